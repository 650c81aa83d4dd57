// What a difference between two texts is: plain data that goes from thread to thread and to the screen.
import type { BlockKind } from "./blocks";
import type { Flag, Part } from "./diff-words";

/** A block of one text. `at` is its index in `splitBlocks` of that text. */
export type Side = { text: string; kind: BlockKind; at: number };

export type BlockDiff =
  /** `count`: how many blocks were put together, in a difference too large to show them one by one. */
  | { kind: "same"; before: Side; after: Side; count?: number }
  | { kind: "changed"; before: Side; after: Side; parts: Part[] }
  /** Nothing of one is shown in the other; `flags` as for words that changed. */
  | { kind: "replaced"; before: Side; after: Side; flags: Flag[] }
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

/** Why a block deserves a second look: whatever it is classed as, in every view. Nothing for one that is wholly new or gone. */
export function flagsOfBlock(block: BlockDiff): Flag[] {
  switch (block.kind) {
    case "same":
    case "added":
    case "removed":
      return [];
    case "replaced":
      return block.flags;
    case "changed":
    case "moved":
      return [...new Set((block.parts ?? []).flatMap((part) => part.flags))];
  }
}
