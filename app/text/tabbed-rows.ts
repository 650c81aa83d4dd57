// Rows that somebody copied from a spreadsheet: lines with tabs between their cells, and what they are as a table.

const MOST_ROWS = 500;

/** Markdown, the first row as its head; null where the text is no such rows. */
export function tableOfRows(text: string): string | null {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  while (lines.length > 1 && lines.at(-1) === "") lines.pop();
  const columns = lines[0]?.split("\t").length ?? 0;
  if (columns < 2 || lines.length < 2 || lines.length > MOST_ROWS) return null;
  const rows = lines.map((line) => line.split("\t"));
  if (rows.some((cells) => cells.length !== columns)) return null;
  const [head = [], ...body] = rows;
  return [head, head.map(() => "---"), ...body].map(rowOf).join("\n");
}

function rowOf(cells: string[]): string {
  return `| ${cells.map((cell) => cell.trim().replace(/[|\\]/g, "\\$&")).join(" | ")} |`;
}
