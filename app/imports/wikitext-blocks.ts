// The lines of a wikitext as blocks of Markdown: headings, lists, tables, code, templates, paragraphs.
import type { Context } from "./wikitext-context";
import { foldElements } from "./wikitext-elements";
import { fencedCode } from "./wikitext-escape";
import { fileMarkdown } from "./wikitext-links";
import { type ListLine, listMarkdown, readListLine } from "./wikitext-lists";
import { BREAK, type WikiNode } from "./wikitext-nodes";
import { type Element, elementsIn, readHtmlTable, readWikiTable, tableMarkdown } from "./wikitext-tables";
import type { Template } from "./wikitext-template-names";
import { templatesMarkdown } from "./wikitext-templates";

const HEADING = /^(={1,6})([^\n]*?[^=\n][^\n]*?)\1\s*((?:\uE000\d+\uE001\s*)*)$/;

export function blocksOf(text: string, context: Context): string[] {
  return new Blocks(context).read(text);
}

/** A piece of a line that stands for itself. */
type Part =
  | { kind: "words"; text: string }
  | { kind: "templates"; templates: Template[] }
  | { kind: "block"; node: WikiNode };

class Blocks {
  private readonly out: string[] = [];
  private paragraph: string[] = [];

  constructor(private readonly context: Context) {}

  read(text: string): string[] {
    const lines = foldElements(text, this.context.nodes).split("\n");
    const ends = tableEnds(lines);
    for (let at = 0; at < lines.length; ) at = this.block(lines, at, ends);
    this.endParagraph();
    return this.out;
  }

  /** Reads one block and returns where the next one begins. */
  private block(lines: readonly string[], at: number, ends: ReadonlyMap<number, number>): number {
    const line = lines[at] ?? "";
    const end = ends.get(at);
    if (end !== undefined) {
      this.endParagraph();
      this.out.push(...tableMarkdown(readWikiTable(lines.slice(at + 1, end)), this.context));
      this.rest((lines[end] ?? "").trimStart().slice(2));
      return end + 1;
    }
    if (this.heading(line)) return at + 1;
    if (/^[*#:;]/.test(line)) return this.list(lines, at);
    if (/^-{4,}/.test(line)) {
      this.push("---");
      this.rest(line.replace(/^-+/, ""));
      return at + 1;
    }
    if (this.isPreformatted(line) && this.paragraph.length === 0) return this.preformatted(lines, at);
    if (line.trim() === "") this.endParagraph();
    else this.line(line);
    return at + 1;
  }

  private rest(text: string): void {
    if (text.trim() !== "") this.line(text);
  }

  private heading(line: string): boolean {
    const match = HEADING.exec(line);
    if (!match) return false;
    const words = this.context.inline((match[2] ?? "").trim() + (match[3] ?? ""));
    this.push(
      `${"#".repeat(levelOf((match[1] ?? "=").length))} ${words.replace(/\s*\n\s*/g, " ").replace(/#+$/, "\\$&")}`,
    );
    return true;
  }

  /** A blank line between two lines of the same list does not end it here. A comment on its own line belongs to the line above. */
  private list(lines: readonly string[], start: number): number {
    this.endParagraph();
    const found: ListLine[] = [];
    let at = start;
    for (; at < lines.length; at += 1) {
      const line = lines[at] ?? "";
      const own = readListLine(line);
      const before = found.at(-1);
      if (own) found.push(own);
      else if (before && line.trim() !== "" && this.isComment(line)) before.text += line.trim();
      else if (line.trim() !== "" || !goesOn(lines, at, found[0]?.prefix[0] ?? "")) break;
    }
    this.out.push(...listMarkdown(found, this.context));
    return at;
  }

  private isComment(line: string): boolean {
    return this.partsOf(line).every((part) => part.kind === "words" && this.isOnlyComments(part.text));
  }

  private isOnlyComments(text: string): boolean {
    const bare = text.replace(/\uE000(\d+)\uE001/g, (mark, index: string) =>
      this.context.nodes.at(Number(index))?.kind === "comment" ? "" : mark,
    );
    return bare.trim() === "";
  }

  private isPreformatted(line: string): boolean {
    return (
      /^[ \t]\s*\S/.test(line) &&
      !line.includes(BREAK) &&
      this.partsOf(line).every(({ kind }) => kind === "words") &&
      !this.isOnlyComments(line)
    );
  }

  private preformatted(lines: readonly string[], start: number): number {
    let end = start;
    while (end < lines.length && this.isPreformatted(lines[end] ?? "")) end += 1;
    const text = lines.slice(start, end);
    // Marks and links have no place in code; then it is a paragraph that keeps its lines.
    if (/''|\uE000|<[a-z/]|\[[a-z]+:\/\//i.test(text.join("\n")))
      this.push(text.map((line) => this.context.inline(line)).join("<br>\n"));
    else
      this.push(
        fencedCode(
          this.context.nodes
            .rawOf(text.map((line) => line.slice(1)).join("\n"))
            .replace(/&lt;/g, "<")
            .replace(/&gt;/g, ">")
            .replace(/&amp;/g, "&"),
          "",
        ),
      );
    return end;
  }

  private line(line: string): void {
    const pieces = line.split(BREAK);
    for (const [at, piece] of pieces.entries()) {
      if (at > 0) this.endParagraph();
      for (const part of this.partsOf(piece)) this.part(part);
    }
  }

  private part(part: Part): void {
    if (part.kind === "words") {
      if (part.text.trim() !== "") this.paragraph.push(part.text.trim());
      return;
    }
    this.endParagraph();
    if (part.kind === "templates") this.out.push(...templatesMarkdown(part.templates, this.context));
    else this.out.push(...this.nodeBlocks(part.node));
  }

  private partsOf(line: string): Part[] {
    const { nodes } = this.context;
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

  private nodeBlocks(node: WikiNode): string[] {
    const { context } = this;
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

  private push(block: string): void {
    this.endParagraph();
    if (block.trim() !== "") this.out.push(block);
  }

  private endParagraph(): void {
    if (this.paragraph.length === 0) return;
    const text = this.context.inline(this.paragraph.join("\n"));
    this.paragraph = [];
    if (text.trim() !== "") this.out.push(text.trim());
  }
}

/** The title of a page is its first heading, there as here; so "==" is the first level within. */
function levelOf(signs: number): number {
  return Math.max(1, signs - 1);
}

function isBlock(node: WikiNode): boolean {
  if (node.kind === "code")
    return !node.isInline && (node.code.includes("\n") || node.language !== "" || node.code.length > 80);
  if (node.kind === "raw" || node.kind === "literal")
    return node.kind === "raw" ? node.raw.includes("\n") : /\n.*\S.*\n/s.test(node.text);
  return node.kind === "gallery" || node.kind === "element";
}

function goesOn(lines: readonly string[], from: number, sign: string): boolean {
  // One blank line, or two; more is a gap that somebody wanted.
  return (
    [1, 2].some(
      (ahead) =>
        lines.slice(from + 1, from + ahead).every((line) => line.trim() === "") &&
        lines[from + ahead]?.startsWith(sign) === true,
    ) && "*#".includes(sign)
  );
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
        return [`${"#".repeat(levelOf(Number(tag[1])))} ${context.inline(inner.trim()).replace(/\s*\n\s*/g, " ")}`];
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

/** For each line with {| the line with its |}; the last line where there is none. Inner tables belong to the outer one. */
function tableEnds(lines: readonly string[]): Map<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (const [at, line] of lines.entries()) {
    const start = line.trimStart();
    if (start.startsWith("{|")) open.push(at);
    else if (start.startsWith("|}") && open.length > 0) ends.set(open.pop() ?? 0, at);
  }
  for (const at of open) ends.set(at, lines.length);
  return ends;
}
