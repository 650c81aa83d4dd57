// Differences that are too large to be shown piece by piece, and the stand-in for one that took too long to be found.
//
// Promises: every word of either text is shown, on its side and in its order, in at most MOST_PIECES pieces: each is an element
// of the page, and a page is written in the server's own thread. What is put together loses only how finely it is compared.
import { sidesOf } from "./diff";
import type { BlockDiff, DocumentDiff, Side } from "./diff-blocks";

/** A page of so many takes about as long as the largest question with its answers. */
const MOST_PIECES = 10_000;
const SHOWN_BESIDE_CHANGES = 1;

export function readable(diff: DocumentDiff): DocumentDiff {
  if (piecesOf(diff.blocks) <= MOST_PIECES) return diff;
  const folded = withLongStretchesTogether(diff.blocks);
  if (piecesOf(folded) <= MOST_PIECES) return { ...diff, blocks: folded };
  const runs = runsOf(folded).flatMap((run) => (run[0]?.kind === "same" ? run : together(run, diff)));
  if (piecesOf(runs) <= MOST_PIECES) return { ...diff, blocks: runs };
  const [first, last] = [runs.findIndex(isChange), runs.findLastIndex(isChange)];
  const between = together(runs.slice(first, last + 1), diff);
  return { ...diff, blocks: [...runs.slice(0, first), ...between, ...runs.slice(last + 1)] };
}

/** What stands before the first and after the last difference is the same, all between replaced. Costs one look at each text. */
export function roughDiff(before: string, after: string): DocumentDiff {
  const [old, now] = [sidesOf(before), sidesOf(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start]?.text === now[start]?.text) start += 1;
  let end = 0;
  const most = Math.min(old.length, now.length) - start;
  while (end < most && old.at(-1 - end)?.text === now.at(-1 - end)?.text) end += 1;
  const same = (from: number, offset: number, count: number): BlockDiff[] =>
    old.slice(from, from + count).flatMap((side, at) => {
      const other = now[from + offset + at];
      return other ? [{ kind: "same" as const, before: side, after: other }] : [];
    });
  const [gone, come] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  const changed = replacement(joined(gone), joined(come), []);
  const blocks = [...same(0, 0, start), ...changed, ...same(old.length - end, now.length - old.length, end)];
  return readable({
    blocks,
    isSame: changed.length === 0,
    flags: [],
    added: wordCount(come),
    removed: wordCount(gone),
  });
}

function piecesOf(blocks: BlockDiff[]): number {
  return blocks.reduce((sum, block) => sum + 1 + ("parts" in block ? (block.parts?.length ?? 0) : 0), 0);
}

/** Unchanged stretches, but for their ends beside a change, as one block each. */
function withLongStretchesTogether(blocks: BlockDiff[]): BlockDiff[] {
  const out = runsOf(blocks).flatMap((run) => {
    const inside = run.slice(SHOWN_BESIDE_CHANGES, -SHOWN_BESIDE_CHANGES);
    if (run[0]?.kind !== "same" || inside.length < 2) return run;
    return [...run.slice(0, SHOWN_BESIDE_CHANGES), ...sameTogether(inside), ...run.slice(-SHOWN_BESIDE_CHANGES)];
  });
  const places = new Map(out.map((block, place) => [block, place]));
  return out.map((block) => {
    const other = block.kind === "moved" ? blocks[block.other] : undefined;
    return block.kind === "moved" ? { ...block, other: (other && places.get(other)) ?? -1 } : block;
  });
}

function sameTogether(blocks: BlockDiff[]): BlockDiff[] {
  const [before, after] = [joined(sidesFrom(blocks, "before")), joined(sidesFrom(blocks, "after"))];
  return before && after ? [{ kind: "same", before, after, count: blocks.length }] : [];
}

/** Neighbours that are all the same, or all changed. */
function runsOf(blocks: BlockDiff[]): BlockDiff[][] {
  const runs: BlockDiff[][] = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    if (last?.[0] && isChange(last[0]) === isChange(block)) last.push(block);
    else runs.push([block]);
  }
  return runs;
}

function together(blocks: BlockDiff[], { flags }: DocumentDiff): BlockDiff[] {
  return replacement(joined(sidesFrom(blocks, "before")), joined(sidesFrom(blocks, "after")), flags);
}

function replacement(before: Side | null, after: Side | null, flags: DocumentDiff["flags"]): BlockDiff[] {
  if (before && after) return [{ kind: "replaced", before, after, flags }];
  if (before) return [{ kind: "removed", before }];
  return after ? [{ kind: "added", after }] : [];
}

/** In the order of the text. A block that moved stands on the old side where it was, on the new one where it is. */
export function sidesFrom(blocks: readonly BlockDiff[], side: "before" | "after"): Side[] {
  const sides = blocks.flatMap((block) => {
    if (block.kind === "moved" && (block.end === "from") !== (side === "before")) return [];
    if (side === "before") return "before" in block ? [block.before] : [];
    return "after" in block ? [block.after] : [];
  });
  return sides.sort((one, other) => one.at - other.at);
}

function joined(sides: Side[]): Side | null {
  const [first] = sides;
  if (!first) return null;
  const kind = sides.every((side) => side.kind === first.kind) ? first.kind : "paragraph";
  return { text: sides.map(({ text }) => text).join("\n\n"), kind, at: first.at };
}

function isChange({ kind }: BlockDiff): boolean {
  return kind !== "same";
}

/** Near enough, without cutting Chinese into words. */
function wordCount(sides: Side[]): number {
  return sides.reduce((sum, { text }) => sum + (text.match(/\p{sc=Han}|[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0), 0);
}
