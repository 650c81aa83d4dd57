// The lists and quotations of the old Markdown (Markdown.pl, and the two that the old network made of it) as those of
// CommonMark: the same items in each other, in the same quotations. Pure; linear in the length of the text; never throws.
//
// There a list needs a blank line before it, unless it stands in a list; any sign goes on with it; an item ends where a
// line begins as its first one did, and whatever is set in otherwise, by one space or by seven, is inside of it. A list
// ends at a blank line that words follow which are not set in. Quotations with a blank line between them are one, and
// take every line up to a blank one. Definitions of links may stand anywhere.

const ITEM = /^( *)([*+-]|\d{1,9}\.)[ \t]+(?=\S)|^( *)([*+-]|\d{1,9}\.)[ \t]*$/;
const HEADING = /^#{1,6}[^#]|^ {0,3}(?:=+|-+) *$/;
const QUOTE = /^ *>/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const DEFINITION = /^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*<?(?:https?:)?\/\S/;
const RAW = /^ {0,3}<(?:pre|script|style|!--)/i;
/** Deeper than anybody nests; what is deeper stays as it is written. */
const DEEPEST = 12;

export function blocksOfOldMarkdown(text: string): string {
  if (!/^[ \t]*(?:[*+-]|\d{1,9}[.)]|>)/m.test(text)) return text;
  const { lines, definitions } = apart(text.split("\n").map(withoutTabs));
  const out = blocks(lines, { isInItem: false, depth: 0 });
  if (definitions.length === 0) return out.join("\n");
  while (out.at(-1)?.trim() === "") out.pop();
  return [...out, "", ...definitions].join("\n");
}

/** Only where a line begins: that is where they mean something. */
function withoutTabs(line: string): string {
  const lead = /^[ \t]*/.exec(line)?.[0] ?? "";
  if (!lead.includes("\t")) return line;
  let width = 0;
  for (const sign of lead) width = sign === "\t" ? width + 4 - (width % 4) : width + 1;
  return " ".repeat(width) + line.slice(lead.length);
}

/** Definitions at the end, where they belong to no list and no paragraph. */
function apart(all: readonly string[]): { lines: string[]; definitions: string[] } {
  const lines: string[] = [];
  const definitions: string[] = [];
  for (let at = 0; at < all.length; at += 1) {
    const line = all[at] ?? "";
    const end = endOfFence(all, at);
    if (end > at) {
      for (; at < end; at += 1) lines.push(all[at] ?? "");
      at -= 1;
    } else if (DEFINITION.test(line)) definitions.push(line);
    else lines.push(line);
  }
  return { lines, definitions };
}

type BlockPlace = { isInItem: boolean; depth: number };

function blocks(lines: readonly string[], place: BlockPlace): string[] {
  const out: string[] = [];
  let isAfterBlank = true;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? "";
    const start = at;
    if (line.trim() === "") {
      out.push("");
      isAfterBlank = true;
      at += 1;
      continue;
    }
    const code = isAfterBlank ? endOfCode(lines, at) : endOfFence(lines, at);
    if (code > at) at = code;
    else if (isListStart(line) && (isAfterBlank || place.isInItem) && place.depth < DEEPEST) {
      at = endOfList(lines, at);
      if (!isAfterBlank && /^ *(?!1\.)\d/.test(line)) out.push("");
      push(out, list(lines.slice(start, at), place));
      isAfterBlank = false;
      continue;
    } else if (QUOTE.test(line) && place.depth < DEEPEST) {
      at = endOfQuote(lines, at);
      push(out, quotation(lines.slice(start, at), place));
      isAfterBlank = false;
      continue;
    } else {
      const isHeading = isRule(line) || HEADING.test(line);
      out.push(isHeading ? line : plain(line));
      at += 1;
      // What stands below a heading begins anew.
      isAfterBlank = isHeading;
      continue;
    }
    push(out, lines.slice(start, at));
    isAfterBlank = false;
  }
  return out;
}

/** Not spread into a call: there may be more of them than a call takes. */
function push(out: string[], more: readonly string[]): void {
  for (const line of more) out.push(line);
}

/** A line of a paragraph: what would begin a list here did not there. */
function plain(line: string): string {
  return line.replace(/^( {0,3})([*+-])(?=[ \t])/, "$1\\$2").replace(/^( {0,3}\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
}

function isListStart(line: string): boolean {
  const item = ITEM.exec(line);
  return (
    item !== null &&
    (item[1] ?? item[3] ?? "").length < 4 &&
    !isRule(line) &&
    (item[4] === undefined || /[ \t]$/.test(line))
  );
}

function isRule(line: string): boolean {
  return /^ {0,3}(?:\*(?: {0,2}\*){2,}|-(?: {0,2}-){2,}|_(?: {0,2}_){2,}) *$/.test(line);
}

/** The line behind code, fenced or set in; the same line where there is none. */
function endOfCode(lines: readonly string[], at: number): number {
  if (RAW.test(lines[at] ?? "")) return endOfRaw(lines, at);
  if (!/^ {4}/.test(lines[at] ?? "")) return endOfFence(lines, at);
  let end = at;
  for (let next = at; next < lines.length; next += 1) {
    const line = lines[next] ?? "";
    if (line.trim() === "") continue;
    if (!/^ {4}/.test(line)) break;
    end = next + 1;
  }
  return end;
}

function endOfRaw(lines: readonly string[], at: number): number {
  const closing = /^ {0,3}<!--/.test(lines[at] ?? "") ? /-->/ : /<\/(?:pre|script|style)>/i;
  for (let next = at; next < lines.length; next += 1) if (closing.test(lines[next] ?? "")) return next + 1;
  return at;
}

/** Only of a fence that is closed; the ones that are not were words. */
function endOfFence(lines: readonly string[], at: number): number {
  const fence = FENCE.exec(lines[at] ?? "")?.[1];
  if (fence === undefined || lines[at]?.slice(fence.length).includes("`")) return at;
  for (let next = at + 1; next < lines.length && next - at < LONGEST_CODE; next += 1) {
    const line = (lines[next] ?? "").trim();
    if (line.startsWith(fence) && line === (fence[0] ?? "").repeat(line.length)) return next + 1;
  }
  return at;
}

/** So that a thousand fences that nothing closes are not a thousand walks to the end. */
const LONGEST_CODE = 2_000;

/** A blank line ends it when words follow that are not set in and are no item. */
function endOfList(lines: readonly string[], start: number): number {
  // An item without words on its own line has them below, also behind a blank one.
  let end = start + 1;
  if (ITEM.exec(lines[start] ?? "")?.[4] !== undefined) while (lines[end]?.trim() === "") end += 1;
  for (let at = end; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (line.trim() === "") continue;
    const isAfterBlank = at > end;
    if (isAfterBlank && /^\S/.test(line) && (!ITEM.test(line) || isRule(line))) break;
    end = at + 1;
  }
  return end;
}

function endOfQuote(lines: readonly string[], start: number): number {
  let end = start + 1;
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (line.trim() === "") continue;
    if (at > end && !QUOTE.test(line)) break;
    end = at + 1;
  }
  return end;
}

function quotation(lines: readonly string[], place: BlockPlace): string[] {
  const inner = lines.map((line) => line.replace(/^ *> ?/, ""));
  return blocks(inner, { isInItem: false, depth: place.depth + 1 }).map((line) => (line === "" ? ">" : `> ${line}`));
}

function list(lines: readonly string[], place: BlockPlace): string[] {
  const found = ITEM.exec(lines[0] ?? "");
  const [lead, first] = [found?.[1] ?? found?.[3] ?? "", found?.[2] ?? found?.[4] ?? "-"];
  const isNumbered = /\d/.test(first);
  const items: string[][] = [];
  for (const line of lines) {
    const item = ITEM.exec(line);
    const sign = item?.[2] ?? item?.[4] ?? "";
    const isNext =
      item !== null &&
      (item[1] ?? item[3]) === lead &&
      /\d/.test(sign) === isNumbered &&
      (items.length === 0 || !isRule(line));
    if (isNext) items.push([line.slice(item[0].length)]);
    else items.at(-1)?.push(line.replace(/^ {1,4}/, ""));
  }
  const out: string[] = [];
  let number = Number.parseInt(first, 10);
  for (const item of items) push(out, written(isNumbered ? `${number++}. ` : `${first} `, item, place));
  return out;
}

/** What stands in an item begins on its first line, and is set in as far as its mark is wide. */
function written(mark: string, item: readonly string[], place: BlockPlace): string[] {
  const words = item.findIndex((line) => line.trim() !== "");
  if (words === -1) return [mark.trimEnd(), ...item.slice(1)];
  const inner = blocks(item.slice(words), { isInItem: true, depth: place.depth + 1 });
  const pad = " ".repeat(mark.length);
  return inner.map((line, at) => (at === 0 ? mark + line.replace(/^ {1,3}(?=\S)/, "") : line === "" ? "" : pad + line));
}
