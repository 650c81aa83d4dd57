/**
 * Finds the entries of a list among the words of a text.
 *
 * Promises: whole words only, in Chinese those of the segmenter; an asterisk opens a word. Phrases may have a comma or a
 * hyphen between their words, never the end of a sentence. Costs: words of the text × what begins alike (MOST_ALIKE).
 */
import type { TextFacts, WordFacts } from "../facts";
import { isHan } from "../text/han";
import { type Entry, fitsStar, indexOf, LETTERS_BESIDE_STAR, type Part, readEntry } from "./entries";

export type Found = { written: string; field: WordFacts["field"]; start: number; end: number };

type WordsEntry = Extract<Entry, { kind: "words" }>;
type InsideEntry = Extract<Entry, { kind: "inside" }>;
export type CompiledList = {
  byBeginning: ReadonlyMap<string, readonly WordsEntry[]>;
  inside: readonly InsideEntry[];
};

/** Lists travel as data and are new objects each time; what was compiled once is known by its words. */
const compiled = new Map<string, CompiledList>();
const MOST_KEPT = 200;

export function compiledList(lines: readonly string[]): CompiledList {
  const key = lines.join("\n");
  const known = compiled.get(key);
  if (known) return known;
  if (compiled.size >= MOST_KEPT) compiled.clear();
  const list = compile(lines);
  compiled.set(key, list);
  return list;
}

/** What cannot be looked for is left out: it was refused when it was typed. */
function compile(lines: readonly string[]): CompiledList {
  const byBeginning = new Map<string, WordsEntry[]>();
  const inside: InsideEntry[] = [];
  for (const line of lines) {
    const entry = readEntry(line);
    if ("code" in entry) continue;
    if (entry.kind === "inside") inside.push(entry);
    else byBeginning.set(indexOf(entry), [...(byBeginning.get(indexOf(entry)) ?? []), entry]);
  }
  return { byBeginning, inside };
}

export function findEntries(text: TextFacts, list: CompiledList, most: number): Found[] {
  const found = new Map<string, Found>();
  const { words } = text;
  for (let at = 0; at < words.length && found.size < most; at += 1) {
    const first = words[at];
    if (first === undefined) break;
    for (const key of keysOf(first.folded)) {
      for (const { written, parts } of list.byBeginning.get(key) ?? []) {
        if (found.has(written)) continue;
        const last = matchFrom(words, at, parts);
        if (last !== null) found.set(written, { written, field: first.field, start: first.start, end: last.end });
      }
    }
  }
  if (list.inside.length > 0) for (const one of findInside(words, list.inside, most)) found.set(one.written, one);
  return [...found.values()].slice(0, most);
}

function keysOf(folded: string): string[] {
  if (isHan(folded)) return [`han ${[...folded][0]}`];
  const keys = [`word ${folded}`];
  if (folded.length >= LETTERS_BESIDE_STAR)
    keys.push(`head ${folded.slice(0, LETTERS_BESIDE_STAR)}`, `tail ${folded.slice(-LETTERS_BESIDE_STAR)}`);
  return keys;
}

/** The last word of a match that begins here; null where there is none. */
function matchFrom(words: readonly WordFacts[], at: number, parts: readonly Part[]): WordFacts | null {
  let next = at;
  let last: WordFacts | null = null;
  for (const part of parts) {
    const first = words[next];
    if (first === undefined || (last !== null && !isNextTo(last, first))) return null;
    const used = part.kind === "star" ? (fitsStar(first.folded, part.pieces) ? 1 : 0) : joinedWords(words, next, part);
    if (used === 0) return null;
    next += used;
    last = words[next - 1] ?? null;
  }
  return last;
}

/** How many words that touch each other make up one: the segmenter may cut a Chinese word anywhere. */
function joinedWords(words: readonly WordFacts[], at: number, { word }: { word: string }): number {
  let joined = "";
  for (let used = 0; joined.length < word.length; used += 1) {
    const one = words[at + used];
    const before = words[at + used - 1];
    if (one === undefined || (used > 0 && before?.end !== one.start)) return 0;
    joined += one.folded;
    if (joined === word) return used + 1;
    if (!word.startsWith(joined)) return 0;
  }
  return 0;
}

const WIDEST_GAP = 3;

function isNextTo(one: WordFacts, other: WordFacts): boolean {
  return one.field === other.field && one.sentence === other.sentence && other.start - one.end <= WIDEST_GAP;
}

/** In runs of words that touch each other, anywhere; at a closed side where a word begins or ends. */
function findInside(words: readonly WordFacts[], entries: readonly InsideEntry[], most: number): Found[] {
  const found = new Map<string, Found>();
  for (const run of hanRuns(words)) {
    for (const { written, han, isOpenBefore, isOpenAfter } of entries) {
      if (found.has(written) || found.size >= most) continue;
      for (let at = run.text.indexOf(han); at !== -1; at = run.text.indexOf(han, at + 1)) {
        const end = at + han.length;
        if ((!isOpenBefore && !run.cuts.has(at)) || (!isOpenAfter && !run.cuts.has(end))) continue;
        const inside = run.words.filter((one) => one.at < end && one.at + one.word.folded.length > at);
        const [first, last] = [inside[0]?.word, inside.at(-1)?.word];
        if (first && last) found.set(written, { written, field: first.field, start: first.start, end: last.end });
        break;
      }
    }
  }
  return [...found.values()];
}

type Run = { text: string; words: { word: WordFacts; at: number }[]; cuts: Set<number> };

function hanRuns(words: readonly WordFacts[]): Run[] {
  const runs: Run[] = [];
  let before: WordFacts | undefined;
  for (const word of words) {
    const isSame = before !== undefined && before.field === word.field && before.end === word.start;
    const run = isSame ? runs.at(-1) : undefined;
    const open = run ?? { text: "", words: [], cuts: new Set([0]) };
    if (run === undefined) runs.push(open);
    open.words.push({ word, at: open.text.length });
    open.text += word.folded;
    open.cuts.add(open.text.length);
    before = word;
  }
  return runs.filter(({ text }) => isHan(text));
}
