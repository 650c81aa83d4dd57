// Finds for blocks that disappeared the blocks that appeared in their place or elsewhere: equal texts first, then the
// most alike by the words they share. Bounded: 100 × 100 pairs are compared, whatever the documents.
import { isWord, wordsOf } from "./words";

/** Shared words of all words, from which on two blocks are the same block changed (or moved). */
const CHANGED_FROM = 0.4;
/** Below this share a block was replaced; showing its words side by side would only confuse. */
const REPLACED_BELOW = 0.2;
/** A block in the same place is preferred to one a little more alike elsewhere. */
const SAME_PLACE_BONUS = 0.1;
const MAX_CANDIDATES = 100;

/** `place` is the number of the hunk that the block belongs to. */
export type Candidate = { at: number; place: number; text: string };
export type Pair = { removed: number; added: number };

export function pairBlocks(removed: Candidate[], added: Candidate[], language?: string): Pair[] {
  const left = removed.slice(0, MAX_CANDIDATES);
  const right = added.slice(0, MAX_CANDIDATES);
  const rightWords = right.map((candidate) => wordSet(candidate.text, language));
  const possible: { removed: Candidate; added: Candidate; rank: number }[] = [];
  for (const one of left) {
    const words = wordSet(one.text, language);
    for (const [index, other] of right.entries()) {
      const alike = one.text === other.text ? 2 : overlap(words, rightWords[index] ?? new Set());
      if (alike < CHANGED_FROM) continue;
      possible.push({ removed: one, added: other, rank: alike + (one.place === other.place ? SAME_PLACE_BONUS : 0) });
    }
  }
  possible.sort((a, b) => b.rank - a.rank || a.removed.at - b.removed.at || a.added.at - b.added.at);
  return greedy(possible.map((pair) => ({ removed: pair.removed.at, added: pair.added.at })));
}

export function isReplaced(before: string, after: string, language?: string): boolean {
  return overlap(wordSet(before, language), wordSet(after, language)) < REPLACED_BELOW;
}

/** The most pairs that keep their order on both sides; the others have moved. */
export function inOrder(pairs: Pair[]): Pair[] {
  const sorted = [...pairs].sort((a, b) => a.added - b.added);
  const chains: { length: number; previous: number }[] = [];
  let best = -1;
  for (const [index, pair] of sorted.entries()) {
    const chain = { length: 1, previous: -1 };
    for (let earlier = 0; earlier < index; earlier++) {
      const length = (chains[earlier]?.length ?? 0) + 1;
      if ((sorted[earlier]?.removed ?? 0) < pair.removed && length > chain.length) {
        chain.length = length;
        chain.previous = earlier;
      }
    }
    chains.push(chain);
    if (best === -1 || chain.length > (chains[best]?.length ?? 0)) best = index;
  }
  const kept: Pair[] = [];
  for (let index = best; index !== -1; index = chains[index]?.previous ?? -1) {
    const pair = sorted[index];
    if (pair) kept.unshift(pair);
  }
  return kept;
}

function greedy(pairs: Pair[]): Pair[] {
  const usedLeft = new Set<number>();
  const usedRight = new Set<number>();
  return pairs.filter((pair) => {
    if (usedLeft.has(pair.removed) || usedRight.has(pair.added)) return false;
    usedLeft.add(pair.removed);
    usedRight.add(pair.added);
    return true;
  });
}

function wordSet(text: string, language?: string): Set<string> {
  return new Set(wordsOf(text.toLowerCase(), language).filter(isWord));
}

function overlap(one: Set<string>, other: Set<string>): number {
  const smaller = one.size < other.size ? one : other;
  const larger = smaller === one ? other : one;
  if (smaller.size === 0 || smaller.size < larger.size * REPLACED_BELOW) return 0;
  let shared = 0;
  for (const word of smaller) if (larger.has(word)) shared++;
  return shared / (one.size + other.size - shared);
}
