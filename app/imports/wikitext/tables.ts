// Tables: those written {| … |} and those of HTML. Simple ones become tables of Markdown; where cells span others or hold
// whole blocks, HTML with Markdown in its cells, which the renderer knows.
import type { Context } from "./context";
import { oneLine } from "./escape";
import { attributeOf } from "./extensions";
import type { WikiNode } from "./nodes";

export type Cell = { isHeader: boolean; attributes: string; text: string };
export type Table = { caption: string; rows: Cell[][] };

const MOST_COLUMNS = 40;

export function tableMarkdown({ caption, rows: all }: Table, context: Context): string[] {
  const rows = all.filter((row) => row.length > 0);
  const title = caption.trim() === "" ? [] : [`**${context.inline(caption).replace(/\n/g, " ")}**`];
  if (rows.length === 0) return title;
  const cells = rows.map((row) => row.map((cell) => ({ ...cell, blocks: context.blocks(cell.text) })));
  const width = widthOf(cells);
  const isFlatTable =
    width <= MOST_COLUMNS && cells.flat().every((cell) => spans(cell.attributes) === "" && cell.blocks.every(isFlat));
  if (!isFlatTable) return [...title, htmlTable(cells)];
  const first = cells[0] ?? [];
  if (first.every(({ isHeader, blocks }) => isHeader || blocks.length === 0)) return [...title, pipeTable(cells)];
  // Heads of rows have no sign in a table of Markdown; of a large one they are bold words rather than thrice the text.
  const hasRowHeads = cells.some((row) => row.some(({ isHeader }) => isHeader));
  const isCompact =
    cells.length * width <= MOST_HTML_CELLS || cells.flat().every(({ blocks }) => blocks.every(isPlain));
  if (hasRowHeads && isCompact) return [...title, htmlTable(cells)];
  return [...title, pipeTable([Array.from({ length: width }, () => NO_CELL), ...cells])];
}

const NO_CELL: WrittenCell = { isHeader: true, attributes: "", text: "", blocks: [] };
const MOST_HTML_CELLS = 600;

function widthOf(rows: readonly (readonly unknown[])[]): number {
  return rows.reduce((widest, row) => Math.max(widest, row.length), 0);
}

type WrittenCell = Cell & { blocks: string[] };

/** Can stand in one line of a table. */
function isFlat(block: string): boolean {
  return !/^(?:[ \t]*(?:- |\d+\. |#{1,6} |>|\||`{3})|<)/m.test(block) && !block.includes("\n\n");
}

function pipeTable(rows: readonly WrittenCell[][]): string {
  const width = widthOf(rows);
  const lines = rows.map((row, at) => {
    const cells = row.map((cell) => {
      const text = pipeCell(cell.blocks.join("<br>"));
      return cell.isHeader && at > 0 && text !== "" && !text.includes("**") ? `**${text}**` : text;
    });
    // Only the first row must be complete.
    while (at === 0 && cells.length < width) cells.push("");
    return `| ${cells.join(" | ")} |`;
  });
  return [lines[0], `|${" --- |".repeat(width)}`, ...lines.slice(1)].join("\n");
}

export function pipeCell(markdown: string): string {
  return oneLine(markdown).replace(/(?<!\\)\|/g, "\\|");
}

/** A row on a line. Blank lines around what is in a cell make the parser read it as Markdown; plain words need none. */
function htmlTable(rows: readonly WrittenCell[][]): string {
  const lines = rows.map((row) => {
    const isRowHead = row.some(({ isHeader }) => !isHeader);
    return `<tr>${row.map((cell) => htmlCell(cell, isRowHead)).join("")}</tr>`;
  });
  return ["<table>", ...lines, "</table>"].join("\n");
}

function htmlCell({ isHeader, attributes, blocks }: WrittenCell, isRowHead: boolean): string {
  const tag = isHeader ? "th" : "td";
  const scope = isHeader && isRowHead ? ' scope="row"' : "";
  const body = blocks.length === 0 || blocks.every(isPlain) ? blocks.join("") : `\n\n${blocks.join("\n\n")}\n\n`;
  return `<${tag}${scope}${spans(attributes)}>${body}</${tag}>`;
}

/** One line of words that neither Markdown nor HTML reads as anything else. */
function isPlain(block: string, at: number): boolean {
  return at === 0 && /^[\p{L}\p{N} .,;:'’"()%/+–—=?°€$-]*$/u.test(block) && !/(?:https?:|www\.)/i.test(block);
}

function spans(attributes: string): string {
  return ["colspan", "rowspan"]
    .map((name) => [name, attributeOf(attributes, name)])
    .filter(([, value]) => /^\d{1,3}$/.test(value ?? "") && value !== "1")
    .map(([name, value]) => ` ${name}="${value}"`)
    .join("");
}

/** `lines` between {| and |}. */
export function readWikiTable(lines: readonly string[]): Table {
  const table: Table = { caption: "", rows: [] };
  let row: Cell[] | null = null;
  let cell: Cell | null = null;
  let isCaption = false;
  let depth = 0;
  for (const line of lines) {
    const start = line.trimStart();
    if (start.startsWith("{|")) depth += 1;
    const isInner = depth > 0;
    if (start.startsWith("|}") && depth > 0) depth -= 1;
    if (!isInner && start.startsWith("|+")) {
      table.caption += start.slice(2).replace(/^[^|]{0,300}\|(?!\|)/, "");
      isCaption = true;
    } else if (!isInner && start.startsWith("|-")) {
      row = null;
      isCaption = false;
      cell = null;
    } else if (!isInner && /^[|!]/.test(start)) {
      isCaption = false;
      if (row === null) {
        row = [];
        table.rows.push(row);
      }
      for (const one of readCells(start)) row.push(one);
      cell = row.at(-1) ?? null;
    } else if (cell) cell.text += `\n${line}`;
    else if (isCaption) table.caption += ` ${line}`;
    else if (line.trim() !== "") {
      // Words outside of any cell: the old software showed them above the table.
      table.caption += ` ${line.trim()}`;
    }
  }
  return table;
}

function readCells(line: string): Cell[] {
  const isHeader = line.startsWith("!");
  return line
    .slice(1)
    .split(isHeader ? /\|\||!!/ : "||")
    .map((text) => {
      const match = /^([^|[\uE000]{0,500})\|(?!\|)/.exec(text);
      const attributes = match && /=|^\s*$/.test(match[1] ?? "") ? match : null;
      return {
        isHeader,
        attributes: attributes?.[1] ?? "",
        text: (attributes ? text.slice(attributes[0].length) : text).trim(),
      };
    });
}

export function readHtmlTable(inner: string, context: Context): Table {
  const table: Table = { caption: "", rows: [] };
  for (const row of elementsIn(inner, context)) {
    if (typeof row === "string" || row.tag === "caption") {
      table.caption += typeof row === "string" ? row.trim() : row.inner;
      continue;
    }
    const cells = row.tag === "tr" ? elementsIn(row.inner, context) : [row];
    table.rows.push(
      cells.flatMap((cell) => {
        if (typeof cell === "string")
          return cell.trim() === "" ? [] : [{ isHeader: false, attributes: "", text: cell }];
        return [{ isHeader: cell.tag === "th", attributes: cell.attributes, text: cell.inner }];
      }),
    );
  }
  return table;
}

export type Element = Extract<WikiNode, { kind: "element" }>;

/** The elements of a text, and what stands between them. */
export function elementsIn(text: string, { nodes }: Context): (Element | string)[] {
  const found: (Element | string)[] = [];
  let between = "";
  for (const [at, piece] of text.split(/\uE000(\d+)\uE001/).entries()) {
    const node = at % 2 === 1 ? nodes.at(Number(piece)) : undefined;
    if (node?.kind === "element") {
      if (between.trim() !== "") found.push(between);
      between = "";
      found.push(node);
    } else between += at % 2 === 1 ? `\uE000${piece}\uE001` : piece.replace(/\uE002/g, "\n");
  }
  if (between.trim() !== "") found.push(between);
  return found;
}
