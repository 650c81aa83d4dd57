// Every heading of a Markdown text and where its section ends: with "#" and underlined, in quotations, items of lists, blocks
// for a version and HTML. Cut by blocks, so that a "#" in code is none. Linear, and at most MOST_NESTED containers deep.

import { ITEM, indentOf, markerOf, RULE } from "./block-lines";
import { type Block, linesOf, splitBlocks } from "./blocks";

export type SourceHeading = { level: number; words: string; start: number; end: number; isNested: boolean };

const MOST_HEADINGS = 300;
const MOST_NESTED = 4;
const HASHES = /^ {0,3}(#{1,6})(?:[ \t]|$)/;
const QUOTE_MARK = /^ {0,3}> ?/;
const HTML_HEADING_MARK = /<(\/?)h([1-6])(?:\s[^<>]*)?>/gi;

/** A line without the marks of the containers it stands in, and its place in the text. */
type Line = { text: string; start: number; end: number };

export function headingsIn(source: string): SourceHeading[] {
  const found: SourceHeading[] = [];
  let at = 0;
  const lines = linesOf(source).map((text) => {
    const line = { text, start: at, end: at + text.length };
    at = line.end;
    return line;
  });
  scan(lines, source.length, 0, found);
  return found.sort((one, other) => one.start - other.start).slice(0, MOST_HEADINGS);
}

/** One container: its headings end where the next one of their level or above begins in it, or where it ends. */
function scan(lines: Line[], end: number, depth: number, found: SourceHeading[]): void {
  const own: SourceHeading[] = [];
  let at = 0;
  for (const block of splitBlocks(lines.map(({ text }) => text).join(""))) {
    const count = linesOf(block.raw).length;
    const inside = lines.slice(at, at + count);
    at += count;
    const first = inside[0];
    if (!first || found.length + own.length >= MOST_HEADINGS) continue;
    for (const { level, words } of headingsOf(block)) {
      for (const open of own) if (open.end < 0 && open.level >= level) open.end = first.start;
      own.push({ level, words, start: first.start, end: -1, isNested: depth > 0 });
    }
    if (depth < MOST_NESTED)
      for (const part of containersIn(block, inside)) scan(part, part.at(-1)?.end ?? end, depth + 1, found);
  }
  found.push(...own.map((heading) => (heading.end < 0 ? { ...heading, end } : heading)));
}

function headingsOf({ kind, raw }: Block): { level: number; words: string }[] {
  if (kind === "html") return htmlHeadingsOf(raw);
  if (kind !== "heading") return [];
  const lines = raw.trimEnd().split("\n");
  const hashes = lines.length === 1 ? HASHES.exec(lines[0] ?? "") : null;
  if (hashes) return [{ level: hashes[1]?.length ?? 1, words: wordsBehind(lines[0]?.slice(hashes[0].length) ?? "") }];
  const underline = lines.at(-1)?.trim() ?? "";
  return [{ level: underline.startsWith("=") ? 1 : 2, words: lines.slice(0, -1).join(" ").trim() }];
}

/** Without the spaces around them, and without signs that close the heading. */
function wordsBehind(hashes: string): string {
  const words = hashes.trim();
  let end = words.length;
  while (words[end - 1] === "#") end -= 1;
  const isClosing = end === 0 || (end < words.length && /[ \t]/.test(words[end - 1] ?? ""));
  return isClosing ? words.slice(0, end).trimEnd() : words;
}

/** From a mark that opens one to the next that closes one of its level, read in one go. */
function htmlHeadingsOf(html: string): { level: number; words: string }[] {
  const found: { level: number; words: string }[] = [];
  const marks = [...html.matchAll(HTML_HEADING_MARK)];
  const lastClosing = new Map(marks.flatMap((mark) => (mark[1] ? [[Number(mark[2]), mark.index] as const] : [])));
  let open: { level: number; from: number } | null = null;
  for (const mark of marks) {
    const level = Number(mark[2]);
    const isEverClosed = mark.index < (lastClosing.get(level) ?? -1);
    if (!mark[1] && isEverClosed) open ??= { level, from: mark.index + mark[0].length };
    else if (open?.level === level) {
      found.push({ level, words: html.slice(open.from, mark.index) });
      open = null;
    }
  }
  return found;
}

function containersIn({ kind }: Block, lines: Line[]): Line[][] {
  if (kind === "quote") return [lines.map((line) => ({ ...line, text: line.text.replace(QUOTE_MARK, "") }))];
  if (kind === "container") return [lines.slice(1, -1)];
  return kind === "list" ? itemsOf(lines) : [];
}

function itemsOf(lines: Line[]): Line[][] {
  const items: Line[][] = [];
  const marker = markerOf(lines[0]?.text ?? "");
  let column = 0;
  for (const line of lines) {
    const text = line.text.replace(/\n$/, "");
    const isItem = !RULE.test(text) && markerOf(text) === marker && (items.length === 0 || indentOf(text) < column);
    if (isItem) column = ITEM.exec(text)?.[0].length ?? 0;
    const cut = isItem ? column : Math.min(column, indentOf(text));
    const stripped = { ...line, text: line.text.slice(cut) };
    if (isItem) items.push([stripped]);
    else items.at(-1)?.push(stripped);
  }
  return items;
}
