// Names of members and pages as they stand in a text, and the border around them. Chinese has no spaces: a letter of it beside
// a mark is a border, as a space would be.
import { CJK_LETTERS } from "~/text/scripts";

const NOT_CJK = `(?![${CJK_LETTERS}])`;

/** "@name", not inside a word, an address or a path. */
export const MEMBER = String.raw`(?<!${NOT_CJK}[\p{L}\p{N}_@./+-])@(?<member>[a-z0-9_-]{3,30})(?![a-z0-9_/@-]|\.[a-z]{2})`;
/** "#123", not inside a word or a reference to a character. */
export const QUESTION = String.raw`(?<!${NOT_CJK}[\p{L}\p{N}_&#/])#(?<question>\d{1,9})(?!${NOT_CJK}[\p{L}\p{N}_])`;
export const PAGE = String.raw`\[\[(?<page>(?:[^[\]|\n]|\[[^[\]|\n]{0,100}\]){0,200})(?:\|(?<words>[^[\]\n]{0,200}))?\]\]`;

/** Stands in the parser's mask for a sign that belongs to a name and marks nothing: "@_lena_", "[[Set *A* and *B*]]". */
export const TAKEN = "\uE000";

const NAMES = new RegExp(`${MEMBER}|${PAGE}`, "giu");

export function withNamesTaken(masked: string): string {
  return /@|\[\[/.test(masked) ? masked.replace(NAMES, (name) => name.replace(/[*_~]/g, TAKEN)) : masked;
}

const MOST_NAMED = 100;

/** Whom a text may mention, in lower case: members or not. */
export function membersNamed(prose: string): string[] {
  const named = new Set<string>();
  for (const { groups } of prose.matchAll(new RegExp(MEMBER, "giu"))) {
    if (named.size >= MOST_NAMED) break;
    named.add((groups?.member ?? "").toLowerCase());
  }
  return [...named];
}
