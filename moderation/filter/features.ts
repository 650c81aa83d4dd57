/**
 * What the filter sees of a text: runs of two to five signs, words and pairs of words, and a few signs of its shape, each as a
 * place in a table of FEATURE_SLOTS.
 *
 * Promises: the same text gives the same places, everywhere; letters are folded as the word lists fold them, figures are all
 * alike, a sign that is drawn out counts three times at most. Costs: linear, about a millisecond for 10 KB, no more than
 * READ_CHARACTERS are read. Refuses: to know a language; runs of signs do for Chinese what words do elsewhere.
 */
import { fold } from "../text/folding";

export const FEATURE_BITS = 18;
export const FEATURE_SLOTS = 2 ** FEATURE_BITS;
/** Spam says what it wants at its beginning; a longer text adds work and no certainty. */
export const READ_CHARACTERS = 6_000;

const SHORTEST_RUN = 2;
const LONGEST_RUN = 5;
/** In a row: "sooooo" and "so" differ, "soooo" and "sooooooo" do not. */
const MOST_ALIKE = 3;

/** Runs that begin at a sign, and a word and a pair that end there; signs of the shape. */
const MOST_PER_SIGN = LONGEST_RUN - SHORTEST_RUN + 3;
const SHAPES = 16;

const SPACE = 32;
const FIGURE = 48;

/** `start` and `end`: which signs of the source it covers. */
export type Visit = (slot: number, start: number, end: number) => void;

export function visitFeatures(text: string, visit: Visit): void {
  const read = text.slice(0, READ_CHARACTERS);
  const signs = foldedSigns(read);
  visitRuns(signs, visit);
  visitWords(signs, visit);
  for (const name of shapeOf(read)) visit(slotOf(hashOf(name, SHAPE)), 0, 0);
}

/** Each place once, in order of appearance. */
export function featuresOf(text: string): Int32Array {
  const seen = new Uint8Array(FEATURE_SLOTS >> 3);
  const most = Math.min(FEATURE_SLOTS, MOST_PER_SIGN * (Math.min(text.length, READ_CHARACTERS) + 2) + SHAPES);
  const features = new Int32Array(most);
  let count = 0;
  visitFeatures(text, (slot) => {
    const bit = 1 << (slot & 7);
    if (((seen[slot >> 3] ?? 0) & bit) !== 0) return;
    seen[slot >> 3] = (seen[slot >> 3] ?? 0) | bit;
    features[count] = slot;
    count += 1;
  });
  return features.slice(0, count);
}

type Signs = { codes: Uint16Array; at: Int32Array; length: number };

const UNKNOWN = 0xffff;
const foldedCodes = new Uint16Array(0x10000).fill(UNKNOWN);

function foldedCode(code: number): number {
  const known = foldedCodes[code] ?? SPACE;
  if (known !== UNKNOWN) return known;
  const sign = String.fromCharCode(code);
  const isFigure = /\p{Nd}/u.test(sign);
  const isSpace = /[\s\p{Z}\p{Cc}\p{Cf}]/u.test(sign);
  const folded = isFigure ? FIGURE : isSpace ? SPACE : fold(sign).charCodeAt(0);
  foldedCodes[code] = Number.isNaN(folded) ? SPACE : folded;
  return foldedCodes[code] ?? SPACE;
}

function foldedSigns(text: string): Signs {
  const codes = new Uint16Array(text.length + 2);
  const at = new Int32Array(text.length + 2);
  let length = 0;
  let alike = 0;
  const add = (code: number, index: number) => {
    const isSame = length > 0 && codes[length - 1] === code;
    alike = isSame ? alike + 1 : 1;
    if (alike > (code === SPACE ? 1 : MOST_ALIKE)) return;
    codes[length] = code;
    at[length] = index;
    length += 1;
  };
  add(SPACE, 0);
  for (let index = 0; index < text.length; index += 1) add(foldedCode(text.charCodeAt(index)), index);
  add(SPACE, Math.max(0, text.length - 1));
  return { codes, at, length };
}

const PRIME = 0x01000193;
const RUN = 0x811c9dc5;
const WORD = 0x2b5a1e37;
const PAIR = 0x6d3f9c11;
const SHAPE = 0x1f83d9ab;

function slotOf(hash: number): number {
  let value = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> (32 - FEATURE_BITS);
}

function hashOf(name: string, seed: number): number {
  let hash = seed;
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), PRIME);
  return hash;
}

function visitRuns({ codes, at, length }: Signs, visit: Visit): void {
  for (let start = 0; start < length; start += 1) {
    let hash = RUN;
    const most = Math.min(LONGEST_RUN, length - start);
    for (let run = 1; run <= most; run += 1) {
      const end = start + run - 1;
      hash = Math.imul(hash ^ (codes[end] ?? 0), PRIME);
      if (run >= SHORTEST_RUN) visit(slotOf(hash), at[start] ?? 0, (at[end] ?? 0) + 1);
    }
  }
}

const wordCodes = new Uint8Array(0x10000);

/** Letters, marks and figures. */
function isWordCode(code: number): boolean {
  const known = wordCodes[code];
  if (known !== 0) return known === 1;
  const is = /[\p{L}\p{M}\p{N}]/u.test(String.fromCharCode(code));
  wordCodes[code] = is ? 1 : 2;
  return is;
}

function visitWords({ codes, at, length }: Signs, visit: Visit): void {
  let hash = WORD;
  let begun = -1;
  let before = 0;
  let beforeAt = 0;
  for (let index = 0; index <= length; index += 1) {
    const code = index < length ? (codes[index] ?? SPACE) : SPACE;
    if (isWordCode(code)) {
      if (begun === -1) begun = index;
      hash = Math.imul(hash ^ code, PRIME);
      continue;
    }
    if (begun === -1) continue;
    const [start, end] = [at[begun] ?? 0, (at[index - 1] ?? 0) + 1];
    visit(slotOf(hash), start, end);
    if (before !== 0) visit(slotOf(Math.imul(before ^ PAIR, PRIME) ^ hash), beforeAt, end);
    before = hash;
    beforeAt = start;
    hash = WORD;
    begun = -1;
  }
}

/** How long, how loud, how many addresses and figures: what runs of signs cannot say. */
function shapeOf(text: string): string[] {
  const { letters, capitals } = lettersOf(text);
  const count = (pattern: RegExp) => Math.min(4, text.match(pattern)?.length ?? 0);
  return [
    `length ${Math.min(12, Math.round(Math.log2(text.length + 1)))}`,
    `capitals ${letters === 0 ? 0 : Math.round((4 * capitals) / letters)}`,
    `links ${count(/https?:|www\./giu)}`,
    `marks ${count(/[!！]/gu)}`,
    `asks ${Math.min(2, count(/[?？]/gu))}`,
    `numbers ${count(/\d[\d ()/.-]{6,}\d/gu)}`,
    `pictures ${count(/\p{Extended_Pictographic}/gu)}`,
  ];
}

const LETTER = 1;
const CAPITAL = 2;
const OTHER = 3;
const letterCodes = new Uint8Array(0x10000);

function lettersOf(text: string): { letters: number; capitals: number } {
  let letters = 0;
  let capitals = 0;
  for (let index = 0; index < text.length; index += 1) {
    const point = text.codePointAt(index) ?? SPACE;
    if (point > 0xffff) index += 1;
    const kind = letterKind(point);
    if (kind !== OTHER) letters += 1;
    if (kind === CAPITAL) capitals += 1;
  }
  return { letters, capitals };
}

function letterKind(point: number): number {
  const known = letterCodes[point] ?? 0;
  if (known !== 0) return known;
  const sign = String.fromCodePoint(point);
  const kind = /\p{Lu}/u.test(sign) ? CAPITAL : /\p{L}/u.test(sign) ? LETTER : OTHER;
  if (point <= 0xffff) letterCodes[point] = kind;
  return kind;
}
