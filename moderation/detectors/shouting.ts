/**
 * Whole sentences in capitals, and rows of exclamation marks.
 *
 * Promises: acronyms, part numbers, error codes and code do not count; texts mostly in Chinese have
 * no capitals and are measured by marks alone. A mild breach: by itself it never holds a post of
 * a member in good standing. Refuses: question marks, which people double in despair.
 */
import type { Field, SubmissionFacts, TextFacts, WordFacts } from "../facts";
import { isHan } from "../text/han";
import { type Hit, hit } from "./hit";

export type ShoutingParameters = {
  /** Shorter words in capitals are taken for acronyms. */
  shortestWord: number;
  fewestWords: { title: number; body: number };
  /** Of the words that could be shouted, how many are. */
  share: number;
  /** Exclamation marks in a row. */
  marks: number;
};

export const SHOUTING: ShoutingParameters = {
  shortestWord: 4,
  fewestWords: { title: 3, body: 6 },
  share: 0.6,
  marks: 3,
};

export function detectShouting({ text }: SubmissionFacts, parameters: ShoutingParameters): Hit[] {
  const fields: readonly Field[] = ["title", "body"];
  return [
    ...fields.flatMap((field) => capitals(text, field, parameters)),
    ...fields.flatMap((field) => marks(text, field, parameters)),
  ];
}

function capitals(text: TextFacts, field: Field, parameters: ShoutingParameters): Hit[] {
  const source = field === "title" ? text.title : text.body;
  const words = text.words.filter((word) => word.field === field);
  if (words.filter(({ folded }) => isHan(folded)).length * 2 > words.length) return [];
  const written = (word: WordFacts) => source.slice(word.start, word.end);
  const cased = words.filter((word) => {
    const letters = written(word);
    return letters.length >= parameters.shortestWord && /^\p{L}+$/u.test(letters) && hasCase(letters);
  });
  const loud = cased.filter((word) => written(word) === written(word).toUpperCase());
  const first = loud[0];
  const last = loud.at(-1);
  if (first === undefined || last === undefined) return [];
  if (loud.length < parameters.fewestWords[field] || loud.length < parameters.share * cased.length) return [];
  return [hit(text, { field, start: first.start, end: last.end }, "shouting", field === "title" ? 0.35 : 0.4)];
}

function hasCase(letters: string): boolean {
  return letters.toLowerCase() !== letters.toUpperCase();
}

function marks(text: TextFacts, field: Field, parameters: ShoutingParameters): Hit[] {
  const prose = field === "title" ? text.proseTitle : text.proseBody;
  const runs = [...prose.matchAll(/[!！]+/gu)].filter(([run]) => run.length >= parameters.marks);
  const first = runs[0];
  if (first === undefined) return [];
  const isInsistent = runs.length >= 3 || runs.some(([run]) => run.length >= 2 * parameters.marks);
  const where = { field, start: first.index, end: first.index + first[0].length };
  return [hit(text, where, "shouting-marks", isInsistent ? 0.35 : 0.15)];
}
