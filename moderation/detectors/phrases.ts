/**
 * Finds listed words and phrases among the words of a text.
 *
 * Promises: whole words only, never parts (Scunthorpe is a town); folded on both sides; in Chinese
 * a phrase must begin and end where the segmenter cuts, so 去死 is not found in 过去死机. An entry may
 * end in `*` for all words that begin so; other patterns do not exist, so that no list can be slow.
 * Costs: a look-up for each different word, and MOST_PHRASE_WORDS where a phrase may begin.
 */
import type { Language, TextFacts, WordFacts } from "../facts";
import { fold } from "../text/folding";
import { isHan } from "../text/han";
import { vocabularyOf } from "./vocabulary";

/** Words, or pieces of a Chinese phrase. */
export const MOST_PHRASE_WORDS = 6;
/** A prefix shorter than this would match half the dictionary. */
export const SHORTEST_PREFIX = 3;

export type Phrase = { phrase: string; strength: number };

/** Lists of a word detector; see words.ts. */
export type WordsParameters = {
  code: "word-insult" | "word-listed";
  anywhere: readonly Phrase[];
  byLanguage: Readonly<Record<Language, readonly Phrase[]>>;
};

export type PhraseMatch = {
  entry: Phrase;
  field: WordFacts["field"];
  start: number;
  end: number;
  /** Of its words in the text, first and last. */
  from: number;
  to: number;
};

export type Lexicon = {
  phrases: ReadonlyMap<string, Phrase>;
  prefixes: ReadonlyMap<string, Phrase>;
  /** What the first word of a match can be; the segmenter may cut a Chinese phrase anywhere. */
  starts: ReadonlySet<string>;
  /** The first letters of the prefixes. */
  prefixStarts: ReadonlySet<string>;
};

export function compile(entries: readonly Phrase[]): Lexicon {
  const phrases = new Map<string, Phrase>();
  const prefixes = new Map<string, Phrase>();
  for (const entry of entries) {
    const isPrefix = entry.phrase.endsWith("*");
    const key = keyOf(isPrefix ? entry.phrase.slice(0, -1) : entry.phrase);
    if (isPrefix && key.length >= SHORTEST_PREFIX) prefixes.set(key, entry);
    if (!isPrefix && key !== "") phrases.set(key, entry);
  }
  const starts = new Set([...phrases.keys()].flatMap(startsOf));
  const prefixStarts = new Set([...prefixes.keys()].map((key) => key.slice(0, SHORTEST_PREFIX)));
  return { phrases, prefixes, starts, prefixStarts };
}

function startsOf(key: string): string[] {
  const [first = ""] = key.split(" ");
  if (!/\p{Script=Han}/u.test(first)) return [first];
  return Array.from({ length: first.length }, (_, at) => first.slice(0, at + 1));
}

const compiled = new WeakMap<readonly Phrase[], Lexicon>();

/** Compiled once for each list object; lists are never changed in place. */
export function lexiconOf(entries: readonly Phrase[]): Lexicon {
  const known = compiled.get(entries);
  if (known !== undefined) return known;
  const lexicon = compile(entries);
  compiled.set(entries, lexicon);
  return lexicon;
}

/** The longest match at each word; matches do not overlap. */
export function findPhrases({ words, title, body }: TextFacts, lexicon: Lexicon, most: number): PhraseMatch[] {
  const matches: PhraseMatch[] = [];
  const { distinct, numbers } = vocabularyOf(words);
  const beginnings = distinct.map((folded) => beginningOf(folded, lexicon));
  if (!beginnings.some((one) => one !== null)) return matches;
  for (let index = 0; index < words.length && matches.length < most; index += 1) {
    const beginning = beginnings[numbers[index] ?? 0] ?? null;
    const first = words[index];
    if (beginning === null || first === undefined) continue;
    const source = first.field === "title" ? title : body;
    const found = (beginning.isStart ? longest(words, index, source, lexicon) : null) ?? beginning.prefixed;
    if (found === null) continue;
    const last = words[index + found.length - 1] ?? first;
    const to = index + found.length - 1;
    matches.push({ entry: found.entry, field: first.field, start: first.start, end: last.end, from: index, to });
    index += found.length - 1;
  }
  return matches;
}

/** A word written three times is not three breaches; often it is the name of something. */
export function firstOfEach(matches: readonly PhraseMatch[]): PhraseMatch[] {
  const first = new Map<Phrase, PhraseMatch>();
  for (const match of matches) if (!first.has(match.entry)) first.set(match.entry, match);
  return [...first.values()];
}

type Found = { entry: Phrase; length: number };

/** What a word may begin: a phrase, or a match of its own by its first letters; null where it is neither. */
type Beginning = { isStart: boolean; prefixed: Found | null };

function beginningOf(folded: string, lexicon: Lexicon): Beginning | null {
  const one = { isStart: lexicon.starts.has(folded), prefixed: prefixed(folded, lexicon) };
  return one.isStart || one.prefixed !== null ? one : null;
}

function longest(words: readonly WordFacts[], index: number, source: string, lexicon: Lexicon): Found | null {
  let key = "";
  let previous: WordFacts | undefined;
  let found: Found | null = null;
  for (let length = 1; length <= MOST_PHRASE_WORDS; length += 1) {
    const word = words[index + length - 1];
    if (word === undefined) break;
    if (previous !== undefined && !isNextTo(previous, word, source)) break;
    key += previous === undefined || previous.end === word.start ? word.folded : ` ${word.folded}`;
    const entry = lexicon.phrases.get(key);
    if (entry !== undefined) found = { entry, length };
    previous = word;
  }
  return found;
}

/** Same field, and nothing between but spaces or a comma. */
function isNextTo(one: WordFacts, other: WordFacts, source: string): boolean {
  const gap = other.start - one.end;
  return one.field === other.field && gap <= 3 && /^[\s,，]*$/u.test(source.slice(one.end, other.start));
}

function prefixed(folded: string, lexicon: Lexicon): Found | null {
  if (lexicon.prefixes.size === 0 || !lexicon.prefixStarts.has(folded.slice(0, SHORTEST_PREFIX)) || isHan(folded))
    return null;
  for (let length = folded.length; length >= SHORTEST_PREFIX; length -= 1) {
    const entry = lexicon.prefixes.get(folded.slice(0, length));
    if (entry !== undefined) return { entry, length: 1 };
  }
  return null;
}

function keyOf(phrase: string): string {
  return phrase.trim().split(/\s+/u).map(fold).join(" ");
}
