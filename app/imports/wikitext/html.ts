// Code, galleries and the blocks of HTML – lists, quotes, headings, tables – as blocks of Markdown.
import type { Context } from "./context";
import { fencedCode, oneLine } from "./escape";
import { fileMarkdown } from "./links";
import type { WikiNode } from "./nodes";
import { type Element, elementsIn, readHtmlTable, tableMarkdown } from "./tables";

/** The title of a page is its first heading, there as here; so "==" is the first level within. */
export function levelOf(signs: number, { hasTopHeadings }: Context): number {
  return hasTopHeadings ? signs : Math.max(1, signs - 1);
}

/** The blocks that a node stands for. */
export function nodeBlocks(node: WikiNode, context: Context): string[] {
  switch (node.kind) {
    case "code":
      return [fencedCode(node.code, node.language)];
    case "raw":
      return [fencedCode(node.raw, "wikitext")];
    case "literal":
      return [fencedCode(node.text, "")];
    case "gallery":
      return [node.lines.map((line) => `- ${galleryFile(line, context)}`).join("\n")];
    case "element":
      return elementBlocks(node, context);
    default:
      return [];
  }
}

function galleryFile(line: string, context: Context): string {
  const [name = "", ...rest] = line.split("|");
  return fileMarkdown(context.nodes.rawOf(name).trim(), rest, context);
}

function elementBlocks({ tag, inner }: Element, context: Context): string[] {
  switch (tag) {
    case "hr":
      return ["---"];
    case "table":
      return tableMarkdown(readHtmlTable(inner, context), context);
    case "blockquote":
      return [
        context
          .blocks(inner)
          .join("\n\n")
          .replace(/^(?=.)/gm, "> ")
          .replace(/^$/gm, ">"),
      ].filter((block) => block !== ">");
    case "ul":
    case "ol":
    case "dl":
      return [htmlList(tag, inner, context)];
    default:
      if (/^h[1-6]$/.test(tag))
        return [`${"#".repeat(levelOf(Number(tag[1]), context))} ${oneLine(context.inline(inner.trim()))}`];
      // A cell or an item that stands outside of any table or list.
      return context.blocks(inner);
  }
}

function htmlList(tag: string, inner: string, context: Context): string {
  const items = elementsIn(inner, context).map((item, at) => {
    const isTerm = typeof item !== "string" && item.tag === "dt";
    const mark = tag === "ol" ? `${at + 1}. ` : tag === "dl" && !isTerm ? "  - " : "- ";
    const blocks = context.blocks(typeof item === "string" ? item : item.inner);
    const text = blocks
      .map((block, index) => (index === 0 ? block : (/^(?:- |\d+\. )/.test(block) ? "\n" : "\n\n") + block))
      .join("");
    const bold = isTerm && !text.includes("**") && !text.includes("\n") ? `**${text}**` : text;
    return mark + bold.replace(/\n(?=[^\n])/g, `\n${" ".repeat(mark.length)}`);
  });
  return items.join(items.some((item) => item.includes("\n\n")) && tag !== "dl" ? "\n\n" : "\n");
}
