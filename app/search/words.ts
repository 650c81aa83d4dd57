// Cuts text into the terms of the search index. Index, query and highlights use these same functions, so a word that is found
// is also the word that is marked.
//
// Promises: case, accents, umlaut spellings, ё, full-width letters, vowel signs of Arabic and Hebrew and the two Chinese scripts
// make no difference; words become stems by the language of the text (German in German texts; in other languages that are
// written in Latin or Cyrillic letters none; else Cyrillic ones Russian, Latin ones English); what is joined by hyphen, dot or
// nothing is a term in parts and as a whole, so TW-300, TW 300 and tw300 find each other; what has no spaces between words
// (search/unspaced) is indexed by pairs of characters and by the last one of a run. Bounded: MOST_WORDS per text, LONGEST_WORD
// characters.
// Dropped: dictionary words for Chinese in the index (Intl.Segmenter cuts 文档 wrongly, and differs between versions of Node, which
// would age the index); they serve queries only. PostgreSQL's own parser and stemmers (they ask the server's locale what a
// letter is, stem differently between versions 15 and 18, and cannot be asked by highlights).
import { fold } from "./fold";
import { stemmingOf, stemOf, termOf } from "./stemming";
import { isUnspaced, UNSPACED, UNSPACED_RUN, unitsOf } from "./unspaced";

export const MOST_WORDS = 8_000;
const LONGEST_WORD = 40;
/** As it is spelt, with marks and signs that nobody sees. */
const LONGEST_SPELLING = 5 * LONGEST_WORD;
/** A joined run of more parts is no word; the rest of it is left out. */
const MOST_PARTS = 60;
/** Longer chains are addresses and keys: their parts are enough. */
const MOST_PARTS_OF_WHOLE = 5;
/** tsvector has no place for more. */
const LAST_POSITION = 16_000;

/** A word as it stands in a text, folded but not yet stemmed. */
export type Word = {
  /** `han`: a pair of signs of Chinese or another language without spaces. */
  kind: "word" | "whole" | "han";
  text: string;
  /** Counts words; a whole stands where its first part stands. */
  position: number;
  start: number;
  end: number;
};

export type Term = { term: string; position: number; start: number; end: number };

const SIGN = "\\p{L}\\p{M}\\p{N}\\u00ad\\u200b-\\u200d\\u2060";
/** Letters and digits, and single joining signs between them; a comma only between digits. */
const RUN = new RegExp(`[${SIGN}]+(?:(?:[-._'’+&]|(?<=\\p{N}),(?=\\p{N}))[${SIGN}]+)*`, "gu");
const UNSPACED_OR_OTHER = new RegExp(`${UNSPACED_RUN}|[^${UNSPACED}]+`, "gu");
const IS_SIGN = new RegExp(`[${SIGN}]`, "u");
const CHUNK = /[^-._+&,]+/g;
const LETTERS_OR_DIGITS = /\p{N}+|[^\p{N}]+/gu;
const PLAIN = /^[a-z]+$/i;

/**
 * The terms of a text in order; stop words leave a gap in the positions. With `letters`, plain words that begin with another
 * letter may be passed over: a stem never changes the first.
 */
export function findTerms(text: string, language: string, letters?: ReadonlySet<string>): Term[] {
  const stemming = stemmingOf(language);
  const terms: Term[] = [];
  for (const word of findWords(text, letters)) {
    const { position, start, end } = word;
    if (word.kind === "han") terms.push({ term: word.text, position, start, end });
    else if (word.kind === "whole") terms.push({ term: stemOf(word.text, stemming), position, start, end });
    else {
      const term = termOf(word.text, stemming);
      if (term !== null) terms.push({ term, position, start, end });
    }
  }
  return terms;
}

export function findWords(text: string, letters?: ReadonlySet<string>): Word[] {
  const words: Word[] = [];
  let position = 0;
  let at = 0;
  while (words.length < MOST_WORDS && position < LAST_POSITION) {
    while (classOf(text, at) === GAP || classOf(text, at) === JOINER) at += 1;
    const end = endOfPlain(text, at);
    if (end > at) {
      position += 1;
      if (end - at <= LONGEST_WORD && (letters?.has(text.charAt(at).toLowerCase()) ?? true))
        words.push({ kind: "word", text: text.slice(at, end).toLowerCase(), position, start: at, end });
      at = end;
      continue;
    }
    RUN.lastIndex = at;
    const run = RUN.exec(text);
    if (run === null) break;
    at = RUN.lastIndex;
    for (const part of run[0].matchAll(UNSPACED_OR_OTHER)) {
      const start = run.index + part.index;
      position = isUnspaced(part[0])
        ? addPairs(words, part[0], start, position)
        : addParts(words, part[0], start, position);
    }
  }
  return words;
}

const OTHER = 0;
const GAP = 1;
const JOINER = 2;
const LETTER = 3;
const DIGIT = 4;
const END = 5;
/** What the signs of ASCII are for words; most texts consist of them, and expressions take ten times as long. */
const CLASSES = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (PLAIN.test(sign)) return LETTER;
  if (/\d/.test(sign)) return DIGIT;
  return "-._'+&".includes(sign) ? JOINER : GAP; // a comma joins nothing but digits
});

function classOf(text: string, at: number): number {
  if (at >= text.length) return END;
  const code = text.charCodeAt(at);
  return code < CLASSES.length ? (CLASSES[code] as number) : classBeyond(text.charAt(at));
}

function classBeyond(sign: string): number {
  if (sign === "’") return JOINER;
  return /[\ud800-\udfff]/.test(sign) || IS_SIGN.test(sign) ? OTHER : GAP;
}

/** Where a word of plain letters ends; `start` when there is none, or more than letters belongs to it. */
function endOfPlain(text: string, start: number): number {
  let end = start;
  while (classOf(text, end) === LETTER) end += 1;
  const next = classOf(text, end);
  const joined = next === JOINER ? classOf(text, end + 1) : next;
  return joined === OTHER || joined === LETTER || joined === DIGIT ? start : end;
}

/** Every pair of neighbours, and the last character alone, so that a single character is found as the beginning of a term. */
function addPairs(words: Word[], run: string, start: number, position: number): number {
  const units = unitsOf(run).slice(0, LAST_POSITION - position);
  for (const [index, unit] of units.entries()) {
    const next = units[index + 1];
    const text = unit.text + (next?.text ?? "");
    const end = start + (next ?? unit).end;
    words.push({ kind: "han", text, position: position + index + 1, start: start + unit.start, end });
  }
  return position + units.length;
}

function addParts(words: Word[], run: string, start: number, before: number): number {
  const parts: Word[] = [];
  let position = before;
  let whole = "";
  for (const chunk of run.matchAll(CHUNK)) {
    if (parts.length >= MOST_PARTS) break;
    for (const part of splitChunk(chunk[0])) {
      if (parts.length >= MOST_PARTS) break;
      // What is no word however it folds is not folded: accents cost the square of their number.
      const text = part.text.length > LONGEST_SPELLING ? part.text : fold(part.text);
      if (text === "") continue;
      position += 1;
      const at = start + chunk.index + part.index;
      parts.push({ kind: "word", text, position, start: at, end: at + part.length });
      // 3.2 is not 32: between digits the sign stays.
      whole += /\p{N}$/u.test(whole) && /^\p{N}/u.test(text) ? `.${text}` : text;
    }
  }
  const first = parts[0];
  const last = parts.at(-1);
  if (parts.length > 1 && parts.length <= MOST_PARTS_OF_WHOLE && first && last && whole.length <= LONGEST_WORD) {
    words.push({ kind: "whole", text: whole, position: first.position, start: first.start, end: last.end });
  }
  for (const part of parts) if (part.text.length <= LONGEST_WORD) words.push(part);
  return position;
}

/** An article or a small word that French, Italian and Catalan hang before a vowel: l'eau is found as eau. */
const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|all|coll|dall|dell|nell|quell|sull|un)['’](?=\p{L}{2})/iu;

/** Digits and letters apart (fw3 → fw, 3); words with an apostrophe stay one (don't → dont), a possessive s goes. */
function splitChunk(chunk: string): { text: string; index: number; length: number }[] {
  if (/['’]/.test(chunk)) {
    const index = ELIDED.exec(chunk)?.[0].length ?? 0;
    const word = chunk.slice(index);
    return [{ text: word.replace(/['’]s$/i, "").replace(/['’]/g, ""), index, length: word.length }];
  }
  return [...chunk.matchAll(LETTERS_OR_DIGITS)].map((part) => ({
    text: part[0],
    index: part.index,
    length: part[0].length,
  }));
}
