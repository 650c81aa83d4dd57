/**
 * The different words of a text, numbered, so that lists are asked once for each of them and not for each place it stands at.
 *
 * Promises: made once for each list of words, however many detectors ask. Costs: one look-up for each word of the text, and for each
 * list one question for each different word.
 */
import type { WordFacts } from "../facts";

export type Vocabulary = {
  /** Folded, in order of appearance. */
  distinct: readonly string[];
  /** For each word of the text its number. */
  numbers: Uint32Array;
};

const vocabularies = new WeakMap<readonly WordFacts[], Vocabulary>();

export function vocabularyOf(words: readonly WordFacts[]): Vocabulary {
  const known = vocabularies.get(words);
  if (known !== undefined) return known;
  const numberOf = new Map<string, number>();
  const numbers = new Uint32Array(words.length);
  words.forEach(({ folded }, index) => {
    const number = numberOf.get(folded) ?? numberOf.size;
    if (number === numberOf.size) numberOf.set(folded, number);
    numbers[index] = number;
  });
  const vocabulary = { distinct: [...numberOf.keys()], numbers };
  vocabularies.set(words, vocabulary);
  return vocabulary;
}
