// Lists: lines that begin with any of * # : ; – as deep as there are signs – and the lists of HTML.
import type { Context } from "./context";

/** `mark`: the last sign of the line. */
export type ListLine = { prefix: string; text: string };
type Item = { text: string; inner: ListLine[] };
type Group = { sign: string; items: Item[]; hasTerm: boolean };

export const LIST_LINE = /^([*#:;]+)(.*)$/s;
const DEEPEST = 12;

export function readListLine(line: string): ListLine | null {
  const match = LIST_LINE.exec(line);
  if (!match) return null;
  return { prefix: (match[1] ?? "").slice(0, DEEPEST), text: (match[2] ?? "").trim() };
}

/** Blocks: one per list of the outermost level. */
export function listMarkdown(lines: readonly ListLine[], context: Context): string[] {
  return groupsOf(lines).map((group) => groupMarkdown(group, context));
}

function groupsOf(lines: readonly ListLine[]): Group[] {
  const groups: Group[] = [];
  for (const { prefix, text } of lines) {
    const sign = prefix[0] === ";" ? ":" : (prefix[0] ?? "*");
    let group = groups.at(-1);
    // What was only set in before a term is not one of its meanings.
    const isNewTerm = prefix === ";" && group?.sign === ":" && !group.hasTerm;
    if (group?.sign !== sign || isNewTerm) {
      group = { sign, items: [], hasTerm: prefix === ";" };
      groups.push(group);
    }
    const item = group.items.at(-1);
    if (prefix.length === 1 && prefix !== ";") group.items.push({ text, inner: [] });
    else if (prefix === ";") group.items.push(...definition(text));
    // A deeper line without an item above it: one level less.
    else if (item) item.inner.push({ prefix: prefix.slice(1), text });
    else group.items.push({ text, inner: [] });
  }
  return groups;
}

/** `; term : what it means` */
function definition(text: string): Item[] {
  const colon = text.search(/\s:\s|:\s|\s:/);
  const term = (colon === -1 ? text : text.slice(0, colon)).trim();
  const meaning = colon === -1 ? "" : text.slice(colon).replace(/^\s*:\s*/, "");
  const bold = term === "" || term.includes("'''") ? term : `'''${term}'''`;
  return [{ text: bold, inner: [] }, ...(meaning === "" ? [] : [{ text: meaning, inner: [] }])];
}

function groupMarkdown({ sign, items }: Group, context: Context): string {
  if (sign === ":") return quoted(items, context);
  const written = items.map((item, at) => itemMarkdown(sign === "#" ? `${at + 1}. ` : "- ", item, context));
  const isLoose = written.some((text) => /\n[ \t]*\n/.test(text.replace(/(`{3,})[\s\S]*?\1/g, "")));
  return written.join(isLoose ? "\n\n" : "\n");
}

function itemMarkdown(mark: string, { text, inner }: Item, context: Context): string {
  const blocks = [...context.blocks(text), ...listMarkdown(inner, context)];
  const pad = " ".repeat(mark.length);
  const joined = blocks.map((block, at) => (at === 0 ? block : (isList(block) ? "\n" : "\n\n") + block)).join("");
  return mark + (joined === "" ? "" : joined.replace(/\n(?=[^\n])/g, `\n${pad}`));
}

function isList(block: string): boolean {
  return /^(?:- |\d+\. )/.test(block);
}

/** Lines that are only set in: a term in bold and what it means, or what somebody said in a conversation. */
function quoted(items: readonly Item[], context: Context): string {
  const parts = items.map(({ text, inner }) => {
    const blocks = [...context.blocks(text), ...listMarkdown(inner, context)];
    return blocks.join("\n\n");
  });
  const isDefinition = items.some(({ text }) => /^'''.*'''$/.test(text));
  const text = parts.filter((part) => part !== "").join("\n\n");
  if (isDefinition) return definitions(items, parts);
  return text.replace(/^(?=.)/gm, "> ").replace(/^$/gm, ">");
}

/** Each term is an item, its meanings stand below it. */
function definitions(items: readonly Item[], parts: readonly string[]): string {
  return parts
    .map((part, at) => {
      const isTerm = /^'''.*'''$/.test(items[at]?.text ?? "");
      const indented = part.replace(/\n(?=[^\n])/g, isTerm ? "\n  " : "\n    ");
      return isTerm ? `- ${indented}` : `  - ${indented}`;
    })
    .join("\n");
}
