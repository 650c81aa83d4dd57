/**
 * Similarity of texts without keeping the texts: hashed runs of words, the smallest few kept.
 *
 * Promises: a sketch has at most SKETCH_SIZE numbers (32 bit, ascending), the same for the same
 * words in any layout; `similarity` estimates the share of runs two texts have in common (Jaccard)
 * from sketches alone. Source: Broder, "On the resemblance and containment of documents", 1997
 * (bottom-k variant). Costs one pass over the words. Refuses: texts under SKETCHED_WORDS words,
 * where everybody's "thank you, that worked" would look like everybody else's.
 */

/** Words per run: three survive small edits, and rarely meet by accident. */
export const SHINGLE_WORDS = 3;
export const SKETCHED_WORDS = 8;
/** Standard error about 1/√128 ≈ 9 %, enough to tell 60 % from 30 %. */
export const SKETCH_SIZE = 128;

/** `words` folded, in order. Empty for texts of fewer than `fewest`. */
export function sketch(words: readonly string[], fewest = SKETCHED_WORDS): number[] {
  if (words.length < Math.max(fewest, SHINGLE_WORDS)) return [];
  const hashes = new Uint32Array(words.length - SHINGLE_WORDS + 1);
  for (let index = 0; index < hashes.length; index += 1) hashes[index] = hashOfRun(words, index);
  const smallest: number[] = [];
  for (const value of hashes.sort()) {
    if (smallest.at(-1) === value) continue;
    smallest.push(value);
    if (smallest.length === SKETCH_SIZE) break;
  }
  return smallest;
}

/** 0 to 1; 0 where either text was too short to be sketched. */
export function similarity(one: readonly number[], other: readonly number[]): number {
  if (one.length === 0 || other.length === 0) return 0;
  const size = Math.min(SKETCH_SIZE, Math.max(one.length, other.length));
  let left = 0;
  let right = 0;
  let common = 0;
  for (let taken = 0; taken < size; taken += 1) {
    const a = one[left] ?? Number.POSITIVE_INFINITY;
    const b = other[right] ?? Number.POSITIVE_INFINITY;
    if (a === Number.POSITIVE_INFINITY && b === Number.POSITIVE_INFINITY) return common / taken;
    if (a === b) common += 1;
    if (a <= b) left += 1;
    if (b <= a) right += 1;
  }
  return common / size;
}

const PRIME = 0x01000193;
const SPACE = 32;

/** FNV-1a over the UTF-16 units of the run with spaces between its words, then mixed, because the smallest values are what is kept. */
function hashOfRun(words: readonly string[], from: number): number {
  let value = 0x811c9dc5;
  for (let index = from; index < from + SHINGLE_WORDS; index += 1) {
    const word = words[index] ?? "";
    if (index > from) value = Math.imul(value ^ SPACE, PRIME);
    for (let at = 0; at < word.length; at += 1) value = Math.imul(value ^ word.charCodeAt(at), PRIME);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
