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
  const hashes = new Set<number>();
  for (let index = 0; index + SHINGLE_WORDS <= words.length; index += 1) {
    hashes.add(hash(words.slice(index, index + SHINGLE_WORDS).join(" ")));
  }
  return [...hashes].sort((a, b) => a - b).slice(0, SKETCH_SIZE);
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

/** FNV-1a over UTF-16 units, then mixed, because the smallest values are what is kept. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
