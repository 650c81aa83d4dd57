// A line in its parts: words, templates that stand for themselves, and nodes that are blocks wherever they stand.
import type { Nodes, WikiNode } from "./nodes";
import type { Template } from "./template-names";

/** A piece of a line that stands for itself. */
export type Part =
  | { kind: "words"; text: string }
  | { kind: "templates"; templates: Template[] }
  | { kind: "block"; node: WikiNode };

export function partsOf(line: string, nodes: Nodes): Part[] {
  const pieces = line.split(/\uE000(\d+)\uE001/);
  const isAlone = pieces.every((piece, at) =>
    at % 2 === 0 ? piece.trim() === "" : ["template", "comment"].includes(nodes.at(Number(piece))?.kind ?? ""),
  );
  const parts: Part[] = [];
  const words = (text: string) => {
    const last = parts.at(-1);
    if (last?.kind === "words") last.text += text;
    else if (text.trim() !== "") parts.push({ kind: "words", text });
  };
  for (const [at, piece] of pieces.entries()) {
    const node = at % 2 === 1 ? nodes.at(Number(piece)) : undefined;
    const last = parts.at(-1);
    if (!node) words(piece);
    else if (node.kind === "template" && (isAlone || node.raw.includes("\n"))) {
      if (last?.kind === "templates") last.templates.push(node);
      else parts.push({ kind: "templates", templates: [node] });
    } else if (isBlock(node)) parts.push({ kind: "block", node });
    else words(`\uE000${piece}\uE001`);
  }
  return parts;
}

function isBlock(node: WikiNode): boolean {
  if (node.kind === "code")
    return !node.isInline && (node.code.includes("\n") || node.language !== "" || node.code.length > 80);
  if (node.kind === "raw" || node.kind === "literal")
    return node.kind === "raw" ? node.raw.includes("\n") : /\n.*\S.*\n/s.test(node.text);
  return node.kind === "gallery" || node.kind === "element";
}
