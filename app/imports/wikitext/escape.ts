// Plain words as Markdown: what would be a mark there gets a backslash, what would not stays readable.
import { CJK_LETTERS } from "~/text/scripts";

/** What would name a member or a question; a letter of Chinese before it is a border, as it is for the renderer. */
const NOT_CJK = `(?![${CJK_LETTERS}])`;
const MEMBER = new RegExp(String.raw`(?<!${NOT_CJK}[\p{L}\p{N}_@./+-])@(?=[a-z0-9_-]{3})`, "giu");
const QUESTION = new RegExp(String.raw`(?<!${NOT_CJK}[\p{L}\p{N}_&/])#(?=\d)`, "gu");

/** Within a line. */
export function escapeText(text: string): string {
  return text
    .replace(/[\\`*[\]<~]/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/&(?=#|[a-z])/gi, "&amp;")
    .replace(MEMBER, "\\@")
    .replace(QUESTION, "\\#");
}

/** Signs that begin a block when a line begins with them. */
export function escapeLineStart(line: string): string {
  return (
    line
      .replace(/^[ \t]+/, "")
      .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2")
      // The mark of a note, and not the note.
      .replace(/^(\[\^\d{1,9}\]):/, "$1\\:")
      .replace(/^(?:#{1,6}(?=\s|$)|>|[+-](?=\s|$)|:::|=+\s*$|-{2,}\s*$|\|)/, "\\$&")
  );
}

/** The words of a [[link]]: the parser must read them as one piece of text, so no backslashes. */
export function escapeLinkWords(text: string): string {
  return text
    .replace(/&(?=#|[a-z])/gi, "&amp;")
    .replace(/[\\`*_[\]<>~|!@]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/\s+/g, " ")
    .trim();
}

/** Line ends and the spaces around them as one space. */
export function oneLine(text: string): string {
  if (!text.includes("\n")) return text;
  const lines = text.split("\n");
  return lines.map((line, at) => trimmedEnd(at === 0 ? line : line.trimStart(), at < lines.length - 1)).join(" ");
}

function trimmedEnd(line: string, isInner: boolean): string {
  return isInner ? line.trimEnd() : line;
}

/** The longest run of backticks. */
function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}

/** Code within a line, in as many backticks as it needs. */
export function codeSpan(code: string): string {
  const line = oneLine(code).replace(/\u00a0/g, " ");
  if (line.trim() === "") return line;
  const ticks = "`".repeat(longestRun(line) + 1);
  const pad = /^`|`$|^ .* $/.test(line) ? " " : "";
  return ticks + pad + line + pad + ticks;
}

/** A block of code. Blank lines around it are no part of it. */
export function fencedCode(code: string, language: string): string {
  const text = code.replace(/^(?:[ \t]*\n)+/, "").trimEnd();
  const fence = "`".repeat(Math.max(2, longestRun(text)) + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** An address as the target of a link. */
export function linkTarget(address: string): string {
  const clean = address
    .replace(/[\s<>\\]/g, (sign) => encodeURIComponent(sign))
    .replace(/[*_`[\]|]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return /[()]/.test(clean) ? `<${clean}>` : clean;
}
