// A block that one side moved and the other changed: the change goes along. Before anything is compared, the changed block
// takes the place of the old one in the base and on the side that moved it; then only the move is left to be merged.
//
// Only where nothing is guessed: the block stands once in the base and once on the side that moved it, and the other side
// changed it where it was, into something alike. The same for both sides, so that swapping them mirrors the result.
import { alignAround, type Effort, type Hunk } from "./alignment";
import { isReplaced } from "./diff-pairs";
import { isSpace, isWord } from "./words";

type Texts = { base: string; mine: string; theirs: string };

export function withMovesFollowed(texts: Texts, tokensOf: (text: string) => string[], effort: Effort): Texts {
  const { mine, theirs } = texts;
  if (mine === texts.base || theirs === texts.base || mine === theirs) return texts;
  const base = tokensOf(texts.base);
  const [mineTokens, theirTokens] = [tokensOf(mine), tokensOf(theirs)];
  const [ofMine, ofTheirs] = [hunksOf(base, mineTokens, effort), hunksOf(base, theirTokens, effort)];
  const byTheirs = changesOf(movedIn(base, mineTokens, ofMine), base, theirTokens, ofTheirs);
  const byMine = changesOf(movedIn(base, theirTokens, ofTheirs), base, mineTokens, ofMine);
  if (byTheirs.size + byMine.size === 0) return texts;
  return {
    base: base.map((token) => byTheirs.get(token) ?? byMine.get(token) ?? token).join(""),
    mine: mineTokens.map((token) => byTheirs.get(token) ?? token).join(""),
    theirs: theirTokens.map((token) => byMine.get(token) ?? token).join(""),
  };
}

function hunksOf(base: string[], tokens: string[], effort: Effort): Hunk[] {
  const { hunks, isComplete } = alignAround(isSpace, base, tokens, effort);
  return isComplete ? hunks.flatMap((hunk) => oneByOne(hunk, base, tokens)) : [];
}

/** Neighbouring blocks that were all rewritten are as many changes, or else one conflict would take in all of them. */
export function oneByOne(hunk: Hunk, base: string[], tokens: string[]): Hunk[] {
  const size = hunk.end - hunk.start;
  if (size !== hunk.to - hunk.from) return [hunk];
  const hunks: Hunk[] = [];
  for (let offset = 0; offset < size; offset++) {
    const [start, from] = [hunk.start + offset, hunk.from + offset];
    const [old, now] = [base[start] ?? "", tokens[from] ?? ""];
    if (isSpace(old) !== isSpace(now)) return [hunk];
    if (old !== now) hunks.push({ start, end: start + 1, from, to: from + 1 });
  }
  return hunks;
}

/** Blocks that went from one place and came at another, and stand there once. */
function movedIn(base: string[], tokens: string[], hunks: Hunk[]): Set<string> {
  const gone = new Set(hunks.flatMap(({ start, end }) => base.slice(start, end)).filter(isWord));
  const come = hunks.flatMap(({ from, to }) => tokens.slice(from, to)).filter((token) => gone.has(token));
  const [before, after] = [counts(base), counts(tokens)];
  return new Set(come.filter((token) => before.get(token) === 1 && after.get(token) === 1));
}

/** What one side made of blocks that the other moved. */
function changesOf(moved: Set<string>, base: string[], tokens: string[], hunks: Hunk[]): Map<string, string> {
  const changes = new Map<string, string>();
  if (moved.size === 0) return changes;
  const known = new Set(base);
  for (const { start, end, from, to } of hunks) {
    const [old, now] = [base[start], tokens[from]];
    if (end - start !== 1 || to - from !== 1 || old === undefined || now === undefined) continue;
    if (moved.has(old) && !known.has(now) && !isReplaced(old, now)) changes.set(old, now);
  }
  return changes;
}

function counts(tokens: string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const token of tokens) found.set(token, (found.get(token) ?? 0) + 1);
  return found;
}
