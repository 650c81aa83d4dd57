// The lines of a wikitext as blocks of Markdown: headings, lists, tables, code, templates, paragraphs.
import type { Context } from "./context";
import { foldElements } from "./elements";
import { fencedCode, oneLine } from "./escape";
import { readHeading } from "./headings";
import { levelOf, nodeBlocks } from "./html";
import { type ListLine, listMarkdown, readListLine } from "./lists";
import { BREAK } from "./nodes";
import { type Part, partsOf } from "./parts";
import { readWikiTable, tableMarkdown } from "./tables";
import { templatesMarkdown } from "./templates";

export function blocksOf(text: string, context: Context): string[] {
  return new Blocks(context).read(text);
}

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
      this.add(tableMarkdown(readWikiTable(lines.slice(at + 1, end)), this.context));
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
    if (!line.startsWith("=")) return false;
    const found = readHeading(line, this.context.nodes);
    if (found === null) return false;
    const words = oneLine(this.context.inline(found.text));
    // Signs at the end would be taken for the end of the heading.
    this.push(
      `${"#".repeat(levelOf(found.signs, this.context))} ${words.endsWith("#") ? `${words.slice(0, -1)}\\#` : words}`,
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
    this.add(listMarkdown(found, this.context));
    return at;
  }

  private isComment(line: string): boolean {
    return partsOf(line, this.context.nodes).every((part) => part.kind === "words" && this.isOnlyComments(part.text));
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
      partsOf(line, this.context.nodes).every(({ kind }) => kind === "words") &&
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
      for (const part of partsOf(piece, this.context.nodes)) this.part(part);
    }
  }

  private part(part: Part): void {
    if (part.kind === "words") {
      if (part.text.trim() !== "") this.paragraph.push(part.text.trim());
      return;
    }
    this.endParagraph();
    if (part.kind === "templates") this.add(templatesMarkdown(part.templates, this.context));
    else this.add(nodeBlocks(part.node, this.context));
  }

  /** Not spread into a call: there may be more of them than a call takes. */
  private add(blocks: readonly string[]): void {
    for (const block of blocks) this.out.push(block);
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
