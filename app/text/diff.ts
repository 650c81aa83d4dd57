// What changed between two texts, block by block: the plain data that the history, the review and the conflict screen
// show. Runs in the browser as well as on the server.
//
// Promises: every block of either text appears exactly once on its side and in its order (a moved one also where it
// was); always an answer, in time bounded by `alignment`, as what cannot be compared is shown as replaced. White space
// between blocks does not count. Dropped: comparing rendered HTML as strings, which breaks markup.
import { align, type Effort, type Hunk, newEffort } from "./alignment";
import { splitBlocks } from "./blocks";
import type { BlockDiff, DocumentDiff, Side } from "./diff-blocks";
import { type Candidate, inOrder, isReplaced, type Pair, pairBlocks } from "./diff-pairs";
import { diffRows } from "./diff-rows";
import { summary } from "./diff-summary";
import { diffWords, flagsBetween, type Part } from "./diff-words";

export { type BlockDiff, type DocumentDiff, flagsOfBlock, type Side } from "./diff-blocks";
export { diffLine, type Flag, type Part } from "./diff-words";

export function diffDocuments(before: string, after: string, language?: string): DocumentDiff {
  const comparison = new Comparison(sidesOf(before), sidesOf(after), language);
  const blocks = comparison.blocks();
  return { blocks, isSame: blocks.every((block) => block.kind === "same"), ...summary(blocks, language) };
}

/** Blocks that are compared: all but the blank lines between them. */
export function sidesOf(source: string): Side[] {
  return splitBlocks(source)
    .map(({ raw, kind }, at) => ({ text: raw.replace(/\r\n?/g, "\n").trimEnd(), kind, at }))
    .filter((side) => side.kind !== "space");
}

class Comparison {
  private readonly effort: Effort = newEffort();
  private readonly out: BlockDiff[] = [];
  /** Positions in `out` of the two ends of a moved block, by its index in the new text. */
  private readonly ends = new Map<number, number>();

  constructor(
    private readonly before: Side[],
    private readonly after: Side[],
    private readonly language?: string,
  ) {}

  blocks(): BlockDiff[] {
    const { hunks } = align(this.before.map(textOf), this.after.map(textOf), this.effort);
    const pairs = pairBlocks(this.candidates(hunks, "before"), this.candidates(hunks, "after"), this.language);
    let at = 0;
    let newAt = 0;
    for (const hunk of hunks) {
      this.same(at, newAt, hunk.start - at);
      this.hunk(hunk, pairs);
      at = hunk.end;
      newAt = hunk.to;
    }
    this.same(at, newAt, this.before.length - at);
    return this.out;
  }

  private candidates(hunks: Hunk[], side: "before" | "after"): Candidate[] {
    return hunks.flatMap((hunk, place) => {
      const [from, to] = side === "before" ? [hunk.start, hunk.end] : [hunk.from, hunk.to];
      return this[side].slice(from, to).map(({ text }, offset) => ({ at: from + offset, place, text }));
    });
  }

  private same(at: number, newAt: number, count: number): void {
    for (let offset = 0; offset < count; offset++) {
      const [before, after] = [this.before[at + offset], this.after[newAt + offset]];
      if (before && after) this.out.push({ kind: "same", before, after });
    }
  }

  private hunk(hunk: Hunk, pairs: Pair[]): void {
    const inside = pairs.filter(
      ({ removed, added }) => removed >= hunk.start && removed < hunk.end && added >= hunk.from && added < hunk.to,
    );
    const anchors = inOrder(inside);
    const moved = pairs.filter((pair) => !anchors.includes(pair));
    let at = hunk.start;
    let newAt = hunk.from;
    for (const anchor of anchors) {
      this.segment(at, anchor.removed, newAt, anchor.added, moved);
      this.together(this.before[anchor.removed], this.after[anchor.added]);
      at = anchor.removed + 1;
      newAt = anchor.added + 1;
    }
    this.segment(at, hunk.end, newAt, hunk.to, moved);
  }

  /** What lies between two anchors: what moved away or came from elsewhere, and what has no partner. */
  private segment(start: number, end: number, from: number, to: number, moved: Pair[]): void {
    const lonely: Side[] = [];
    let used = 0;
    for (let at = start; at < end; at++) {
      const pair = moved.find(({ removed }) => removed === at);
      const before = this.before[at];
      if (pair) this.moved("from", pair);
      else if (before) lonely.push(before);
    }
    for (let at = from; at < to; at++) {
      const pair = moved.find(({ added }) => added === at);
      if (pair) this.moved("to", pair);
      else this.together(lonely[used++], this.after[at]);
    }
    for (const before of lonely.slice(used)) this.out.push({ kind: "removed", before });
  }

  /** Two blocks that stand for each other, by their words or by their place. */
  private together(before: Side | undefined, after: Side | undefined): void {
    if (!after) return;
    if (!before) {
      this.out.push({ kind: "added", after });
      return;
    }
    const parts = isReplaced(before.text, after.text, this.language) ? null : this.parts(before, after);
    this.out.push(parts ? { kind: "changed", before, after, parts } : replaced(before, after, this.language));
  }

  private moved(end: "from" | "to", pair: Pair): void {
    const before = this.before[pair.removed];
    const after = this.after[pair.added];
    if (!before || !after) return;
    const other = this.ends.get(pair.added) ?? -1;
    const index = this.out.push({ kind: "moved", end, before, after, parts: null, other }) - 1;
    this.ends.set(pair.added, index);
    const first = this.out[other];
    if (first?.kind !== "moved") return;
    first.other = index;
    const parts = before.text === after.text ? null : this.parts(before, after);
    for (const entry of [first, this.out[index]]) if (entry?.kind === "moved") entry.parts = parts;
  }

  private parts(before: Side, after: Side): Part[] | null {
    if (before.kind === "table" && after.kind === "table")
      return diffRows(before.text, after.text, this.language, this.effort);
    return diffWords(before.text, after.text, this.language, this.effort);
  }
}

function replaced(before: Side, after: Side, language?: string): BlockDiff {
  return { kind: "replaced", before, after, flags: flagsBetween(before.text, after.text, language) };
}

function textOf(side: Side): string {
  return side.text;
}
