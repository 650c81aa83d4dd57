// Turns pieces of a query into what finds them: a word under every stem that an English, German or Russian text would have given
// it, joined words whole and in parts, Chinese in both scripts by its pairs of characters, with its regional variants.
import { foldHan } from "./han-folding";
import { regionalWords } from "./han-words";
import { isStopWord } from "./stop-words";
import { anyOf, type Sequence, sequenceQuery } from "./vector";
import { findWords, fold, isStop, termOf, type Word } from "./words";

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

/** The languages whose stems a Latin word is looked for under, and the one whose stop words are left out. */
export type Stems = { languages: readonly ("en" | "de")[]; guess: "en" | "de" };

export function stemLanguages(pieces: Piece[], only: string | null, reader: string): Stems {
  if (only !== null) return only === "de" ? { languages: ["de"], guess: "de" } : { languages: ["en"], guess: "en" };
  const words = pieces.filter((piece) => !piece.isPhrase).flatMap((piece) => findWords(piece.text));
  const count = (language: string) =>
    words.filter((word) => word.kind === "word" && isStop(word.text, language)).length;
  const lead = count("de") - count("en");
  return { languages: ["en", "de"], guess: lead > 0 || (lead === 0 && reader === "de") ? "de" : "en" };
}

export function meaningful(words: QueryWord[], guess: "en" | "de"): QueryWord[] {
  const some = words.filter((word) => word.sequences.length > 0);
  const kept = some.filter((word) => !saysNothing(word, guess));
  return kept.length > 0 ? kept : some;
}

function saysNothing(word: QueryWord, guess: "en" | "de"): boolean {
  return word.spelling === null ? isStopWord(foldHan(word.typed), "zh") : isStop(word.spelling, guess);
}

const HAN_RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;

export function plainWords(piece: Piece, stems: Stems): QueryWord[] {
  const found: QueryWord[] = [];
  const words = findWords(piece.text).filter((word) => word.kind !== "han");
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] as Word;
    const parts = word.kind === "whole" ? words.slice(index + 1).filter((part) => part.end <= word.end) : [];
    index += parts.length;
    found.push(queryWord(piece, word, unique([...singles(word, stems), ...chains(parts, stems)])));
  }
  for (const run of piece.text.matchAll(HAN_RUN)) found.push(...hanWords(piece, run[0], run.index));
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

function singles(word: Word, { languages }: Stems): Sequence[] {
  return languages.flatMap((language) => {
    const term = termOf(word.text, language);
    return term === null ? [] : [[{ term, gap: 1 }]];
  });
}

function chains(parts: Word[], { languages }: Stems): Sequence[] {
  return languages.map((language) => chain(parts, language)).filter((sequence) => sequence.length > 0);
}

/** Words in their order; those that say nothing leave a gap. */
function chain(words: readonly Word[], language: string): Sequence {
  const sequence: { term: string; gap: number; isPrefix?: boolean }[] = [];
  let before: number | null = null;
  for (const word of words) {
    const term = word.kind === "han" ? word.text : termOf(word.text, language);
    if (term === null) continue;
    sequence.push({ term, gap: before === null ? 1 : word.position - before });
    before = word.position;
  }
  return sequence;
}

export function phraseWord(piece: Piece, { languages }: Stems): QueryWord[] {
  const words = findWords(piece.text).filter(
    (word, index, all) => word.kind !== "whole" && !isLastOfRun(word, all[index - 1]),
  );
  const sequences = unique(
    languages.map((language) => chain(words, language).map(withPrefix)).filter((sequence) => sequence.length > 0),
  );
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

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** Chinese words of a run; neighbouring single characters belong together, because the segmenter cuts what it does not know. */
function hanWords(piece: Piece, run: string, at: number): QueryWord[] {
  const words: { text: string; start: number }[] = [];
  let isOpen = false;
  for (const { segment, index } of segmenter.segment(run)) {
    const isSingle = [...segment].length === 1 && !isStopWord(foldHan(segment), "zh");
    const last = words.at(-1);
    if (isSingle && isOpen && last) last.text += segment;
    else words.push({ text: segment, start: index });
    isOpen = isSingle;
  }
  return words.map(({ text, start }) => {
    const folded = fold(text);
    return {
      typed: text,
      start: piece.start + at + start,
      end: piece.start + at + start + text.length,
      spelling: null,
      sequences: [folded, ...regionalWords(folded)].map(hanSequence),
    };
  });
}

function hanSequence(word: string): Sequence {
  const characters = [...word];
  if (characters.length === 1) return [{ term: word, gap: 1, isPrefix: true }];
  return characters.slice(0, -1).map((character, index) => ({ term: character + characters[index + 1], gap: 1 }));
}

function isSingleHan(term: string): boolean {
  return [...term].length === 1 && /\p{Script=Han}/u.test(term);
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
