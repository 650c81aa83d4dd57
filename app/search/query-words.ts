// Turns pieces of a query into what finds them: a word under every stem that an English, German or Russian text would have given
// it, and as it is written in texts of other languages; joined words whole and in parts, Chinese in both scripts by its pairs of
// characters, with its regional variants; Korean with and without its particle.
import { foldHan } from "./han-folding";
import { isStop, type Stemming, stemmingOf, termOf } from "./stemming";
import { isStopWord } from "./stop-words";
import { isUnspaced } from "./unspaced";
import { unspacedWords } from "./unspaced-words";
import { anyOf, type Sequence, sequenceQuery } from "./vector";
import { findWords, type Word } from "./words";

/** A title with its first sentences; more is not looked at. */
const LONGEST_SENTENCE = 600;

export type QueryWord = {
  /** As typed, where in the query. */
  typed: string;
  start: number;
  end: number;
  /** What finds it; one is enough. */
  sequences: Sequence[];
  /** Folded, for a plain word that could be misspelt; null for numbers, phrases, Chinese. */
  spelling: string | null;
};

export type Piece = { text: string; start: number; isPhrase: boolean; isExcluded: boolean };

/** The words of a sentence that is no query: no operators, no quotes. */
export function wordsOfSentence(text: string, { language }: { language: string }): QueryWord[] {
  const piece: Piece = { text: text.slice(0, LONGEST_SENTENCE), start: 0, isPhrase: false, isExcluded: false };
  const stems = stemLanguages([piece], null, language);
  return meaningful(plainWords(piece, stems), stems.guess);
}

/** How a word may be written in the index, and the language whose stop words are left out; null: those of none. */
export type Stems = { stemmings: readonly Stemming[]; guess: "en" | "de" | null };

export function stemLanguages(pieces: Piece[], only: string | null, reader: string): Stems {
  if (only !== null) {
    const stemming = stemmingOf(only);
    return { stemmings: [stemming], guess: stemming === "plain" ? null : stemming };
  }
  const words = pieces.filter((piece) => !piece.isPhrase).flatMap((piece) => findWords(piece.text));
  const count = (stemming: Stemming) =>
    words.filter((word) => word.kind === "word" && isStop(word.text, stemming)).length;
  const lead = count("de") - count("en");
  return { stemmings: ["en", "de", "plain"], guess: lead > 0 || (lead === 0 && reader === "de") ? "de" : "en" };
}

export function meaningful(words: QueryWord[], guess: Stems["guess"]): QueryWord[] {
  const some = words.filter((word) => word.sequences.length > 0);
  const kept = some.filter((word) => !saysNothing(word, guess));
  return kept.length > 0 ? kept : some;
}

function saysNothing(word: QueryWord, guess: Stems["guess"]): boolean {
  if (word.spelling === null) return isStopWord(foldHan(word.typed), "zh");
  return guess !== null && isStop(word.spelling, guess);
}

export function plainWords(piece: Piece, stems: Stems): QueryWord[] {
  const found: QueryWord[] = [];
  const words = findWords(piece.text).filter((word) => word.kind !== "han");
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] as Word;
    const parts = word.kind === "whole" ? words.slice(index + 1).filter((part) => part.end <= word.end) : [];
    index += parts.length;
    found.push(queryWord(piece, word, unique([...singles(word, stems), ...chains(parts, stems)])));
  }
  found.push(...unspacedWords(piece.text, piece.start));
  return found.sort((a, b) => a.start - b.start);
}

function queryWord(piece: Piece, { text, kind, start, end }: Word, sequences: Sequence[]): QueryWord {
  const isSpelt = kind === "word" && !/\p{N}/u.test(text);
  return {
    typed: piece.text.slice(start, end),
    start: piece.start + start,
    end: piece.start + end,
    sequences,
    spelling: isSpelt ? text : null,
  };
}

function singles(word: Word, { stemmings, guess }: Stems): Sequence[] {
  return stemmings.flatMap((stemming) => {
    const term = isLeftOut(word, stemming, guess) ? null : termOf(word.text, stemming);
    return term === null ? [] : [[{ term, gap: 1 }]];
  });
}

/** What says nothing in the language of the query is not looked for as a word of another one, unless only that is asked for. */
function isLeftOut(word: Word, stemming: Stemming, guess: Stems["guess"]): boolean {
  return stemming === "plain" && guess !== null && word.kind !== "han" && isStop(word.text, guess);
}

function chains(words: readonly Word[], { stemmings, guess }: Stems): Sequence[] {
  return stemmings
    .filter((stemming) => !words.every((word) => isLeftOut(word, stemming, guess)))
    .map((stemming) => chain(words, stemming))
    .filter((sequence) => sequence.length > 0);
}

/** Words in their order; those that say nothing leave a gap. */
function chain(words: readonly Word[], stemming: Stemming): Sequence {
  const sequence: { term: string; gap: number; isPrefix?: boolean }[] = [];
  let before: number | null = null;
  for (const word of words) {
    const term = word.kind === "han" ? word.text : termOf(word.text, stemming);
    if (term === null) continue;
    sequence.push({ term, gap: before === null ? 1 : word.position - before });
    before = word.position;
  }
  return sequence;
}

export function phraseWord(piece: Piece, stems: Stems): QueryWord[] {
  const words = findWords(piece.text).filter(
    (word, index, all) => word.kind !== "whole" && !isLastOfRun(word, all[index - 1]),
  );
  const sequences = unique(chains(words, stems).map((sequence) => sequence.map(withPrefix)));
  if (sequences.length === 0) return [];
  return [{ typed: piece.text, start: piece.start, end: piece.start + piece.text.length, sequences, spelling: null }];
}

/** The last character of a Chinese run is in the pair before it already; the text may go on behind it. */
function isLastOfRun(word: Word, before: Word | undefined): boolean {
  return word.kind === "han" && [...word.text].length === 1 && before?.kind === "han" && before.end === word.end;
}

function withPrefix<T extends { term: string }>(step: T): T & { isPrefix?: boolean } {
  return isSingleHan(step.term) ? { ...step, isPrefix: true } : step;
}

function isSingleHan(term: string): boolean {
  return isUnspaced(term) && [...term].length === 1;
}

function unique(sequences: Sequence[]): Sequence[] {
  return [...new Map(sequences.map((sequence) => [sequenceQuery(sequence), sequence])).values()];
}

const SHORTEST_BEGINNING = 2;

/** While a query is typed, its last word stands for everything that begins so. */
export function openLast({ text, words }: { text: string; words: readonly QueryWord[] }): QueryWord[] {
  return words.map((word) => (word.end === text.length && word.spelling !== null ? withBeginnings(word) : word));
}

/** By the letters as typed and by what a language makes of them: "descali" and "descal" both begin "descaling". */
function withBeginnings(word: QueryWord): QueryWord {
  const begun = [word.spelling ?? "", ...word.sequences.flatMap(([first]) => first?.term ?? [])];
  const beginnings = begun
    .filter((term) => term.length >= SHORTEST_BEGINNING)
    .map((term): Sequence => [{ term, gap: 1, isPrefix: true }]);
  return { ...word, sequences: unique([...word.sequences, ...beginnings]) };
}

/** The word as PostgreSQL's tsquery. */
export function wordQuery(word: Pick<QueryWord, "sequences">): string {
  return anyOf(word.sequences.map(sequenceQuery));
}

/** The text of the query with a word replaced; replace the last one first. */
export function replaceWord(text: string, { start, end }: QueryWord, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}
