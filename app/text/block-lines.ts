// What a line of Markdown is: which kind of block it begins, whether it interrupts a paragraph, where an item's text
// starts. Lines come without their ends; all patterns are linear.

export type BlockKind =
  | "space"
  | "paragraph"
  | "heading"
  | "code"
  | "list"
  | "quote"
  | "table"
  | "html"
  | "rule"
  | "definition"
  | "container";

export const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)/;
export const RULE = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
export const QUOTE = /^ {0,3}>/;
export const ITEM = /^ {0,3}(?:([-*+])|\d{1,9}([.)]))(?:[ \t]|$)/;
/** What may follow a paragraph's line without a blank line between: a bullet or a "1." with text. */
const INTERRUPTING_ITEM = /^ {0,3}(?:[-*+]|1[.)])[ \t]+\S/;
export const INDENTED = /^(?: {2,}|\t)/;
export const CODE_INDENT = /^(?: {4}| {0,3}\t)/;
const DEFINITION = /^ {0,3}\[[^\]]{1,200}\]:/;
export const FOOTNOTE = /^ {0,3}\[\^[^\]\s]{1,40}\]:/;
const CONTAINER = /^:::[a-z]/;
export const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;
export const TABLE_RULE = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const HTML =
  /^ {0,3}<(?:!--|\/?(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|main|nav|ol|p|pre|script|section|style|summary|table|tbody|td|textarea|tfoot|th|thead|tr|ul)(?:[\s/>]|$))/i;
/** HTML that blank lines do not end, with what ends it. */
export const LONG_HTML = /^ {0,3}<(!--|pre|script|style|textarea)/i;
/** A line that is nothing but one tag opens an HTML block too, but does not interrupt a paragraph. */
const LONE_TAG = /^ {0,3}<\/?[a-z][^<>]{0,500}>[ \t]*$/i;

export function kindOfLine(line: string, isUnclosed: boolean): BlockKind {
  if (isBlank(line)) return "space";
  if (CODE_INDENT.test(line) || FENCE.test(line)) return "code";
  if (HEADING.test(line)) return "heading";
  if (RULE.test(line)) return "rule";
  if (QUOTE.test(line)) return "quote";
  if (ITEM.test(line)) return "list";
  if (CONTAINER.test(line) && !isUnclosed) return "container";
  if (DEFINITION.test(line)) return "definition";
  if (HTML.test(line) || LONE_TAG.test(line)) return "html";
  return "paragraph";
}

export function interrupts(line: string): boolean {
  return (
    FENCE.test(line) ||
    HEADING.test(line) ||
    RULE.test(line) ||
    QUOTE.test(line) ||
    INTERRUPTING_ITEM.test(line) ||
    HTML.test(line) ||
    CONTAINER.test(line)
  );
}

/** Whether a line directly below an item's text leaves the list instead of continuing the text. */
export function endsItem(line: string): boolean {
  return !INDENTED.test(line) && (interrupts(line) || ITEM.test(line));
}

export function markerOf(line: string): string | null {
  const item = ITEM.exec(line);
  return item ? (item[1] ?? item[2] ?? null) : null;
}

export function indentOf(line: string): number {
  const indent = line.length - line.trimStart().length;
  return line.startsWith("\t") ? Math.max(4, indent) : indent;
}

export function lineAt(lines: string[], at: number): string {
  return (lines[at] ?? "").replace(/\r?\n$/, "");
}

export function isBlank(line: string): boolean {
  return line.trim() === "";
}
