/** The words that spoke against texts, by how much they weighed in all of them: what a filter learnt, for people to look at. */
import { explain, type FilterModel } from "./model";

/** Further texts add no new words. */
const TEXTS_READ = 2_000;
const WORDS_PER_TEXT = 10;

export function wordsAgainst(
  model: FilterModel,
  texts: readonly string[],
  most: number,
): { word: string; weight: number }[] {
  const weights = new Map<string, number>();
  for (const text of texts.slice(0, TEXTS_READ)) {
    for (const { passage, weight } of explain(model, text, WORDS_PER_TEXT)) {
      const word = passage.toLowerCase();
      if (weight > 0) weights.set(word, (weights.get(word) ?? 0) + weight);
    }
  }
  return [...weights]
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([word, weight]) => ({ word, weight: Number(weight.toFixed(3)) }));
}
