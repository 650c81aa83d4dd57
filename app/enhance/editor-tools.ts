// What the tools above a text do, and their keys. `execCommand` is the one way to change a text area that Ctrl+Z takes back.
import { blockMarked, type Marking, surrounded } from "./editor-marks";

const KEYS: Record<string, string> = { b: "bold", i: "italic", k: "link" };

export function tools(editor: HTMLElement, area: HTMLTextAreaElement): void {
  for (const button of editor.querySelectorAll<HTMLElement>("[data-tool]"))
    button.addEventListener("click", () => use(area, button.dataset.tool ?? ""));
  area.addEventListener("keydown", (event) => {
    const tool = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey ? KEYS[event.key] : undefined;
    if (tool === undefined) return;
    event.preventDefault();
    use(area, tool);
  });
}

function use(area: HTMLTextAreaElement, tool: string): void {
  const marking = marked({ text: area.value, from: area.selectionStart, to: area.selectionEnd }, tool);
  if (marking) put(area, marking);
}

function marked(selection: { text: string; from: number; to: number }, tool: string): Marking | null {
  switch (tool) {
    case "bold":
      return surrounded(selection, "**", "**");
    case "italic":
      return surrounded(selection, "*", "*");
    case "link":
      return surrounded(selection, "[", "](https://)");
    case "code":
      return selection.text.slice(selection.from, selection.to).includes("\n")
        ? surrounded(selection, "```\n", "\n```")
        : surrounded(selection, "`", "`");
    case "quote":
      return blockMarked(selection, () => "> ");
    case "list":
      return blockMarked(selection, () => "- ");
    case "numbers":
      return blockMarked(selection, (at) => `${at + 1}. `);
    case "heading":
      return blockMarked(selection, () => "## ");
    default:
      return null;
  }
}

/** Replaces a part of the text as if it had been typed. */
export function put(area: HTMLTextAreaElement, { from, to, text, select }: Marking): void {
  area.hidden = false;
  area.focus();
  area.setSelectionRange(from, to);
  const isTyped = document.execCommand(text === "" ? "delete" : "insertText", false, text);
  if (!isTyped) {
    area.setRangeText(text, from, to, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  area.setSelectionRange(select[0], select[1]);
}
