// What a difference comes to: words, and what deserves a second look, of one block and of all.
import type { BlockDiff, DocumentDiff, Side } from "./diff-blocks";
import { type Flag, flagsBetween, type Part } from "./diff-words";
import { isWord, wordsOf } from "./words";

/** How many words came and went, and what any of the changes deserves a second look for. */
export function summary(blocks: BlockDiff[], language?: string): Pick<DocumentDiff, "flags" | "added" | "removed"> {
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
  const flags = "flags" in block ? block.flags : flagsBetween(removed, added, language);
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
