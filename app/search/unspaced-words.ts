// The words of a query in a language that sets none apart by spaces.
import { foldHan } from "./han-folding";
import { regionalWords } from "./han-words";
import { isStopWord } from "./stop-words";
import { UNSPACED_RUN, unitsOf, withoutParticle } from "./unspaced";
import type { Sequence } from "./vector";

const RUN_OF_UNSPACED = new RegExp(UNSPACED_RUN, "gu");

type UnspacedWord = { typed: string; start: number; end: number; sequences: Sequence[]; spelling: null };

/** `from`: where the text stands in the query. */
export function unspacedWords(text: string, from: number): UnspacedWord[] {
  return [...text.matchAll(RUN_OF_UNSPACED)].flatMap((run) => wordsOfRun(run[0], from + run.index));
}

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** Chinese words of a run; neighbouring single characters belong together, because the segmenter cuts what it does not know. */
function wordsOfRun(run: string, at: number): UnspacedWord[] {
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
    const folded = foldedUnits(text).join("");
    const without = withoutParticle(text);
    const ways = [text, ...(without === null ? [] : [without]), ...regionalWords(folded)];
    return {
      typed: text,
      start: at + start,
      end: at + start + text.length,
      spelling: null,
      sequences: ways.map(pairSequence).filter((sequence) => sequence.length > 0),
    };
  });
}

function foldedUnits(text: string): string[] {
  return unitsOf(text).map((unit) => unit.text);
}

function pairSequence(word: string): Sequence {
  const units = foldedUnits(word);
  const [only] = units;
  if (only !== undefined && units.length === 1) return [{ term: only, gap: 1, isPrefix: true }];
  return units.slice(0, -1).map((unit, index) => ({ term: unit + units[index + 1], gap: 1 }));
}
