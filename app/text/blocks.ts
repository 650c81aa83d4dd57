// Splits Markdown into its blocks: the units of diff, merge and blame. Runs in the browser as well as on the server.
//
// Promises: the raws joined are the source, byte for byte, whatever the source is; one pass, linear in its length, no
// recursion, so that no text can stall it. It does not parse: a block begins and ends where the Markdown parser would
// begin and end one on ordinary texts, and where the two differ a block is merely larger or smaller than it could be.
// Blank lines between blocks are blocks of their own (kind "space"), as touching blocks then stay separate in a merge.
// Dropped: the parser's own tokens. It throws on 2 KB of ">", needs seconds for a hostile 8 KB, and weighs 40 KB in the
// browser.
import {
  type BlockKind,
  CODE_INDENT,
  endsItem,
  FENCE,
  FOOTNOTE,
  INDENTED,
  ITEM,
  indentOf,
  interrupts,
  isBlank,
  kindOfLine,
  LONG_HTML,
  lineAt,
  markerOf,
  QUOTE,
  RULE,
  TABLE_RULE,
  UNDERLINE,
} from "./block-lines";

export type { BlockKind } from "./block-lines";

export type Block = { raw: string; kind: BlockKind };

export function splitBlocks(source: string): Block[] {
  const lines = linesOf(source);
  // A container that nothing closes is a paragraph; looking the last closing line up once keeps this linear.
  const lastClosing = lines.findLastIndex((line) => line.trim() === ":::");
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const isUnclosed = at > lastClosing;
    const kind = kindOfLine(lineAt(lines, at), isUnclosed);
    const end = Math.max(at + 1, endOf(kind, lines, at));
    blocks.push({ raw: lines.slice(at, end).join(""), kind: refined(kind, lines, at, end) });
    at = end;
  }
  return blocks;
}

/** Lines with their ends, so that joining them gives the text back. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function endOf(kind: BlockKind, lines: string[], at: number): number {
  switch (kind) {
    case "space":
      return endWhile(lines, at, (line) => isBlank(line));
    case "heading":
    case "rule":
      return at + 1;
    case "code":
      return endOfCode(lines, at);
    case "list":
      return endOfList(lines, at);
    case "container":
      return endWhile(lines, at, (line) => line.trim() !== ":::") + 1;
    case "definition":
      return endOfDefinition(lines, at);
    case "html":
      return endOfHtml(lines, at);
    case "quote":
      return endWhile(lines, at + 1, (line) => QUOTE.test(line) || !(isBlank(line) || interrupts(line)));
    case "table":
    case "paragraph":
      return endOfParagraph(lines, at);
  }
}

function endOfCode(lines: string[], at: number): number {
  const fence = FENCE.exec(lineAt(lines, at))?.[1];
  return fence ? endOfFence(fence, lines, at) : endOfIndented(lines, at, CODE_INDENT);
}

function endOfFence(fence: string, lines: string[], at: number): number {
  for (let next = at + 1; next < lines.length; next++) {
    const closing = lineAt(lines, next).trim();
    if (closing.length >= fence.length && closing === (fence[0] ?? "").repeat(closing.length)) return next + 1;
  }
  return lines.length;
}

/** Indented lines, and blank lines between them. */
function endOfIndented(lines: string[], at: number, indent = INDENTED): number {
  let end = at;
  for (let next = at; next < lines.length; next++) {
    const line = lineAt(lines, next);
    if (isBlank(line)) continue;
    if (!indent.test(line)) break;
    end = next + 1;
  }
  return end;
}

function endOfList(lines: string[], at: number): number {
  const marker = markerOf(lineAt(lines, at));
  let textColumn = 0;
  let end = at;
  let isAfterBlank = false;
  for (let next = at; next < lines.length; next++) {
    const line = lineAt(lines, next);
    if (isBlank(line)) {
      isAfterBlank = true;
      continue;
    }
    const isItem = !RULE.test(line) && markerOf(line) === marker;
    const isNested = next > at && indentOf(line) >= textColumn;
    if (isItem && !isNested) textColumn = ITEM.exec(line)?.[0].length ?? 0;
    else if (isAfterBlank ? indentOf(line) < textColumn : endsItem(line)) break;
    end = next + 1;
    isAfterBlank = false;
  }
  return end;
}

function endOfDefinition(lines: string[], at: number): number {
  const line = lineAt(lines, at);
  if (FOOTNOTE.test(line)) return endOfIndented(lines, at + 1);
  const isTargetBelow = line.trimEnd().endsWith("]:") && !isBlank(lineAt(lines, at + 1));
  return Math.min(lines.length, isTargetBelow ? at + 2 : at + 1);
}

function endOfHtml(lines: string[], at: number): number {
  const long = LONG_HTML.exec(lineAt(lines, at))?.[1]?.toLowerCase();
  if (!long) return endWhile(lines, at, (line) => !isBlank(line));
  const closing = long === "!--" ? "-->" : `</${long}`;
  for (let next = at; next < lines.length; next++) {
    if (lineAt(lines, next).toLowerCase().includes(closing)) return next + 1;
  }
  return lines.length;
}

function endOfParagraph(lines: string[], at: number): number {
  for (let next = at + 1; next < lines.length; next++) {
    const line = lineAt(lines, next);
    if (UNDERLINE.test(line)) return next + 1;
    if (isBlank(line) || interrupts(line)) return next;
  }
  return lines.length;
}

function refined(kind: BlockKind, lines: string[], at: number, end: number): BlockKind {
  if (kind !== "paragraph" || end < at + 2) return kind;
  if (TABLE_RULE.test(lineAt(lines, at + 1)) && lineAt(lines, at).includes("|")) return "table";
  return UNDERLINE.test(lineAt(lines, end - 1)) ? "heading" : kind;
}

function endWhile(lines: string[], at: number, belongs: (line: string) => boolean): number {
  let end = at;
  while (end < lines.length && belongs(lineAt(lines, end))) end++;
  return end;
}
