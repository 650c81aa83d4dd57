// The rendered view of a comparison: each block as HTML with its changes marked. This file says what it looks like and
// how a diff becomes it; markdown/diff paints with the Markdown renderer, the fallback here with plain text.
import {
  type BlockDiff,
  type DocumentDiff,
  diffDocuments,
  type Flag,
  flagsOfBlock,
  type Part,
  type Side,
} from "~/text/diff";
import { readable, roughDiff } from "~/text/diff-coarse";
import { escapeHtml } from "./escape";

/** All strings are HTML. `together`: both versions in one, as `<del>` and `<ins>`, where their markup is the same. */
export type RenderedBlockDiff =
  | { kind: "same"; html: string }
  /** Unchanged blocks too far from any change to be shown. */
  | { kind: "skipped"; count: number }
  | { kind: "changed"; together: string; flags: Flag[] }
  | { kind: "changed-apart"; before: string; after: string; flags: Flag[] }
  | { kind: "replaced"; before: string; after: string; flags: Flag[] }
  | { kind: "added"; after: string }
  | { kind: "removed"; before: string }
  /** `other` is the index of the block's other end in the same list. */
  | { kind: "moved"; end: "from" | "to"; html: string; other: number; flags: Flag[] };

export type RenderedDiff = Pick<DocumentDiff, "isSame" | "flags" | "added" | "removed"> & {
  blocks: RenderedBlockDiff[];
};

/** The pieces of HTML of a block. */
export function htmlOf(block: RenderedBlockDiff): string[] {
  switch (block.kind) {
    case "skipped":
      return [];
    case "same":
    case "moved":
      return [block.html];
    case "changed":
      return [block.together];
    case "added":
      return [block.after];
    case "removed":
      return [block.before];
    case "changed-apart":
    case "replaced":
      return [block.before, block.after];
  }
}

/** The block with each of its pieces changed in the same way. */
export function withHtml(block: RenderedBlockDiff, change: (html: string) => string): RenderedBlockDiff {
  switch (block.kind) {
    case "skipped":
      return block;
    case "same":
    case "moved":
      return { ...block, html: change(block.html) };
    case "changed":
      return { ...block, together: change(block.together) };
    case "added":
      return { ...block, after: change(block.after) };
    case "removed":
      return { ...block, before: change(block.before) };
    case "changed-apart":
    case "replaced":
      return { ...block, before: change(block.before), after: change(block.after) };
  }
}

export type Painter = {
  block: (side: Side, of: "before" | "after") => string;
  change: (before: Side, after: Side, parts: Part[]) => { together: string } | { before: string; after: string };
};

/** The stand-in is made in the server's own thread. */
const LONGEST_COMPARED_AT_ONCE = 20_000;
/** How many unchanged blocks are shown around a change. */
const CONTEXT_BLOCKS = 1;

export function paintDiff(diff: DocumentDiff, painter: Painter, context = CONTEXT_BLOCKS): RenderedDiff {
  const { isSame, flags, added, removed } = diff;
  const shown = shownBlocks(diff.blocks, context);
  const blocks: RenderedBlockDiff[] = [];
  const newIndexes = new Map<number, number>();
  for (const [index, block] of diff.blocks.entries()) {
    newIndexes.set(index, blocks.length);
    const last = blocks.at(-1);
    if (shown.has(index)) blocks.push(paintBlock(block, painter));
    else if (last?.kind === "skipped") last.count++;
    else blocks.push({ kind: "skipped", count: 1 });
  }
  for (const block of blocks) if (block.kind === "moved") block.other = newIndexes.get(block.other) ?? -1;
  return { blocks, isSame, flags, added, removed };
}

/** The comparison in plain text, for texts that the renderer cannot manage. */
export function plainDiffFallback(before: string, after: string, language?: string): RenderedDiff {
  const isLong = before.length + after.length > LONGEST_COMPARED_AT_ONCE;
  const diff = isLong ? roughDiff(before, after) : readable(diffDocuments(before, after, language));
  return paintDiff(diff, {
    block: (side) => paragraph(escapeHtml(side.text)),
    change: (_before, _after, parts) => ({ together: paragraph(parts.map(partHtml).join("")) }),
  });
}

export function partHtml({ kind, text }: Part): string {
  if (kind === "same") return escapeHtml(text);
  const tag = kind === "added" ? "ins" : "del";
  return `<${tag} class="change">${escapeHtml(text)}</${tag}>`;
}

function paragraph(html: string): string {
  return `<p>${html.replaceAll("\n", "<br>\n")}</p>`;
}

function shownBlocks(blocks: BlockDiff[], context: number): Set<number> {
  const shown = new Set<number>();
  for (const [index, block] of blocks.entries()) {
    if (block.kind === "same") continue;
    const last = Math.min(blocks.length - 1, index + context);
    for (let near = Math.max(0, index - context); near <= last; near++) shown.add(near);
  }
  return shown;
}

function paintBlock(block: BlockDiff, painter: Painter): RenderedBlockDiff {
  switch (block.kind) {
    case "same":
      return { kind: "same", html: painter.block(block.after, "after") };
    case "added":
      return { kind: "added", after: painter.block(block.after, "after") };
    case "removed":
      return { kind: "removed", before: painter.block(block.before, "before") };
    case "replaced":
      return {
        kind: "replaced",
        before: painter.block(block.before, "before"),
        after: painter.block(block.after, "after"),
        flags: flagsOfBlock(block),
      };
    case "moved":
      return paintMoved(block, painter);
    case "changed": {
      const painted = painter.change(block.before, block.after, block.parts);
      const flags = flagsOfBlock(block);
      return "together" in painted
        ? { kind: "changed", together: painted.together, flags }
        : { kind: "changed-apart", ...painted, flags };
    }
  }
}

/** Where a block came from it is shown as it was; where it went, with what changed on the way. */
function paintMoved(block: Extract<BlockDiff, { kind: "moved" }>, painter: Painter): RenderedBlockDiff {
  const { end, other, before, after, parts } = block;
  const flags = flagsOfBlock(block);
  if (end === "from") return { kind: "moved", end, html: painter.block(before, "before"), other, flags };
  const painted = parts ? painter.change(before, after, parts) : { together: painter.block(after, "after") };
  return { kind: "moved", end, html: "together" in painted ? painted.together : painted.after, other, flags };
}
