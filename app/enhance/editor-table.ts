// Rows pasted from a spreadsheet: the text takes them as they are, and offers to make a table of them.
import { tableOfRows } from "../text/tabbed-rows";
import { put } from "./editor-tools";
import { say } from "./toast";
import type { words } from "./words";

type Said = Awaited<ReturnType<typeof words>>;

export function pastedRows(area: HTMLTextAreaElement, said: Said): void {
  area.addEventListener("paste", (event) => {
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    const table = tableOfRows(pasted);
    if (table === null) return;
    const from = area.selectionStart;
    const text = pasted.replace(/\r\n?/g, "\n");
    say(said["pasted-rows"], { label: said["as-table"], run: () => replaceRows(area, { from, text, table }) });
  });
}

/** Only while they stand where they were pasted. */
function replaceRows(
  area: HTMLTextAreaElement,
  { from, text, table }: { from: number; text: string; table: string },
): void {
  const to = from + text.length;
  if (area.value.slice(from, to) !== text) return;
  const before = area.value.slice(0, from);
  const gap = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const block = `${gap}${table}\n`;
  put(area, { from, to, text: block, select: [from + block.length, from + block.length] });
}
