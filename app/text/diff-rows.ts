// Tables are compared row by row: a column that was added is a cell more in each row, and not a knot of words over all of them.
import { align, type Effort } from "./alignment";
import { isReplaced } from "./diff-pairs";
import { diffWords, type Part } from "./diff-words";
import { isWord } from "./words";

/** The parts of each side joined are that side. */
export function diffRows(before: string, after: string, language: string | undefined, effort: Effort): Part[] | null {
  const [oldRows, newRows] = [rowsOf(before), rowsOf(after)];
  const { hunks, isComplete } = align(oldRows, newRows, effort);
  if (!isComplete) return null;
  const parts: Part[] = [];
  const same = (rows: string[]) => {
    if (rows.length > 0) parts.push({ kind: "same", text: rows.join(""), flags: [] });
  };
  let at = 0;
  for (const { start, end, from, to } of hunks) {
    same(oldRows.slice(at, start));
    const [removed, added] = [oldRows.slice(start, end), newRows.slice(from, to)];
    for (let row = 0; row < Math.max(removed.length, added.length); row++) {
      for (const part of rowParts(removed[row] ?? "", added[row] ?? "", language, effort)) parts.push(part);
    }
    at = end;
  }
  same(oldRows.slice(at));
  return parts;
}

/** Each with the line's end before it. */
function rowsOf(table: string): string[] {
  return table.split(/(?=\n)/);
}

/** Rows that have little in common stand below each other, the old one first. */
function rowParts(before: string, after: string, language: string | undefined, effort: Effort): Part[] {
  const isAlike = !isWord(before + after) || !isReplaced(before, after, language);
  const isPair = before !== "" && after !== "" && isAlike;
  const parts = isPair ? diffWords(before, after, language, effort) : null;
  if (parts) return parts;
  const whole: Part[] = [
    { kind: "removed", text: before, flags: [] },
    { kind: "added", text: after, flags: [] },
  ];
  return whole.filter(({ text }) => text !== "");
}
