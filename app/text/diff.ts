// What changed between two texts, block by block: the plain data that the history, the review and the conflict screen
// show. Runs in the browser as well as on the server.
//
// Promises: every block of either text appears exactly once on its side and in its order (a moved one also where it
// was); always an answer, in time bounded by `alignment`, as what cannot be compared is shown as replaced. White space
// between blocks does not count. Dropped: comparing rendered HTML as strings, which breaks markup.
import { align, type Effort, type Hunk, newEffort } from "./alignment";
import { type BlockKind, splitBlocks } from "./blocks";
import { type Candidate, inOrder, isReplaced, type Pair, pairBlocks } from "./diff-pairs";
import { diffRows } from "./diff-rows";
import { diffWords, type Flag, flagsBetween, type Part } from "./diff-words";
import { isWord, wordsOf } from "./words";

export { diffLine, type Flag, type Part } from "./diff-words";

/** A block of one text. `at` is its index in `splitBlocks` of that text. */
export type Side = { text: string; kind: BlockKind; at: number };

export type BlockDiff =
  | { kind: "same"; before: Side; after: Side }
  | { kind: "changed"; before: Side; after: Side; parts: Part[] }
  | { kind: "replaced"; before: Side; after: Side }
  | { kind: "added"; after: Side }
  | { kind: "removed"; before: Side }
  /** Where a moved block was ("from") and is ("to"); `other` is the index of its other end. No parts: unchanged. */
  | { kind: "moved"; end: "from" | "to"; before: Side; after: Side; parts: Part[] | null; other: number };

export type DocumentDiff = {
  blocks: BlockDiff[];
  isSame: boolean;
  /** What any of the changes deserves a second look for. */
  flags: Flag[];
  /** Words. */
  added: number;
  removed: number;
};

export function diffDocuments(before: string, after: string, language?: string): DocumentDiff {
  const comparison = new Comparison(sidesOf(before), sidesOf(after), language);
  const blocks = comparison.blocks();
  return { blocks, isSame: blocks.every((block) => block.kind === "same"), ...summary(blocks, language) };
}

function sidesOf(source: string): Side[] {
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
    for (let at = start; at < end; at++) {
      const pair = moved.find(({ removed }) => removed === at);
      const before = this.before[at];
      if (pair) this.moved("from", pair);
      else if (before) lonely.push(before);
    }
    for (let at = from; at < to; at++) {
      const pair = moved.find(({ added }) => added === at);
      if (pair) this.moved("to", pair);
      else this.together(lonely.shift(), this.after[at]);
    }
    for (const before of lonely) this.out.push({ kind: "removed", before });
  }

  /** Two blocks that stand for each other, by their words or by their place. */
  private together(before: Side | undefined, after: Side | undefined): void {
    if (!after) return;
    if (!before) {
      this.out.push({ kind: "added", after });
      return;
    }
    const parts = isReplaced(before.text, after.text, this.language) ? null : this.parts(before, after);
    this.out.push(parts ? { kind: "changed", before, after, parts } : { kind: "replaced", before, after });
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

/** Why a block deserves a second look: whatever it is classed as, in every view. Nothing for one that is wholly new or gone. */
export function flagsOfBlock(block: BlockDiff, language?: string): Flag[] {
  switch (block.kind) {
    case "same":
    case "added":
    case "removed":
      return [];
    case "replaced":
      return flagsBetween(block.before.text, block.after.text, language);
    case "changed":
    case "moved":
      return [...new Set((block.parts ?? []).flatMap((part) => part.flags))];
  }
}

function summary(blocks: BlockDiff[], language?: string): Pick<DocumentDiff, "flags" | "added" | "removed"> {
  const flags = new Set<Flag>();
  let added = 0;
  let removed = 0;
  for (const block of blocks) {
    if (block.kind === "same" || (block.kind === "moved" && (block.end === "from" || !block.parts))) continue;
    for (const part of partsOf(block, language)) {
      if (part.kind === "same") continue;
      for (const flag of part.flags) flags.add(flag);
      const words = wordsOf(part.text, language).filter(isWord).length;
      if (part.kind === "added") added += words;
      else removed += words;
    }
    if ([before(block), after(block)].some((side) => side?.kind === "code")) flags.add("code");
  }
  return { flags: [...flags], added, removed };
}

function partsOf(block: BlockDiff, language?: string): Part[] {
  if ("parts" in block && block.parts) return block.parts;
  const [removed, added] = [before(block)?.text ?? "", after(block)?.text ?? ""];
  const flags = flagsBetween(removed, added, language);
  return [
    { kind: "removed", text: removed, flags },
    { kind: "added", text: added, flags },
  ];
}

function before(block: BlockDiff): Side | null {
  return "before" in block ? block.before : null;
}

function after(block: BlockDiff): Side | null {
  return "after" in block ? block.after : null;
}

function textOf(side: Side): string {
  return side.text;
}
