// Asks what is to be seen in an image that was just put into the text, and writes the answer between its brackets.
import type { words } from "./words";

type Said = Awaited<ReturnType<typeof words>>;
type ImagePlace = { editor: HTMLElement; area: HTMLTextAreaElement; said: Said };

const LONGEST = 300;

export function describe({ editor, area, said }: ImagePlace, path: string): void {
  const list = editor.querySelector<HTMLElement>("[data-images]");
  if (!list || list.querySelector(`[data-path="${path}"]`)) return;
  const row = document.createElement("li");
  row.className = "image-row";
  row.dataset.path = path;
  const picture = document.createElement("img");
  Object.assign(picture, { src: path, alt: "" });
  const label = document.createElement("label");
  const field = document.createElement("input");
  Object.assign(field, { type: "text", maxLength: LONGEST, dir: "auto" });
  label.append(said.seen, field);
  row.append(picture, label);
  list.append(row);
  list.hidden = false;
  field.addEventListener("input", () => write(area, path, field.value));
  // Enter would send the form that the field stands in.
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}

function write(area: HTMLTextAreaElement, path: string, words: string): void {
  const end = area.value.indexOf(`](${path})`);
  const from = end === -1 ? -1 : area.value.lastIndexOf("![", end);
  if (from === -1) return;
  area.setRangeText(words.replace(/[[\]\\<>\n]/g, " "), from + 2, end, "preserve");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}
