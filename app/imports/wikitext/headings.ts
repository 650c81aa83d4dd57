// "== Words ==" and what may stand behind it.
import type { Nodes } from "./nodes";

/** Null: the line is no heading. */
export function readHeading(line: string, nodes: Nodes): { signs: number; text: string } | null {
  const { text, comments } = withoutComments(line, nodes);
  const signs = signsOf(text);
  return signs === 0 ? null : { signs, text: text.slice(signs, text.length - signs).trim() + comments };
}

/** "== Words ==" has two; a line that is no heading none. */
function signsOf(line: string): number {
  let signs = 0;
  while (signs < 6 && line[signs] === "=" && line.at(-1 - signs) === "=") signs += 1;
  return Math.min(signs, Math.floor((line.length - 1) / 2));
}

/** Behind a heading only comments may stand. */
function withoutComments(line: string, nodes: Nodes): { text: string; comments: string } {
  let [text, comments] = [line.trimEnd(), ""];
  for (;;) {
    const start = text.endsWith("\uE001") ? text.lastIndexOf("\uE000") : -1;
    if (start === -1 || nodes.at(Number(text.slice(start + 1, -1)))?.kind !== "comment") return { text, comments };
    comments = text.slice(start) + comments;
    text = text.slice(0, start).trimEnd();
  }
}
