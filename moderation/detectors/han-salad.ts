/**
 * Chinese signs struck at random: nearly none of them forms a word with its neighbour.
 *
 * Promises: at least a dozen signs, nearly all of which the segmenter leaves alone; of plain Chinese it leaves about half of them alone. Lists
 * of single signs (colours, sizes) have marks between them and are not measured. A mark, and never more: classical verse looks alike.
 */

import type { TextFacts } from "../facts";
import { isHan } from "../text/han";

/** `share`: of the words, how many were struck at random. */
export type Gibberish = { start: number; end: number; share: number };

const FEWEST_SIGNS = 12;
const ALONE_SHARE = 0.85;
/** Phonetic signs belong to no text that is meant to be read. */
const PHONETIC = /[\p{Script=Bopomofo}]/u;

export function findHanSalad(text: TextFacts): Gibberish | null {
  let best: Gibberish | null = null;
  let begin = 0;
  const words = text.words.filter(({ field }) => field === "body");
  for (let index = 0; index <= words.length; index += 1) {
    const [before, word] = [words[index - 1], words[index]];
    const goesOn = word !== undefined && before !== undefined && before.end === word.start && index > begin;
    if (goesOn) continue;
    const found = struckIn(text, words.slice(begin, index));
    if (found !== null && (best === null || found.end - found.start > best.end - best.start)) best = found;
    begin = index;
  }
  return best;
}

function struckIn(text: TextFacts, run: TextFacts["words"]): Gibberish | null {
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) return null;
  const written = text.body.slice(first.start, last.end);
  const signs = [...written].filter((sign) => isHan(sign)).length;
  if (signs < FEWEST_SIGNS) return null;
  const alone = run.filter(({ folded }) => folded.length === 1 && isHan(folded));
  const different = new Set(alone.map(({ folded }) => folded)).size;
  const share = alone.length / signs;
  const isStruck = share >= ALONE_SHARE && different * 4 >= alone.length * 3;
  return isStruck || (PHONETIC.test(written) && share >= 0.6) ? { start: first.start, end: last.end, share: 0 } : null;
}
