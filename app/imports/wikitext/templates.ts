// Templates that stand for themselves: what they were given is shown, as the pages that would say how are not there.
//
// Short values become one line, long ones their own blocks under the value's name, code becomes code; a row of the same
// templates with short values becomes a table. Functions of the old software are shown as they were written.
import type { Context } from "./context";
import { codeSpan, escapeLinkWords, escapeText, fencedCode, oneLine } from "./escape";
import { languageOf } from "./extensions";
import { pipeCell } from "./tables";
import {
  calloutOf,
  inlineTemplate,
  isFunction,
  placesNotes,
  spokenName,
  type Template,
  transcludedPage,
} from "./template-names";

const LONGEST_SHORT = 300;
const MOST_IN_A_LINE = 8;
const MOST_KEYS = 60;
const SIDE_BY_SIDE = 6;
const CODE_NAME = /^(?:code|source|source ?code|example ?code|syntax|snippet|markup)$/i;
const NOTHING = "–";

type Value = { name: string | null; text: string; kind: "empty" | "short" | "code" | "long" };

/** Blocks for templates that stand one after the other. */
export function templatesMarkdown(templates: readonly Template[], context: Context): string[] {
  const blocks: string[] = [];
  for (let at = 0; at < templates.length; ) {
    const first = templates[at];
    if (!first) break;
    const end = endOfRow(templates, at);
    const row = templates.slice(at, end).map((template) => valuesOf(template, context));
    const keys = [...new Set(row.flatMap((values) => values.map(({ name }, index) => name ?? String(index + 1))))];
    const isTable = row.length > 1 && keys.length > 0 && keys.length <= MOST_KEYS && row.flat().every(isShort);
    if (isTable) blocks.push(`**${escapeText(spokenName(first.name))}**`, ...tablesOf(keys, row, context));
    else for (const template of templates.slice(at, end)) append(blocks, templateMarkdown(template, context));
    at = end;
  }
  return blocks;
}

/** Not spread into a call: there may be more of them than a call takes. */
function append(blocks: string[], more: readonly string[]): void {
  for (const block of more) blocks.push(block);
}

function endOfRow(templates: readonly Template[], start: number): number {
  const name = templates[start]?.name;
  let end = start + 1;
  while (end < templates.length && templates[end]?.name === name) end += 1;
  return end;
}

function isShort({ kind }: Value): boolean {
  return kind === "short" || kind === "empty";
}

function templateMarkdown(template: Template, context: Context): string[] {
  const page = transcludedPage(template);
  if (page !== null) return [`→ [[${escapeLinkWords(page)}]]`];
  if (placesNotes(template)) {
    inlineTemplate(template, context.inline);
    return [];
  }
  const callout = calloutOf(template);
  const [only, ...others] = template.parameters;
  if (callout !== null && only !== undefined && others.length === 0 && only.value.trim() !== "")
    return [quote([`[!${callout}]`, ...context.blocks(only.value.trim())])];
  if (isFunction(template))
    return [template.raw.includes("\n") ? fencedCode(template.raw, "wikitext") : codeSpan(template.raw)];
  if (template.parameters.length === 0) return [codeSpan(template.raw)];
  const values = valuesOf(template, context);
  const name = escapeText(spokenName(template.name));
  const short = values.filter(isShort);
  const blocks =
    short.length > MOST_IN_A_LINE ? [`**${name}**`, valueTable(short, context)] : [inOneLine(name, short, context)];
  for (const value of values.filter((one) => !isShort(one))) append(blocks, longValue(value, values, context));
  return blocks;
}

/** The mark of a callout stands on the first line of its quotation, directly above its words. */
function quote([mark = "", ...blocks]: readonly string[]): string {
  return `${mark}\n${blocks.join("\n\n")}`.replace(/^(?=.)/gm, "> ").replace(/^$/gm, ">");
}

function inOneLine(name: string, values: readonly Value[], context: Context): string {
  const spoken = values.map((value) => {
    const text = shortText(value, context);
    return value.name === null ? text : `${escapeText(spokenName(value.name))}: ${text}`;
  });
  return values.length === 0 ? `**${name}**` : `**${name}** — ${spoken.join(" · ")}`;
}

function shortText({ text, kind }: Value, context: Context): string {
  return kind === "empty" ? NOTHING : oneLine(context.inline(text));
}

function longValue({ name, text, kind }: Value, all: readonly Value[], context: Context): string[] {
  const label = name === null ? [] : [`**${escapeText(spokenName(name))}**`];
  if (kind !== "code") return [...label, ...context.blocks(text)];
  const language = all.find((value) => /^(?:language|lang)$/i.test(value.name ?? ""))?.text ?? "";
  return [...label, fencedCode(context.nodes.rawOf(text), languageOf(language))];
}

function valuesOf(template: Template, context: Context): Value[] {
  return template.parameters.map(({ name, value }) => {
    const text = value.trim();
    return { name, text, kind: kindOf(name, text, context) };
  });
}

function kindOf(name: string | null, text: string, context: Context): Value["kind"] {
  if (text === "") return "empty";
  if (name !== null && CODE_NAME.test(spokenName(name))) return "code";
  if (
    text.includes("\n") ||
    text.length > LONGEST_SHORT ||
    /^(?:[*#:;|]|\{\||==)/.test(text) ||
    text.includes("\uE002")
  )
    return "long";
  for (const [, index] of text.matchAll(/\uE000(\d+)\uE001/g)) {
    const node = context.nodes.at(Number(index));
    if (node?.kind === "template" && (node.parameters.length > 0 || node.raw.includes("\n"))) return "long";
    if (node?.kind === "gallery" || node?.kind === "element" || (node?.kind === "code" && !node.isInline))
      return "long";
  }
  return "short";
}

/** Few values: a line for each template. Many: a line for each value, the templates side by side. */
function tablesOf(keys: readonly string[], row: readonly Value[][], context: Context): string[] {
  const named = row.map((values) => new Map(values.map((one, index) => [one.name ?? String(index + 1), one])));
  const cell = (values: ReadonlyMap<string, Value>, key: string) => {
    const value = values.get(key);
    return value === undefined || value.kind === "empty" ? "" : pipeCell(shortText(value, context));
  };
  const heads = keys.map((key) => pipeCell(escapeText(spokenName(key))));
  if (keys.length <= SIDE_BY_SIDE)
    return [
      pipeLines(
        heads,
        named.map((values) => keys.map((key) => cell(values, key))),
      ),
    ];
  const tables: string[] = [];
  for (let at = 0; at < named.length; at += SIDE_BY_SIDE) {
    const some = named.slice(at, at + SIDE_BY_SIDE);
    tables.push(
      pipeLines(
        ["", ...some.map((_values, index) => String(at + index + 1))],
        keys.map((key, index) => [heads[index] ?? "", ...some.map((values) => cell(values, key))]),
      ),
    );
  }
  return tables;
}

function valueTable(values: readonly Value[], context: Context): string {
  const rows = values.map((value, at) => [
    pipeCell(escapeText(spokenName(value.name ?? String(at + 1)))),
    value.kind === "empty" ? "" : pipeCell(shortText(value, context)),
  ]);
  return pipeLines(["", ""], rows);
}

function pipeLines(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(heads), `|${" --- |".repeat(heads.length)}`, ...rows.map(line)].join("\n");
}
