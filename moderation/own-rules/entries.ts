/**
 * Entries of word lists: what a shop owner types, one a line, as something to look for; or why it cannot be.
 *
 * Promises: `*` stands for any letters within one word and is the only pattern; compiled by us, never a regular expression. Bounds keep the
 * search linear: words of an entry, entries of a list, and how many may begin alike. Folded in the same way as texts are.
 */
import { fold } from "../text/folding";
import { isHan } from "../text/han";
import { findWords } from "../text/text-facts";

export const MOST_ENTRIES = 300;
export const LONGEST_ENTRY = 80;
export const MOST_ENTRY_WORDS = 6;
/** Letters in a row beside an asterisk: fewer would meet half the dictionary. */
export const LETTERS_BESIDE_STAR = 3;
const HAN_BESIDE_STAR = 2;
export const MOST_STARS = 3;
/** Words of a text are compared with all entries that begin (or end) alike. */
export const MOST_ALIKE = 50;

/** A word as a whole; `pieces` of one with asterisks, of which the first and the last may be empty. */
export type Part = { kind: "word"; word: string } | { kind: "star"; pieces: readonly string[] };

export type Entry =
  | { kind: "words"; written: string; parts: readonly Part[] }
  /** Chinese with an asterisk: found inside longer words as well. */
  | { kind: "inside"; written: string; han: string; isOpenBefore: boolean; isOpenAfter: boolean };

export type EntryProblem =
  | { code: "entries-many"; values: { most: number } }
  | { code: "entry-long"; values: { entry: string; most: number } }
  | { code: "entry-empty"; values: { entry: string } }
  | { code: "entry-words"; values: { entry: string; most: number } }
  | { code: "entry-star"; values: { entry: string; least: number } }
  | { code: "entry-alike"; values: { entry: string; most: number } };

/** The lines of a list without blank ones and repetitions, in their order. */
export function linesOf(text: string): string[] {
  const lines = text.split("\n").map((line) => line.replace(/＊/gu, "*").trim());
  return [...new Set(lines.filter((line) => line !== ""))];
}

/** The first thing that is wrong with a list; null when all of it can be looked for. */
export function entryProblem(lines: readonly string[]): EntryProblem | null {
  if (lines.length > MOST_ENTRIES) return { code: "entries-many", values: { most: MOST_ENTRIES } };
  const alike = new Map<string, number>();
  for (const line of lines) {
    const entry = readEntry(line);
    if ("code" in entry) return entry;
    const key = indexOf(entry);
    const count = (alike.get(key) ?? 0) + 1;
    alike.set(key, count);
    if (count > MOST_ALIKE) return { code: "entry-alike", values: { entry: shown(line), most: MOST_ALIKE } };
  }
  return null;
}

export function readEntry(written: string): Entry | EntryProblem {
  const entry = shown(written);
  if (written.length > LONGEST_ENTRY) return { code: "entry-long", values: { entry, most: LONGEST_ENTRY } };
  const chunks = written.split(/\s+/u).filter((chunk) => chunk !== "");
  if (chunks.length === 1 && isHan(written) && written.includes("*")) return readInside(written);
  const parts: Part[] = [];
  for (const chunk of chunks) {
    const read = chunk.includes("*") ? starred(chunk) : plain(chunk);
    if (read === null) return { code: "entry-star", values: { entry, least: LETTERS_BESIDE_STAR } };
    parts.push(...read);
  }
  if (parts.length === 0) return { code: "entry-empty", values: { entry } };
  if (parts.length > MOST_ENTRY_WORDS) return { code: "entry-words", values: { entry, most: MOST_ENTRY_WORDS } };
  return { kind: "words", written, parts };
}

/** Words as in a text; what stands together there stands together here. */
function plain(chunk: string): Part[] {
  const words: { word: string; end: number }[] = [];
  for (const { folded, start, end } of findWords(chunk, "title", "zh-Hans", LONGEST_ENTRY)) {
    const last = words.at(-1);
    if (last?.end === start) Object.assign(last, { word: last.word + folded, end });
    else words.push({ word: folded, end });
  }
  return words.map(({ word }) => ({ kind: "word", word }));
}

function starred(chunk: string): Part[] | null {
  const pieces = chunk.split("*").map((piece) => fold(piece).replace(/[^\p{L}\p{M}\p{N}'._@$-]/gu, ""));
  const isTelling = [pieces[0], pieces.at(-1)].some((piece) => (piece?.length ?? 0) >= LETTERS_BESIDE_STAR);
  if (!isTelling || pieces.length - 1 > MOST_STARS || isHan(chunk)) return null;
  return [{ kind: "star", pieces }];
}

function readInside(written: string): Entry | EntryProblem {
  const han = fold(written.replace(/^\*+|\*+$/gu, ""));
  const isTooShort = [...han].length < HAN_BESIDE_STAR;
  if (isTooShort || han.includes("*") || /[^\p{L}\p{N}]/u.test(han))
    return { code: "entry-star", values: { entry: shown(written), least: HAN_BESIDE_STAR } };
  return { kind: "inside", written, han, isOpenBefore: written.startsWith("*"), isOpenAfter: written.endsWith("*") };
}

/** Under which letters an entry is looked up: those it begins with, or (after an asterisk) those it ends with. */
export function indexOf(entry: Entry): string {
  if (entry.kind === "inside") return `in ${entry.han}`;
  const [first] = entry.parts;
  if (first === undefined) return "";
  if (first.kind === "word") return isHan(first.word) ? `han ${[...first.word][0]}` : `word ${first.word}`;
  const head = first.pieces[0] ?? "";
  if (head.length >= LETTERS_BESIDE_STAR) return `head ${head.slice(0, LETTERS_BESIDE_STAR)}`;
  return `tail ${(first.pieces.at(-1) ?? "").slice(-LETTERS_BESIDE_STAR)}`;
}

/** Whether a folded word fits pieces with anything between: each piece at its first place, so that no step is taken twice. */
export function fitsStar(word: string, pieces: readonly string[]): boolean {
  const [head = "", ...rest] = pieces;
  const tail = rest.pop() ?? "";
  if (!word.startsWith(head) || !word.endsWith(tail) || word.length < head.length + tail.length) return false;
  let at = head.length;
  for (const piece of rest) {
    const found = word.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return at <= word.length - tail.length;
}

function shown(entry: string): string {
  return entry.slice(0, 40);
}
