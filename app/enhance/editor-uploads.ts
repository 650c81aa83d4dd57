// Images by paste, drop or button. A placeholder stands in the text while an image is on its way.
import { say } from "./toast";
import { fill, type words } from "./words";

type Said = Awaited<ReturnType<typeof words>>;

const TYPES = ["image/png", "image/jpeg", "image/webp", "image/gif"];
const MOST_AT_ONCE = 5;

export function uploads(editor: HTMLElement, area: HTMLTextAreaElement, said: Said): void {
  const button = editor.querySelector<HTMLButtonElement>("[data-upload]");
  if (!button) return;
  const take = (files: FileList | null | undefined): boolean => {
    const images = [...(files ?? [])].filter((file) => TYPES.includes(file.type)).slice(0, MOST_AT_ONCE);
    for (const image of images) void upload(image, area, said);
    return images.length > 0;
  };
  const chooser = document.createElement("input");
  chooser.type = "file";
  chooser.accept = TYPES.join();
  chooser.multiple = true;
  chooser.addEventListener("change", () => {
    take(chooser.files);
    chooser.value = "";
  });
  button.hidden = false;
  button.addEventListener("click", () => chooser.click());
  area.addEventListener("paste", (event) => {
    // Text from a spreadsheet comes with a picture of itself; the text is meant.
    if (event.clipboardData?.types.includes("text/plain")) return;
    if (take(event.clipboardData?.files)) event.preventDefault();
  });
  area.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    editor.classList.add("dropping");
  });
  for (const name of ["dragleave", "drop"]) area.addEventListener(name, () => editor.classList.remove("dropping"));
  area.addEventListener("drop", (event) => {
    if (take(event.dataTransfer?.files)) event.preventDefault();
  });
}

async function upload(file: File, area: HTMLTextAreaElement, said: Said): Promise<void> {
  const name = file.name || "image";
  const waiting = `![${fill(said.uploading, { name })}]()`;
  insert(area, waiting);
  const body = new FormData();
  body.set("file", file);
  const answer: unknown = await fetch("/uploads", { method: "POST", body })
    .then((response) => response.json())
    .catch(() => null);
  const markdown = textOf(answer, "markdown");
  replace(area, waiting, markdown ?? "");
  if (markdown === null) say(`${fill(said["upload-failed"], { name })} ${why(textOf(answer, "error"), said)}`);
}

function why(code: string | null, said: Said): string {
  switch (code) {
    case "too-large":
    case "too-many-pixels":
      return said["upload-large"];
    case "not-an-image":
    case "type-not-allowed":
      return said["upload-type"];
    case "busy":
    case "no-space":
      return said["upload-later"];
    default:
      return "";
  }
}

function textOf(answer: unknown, name: "markdown" | "error"): string | null {
  const value: unknown = typeof answer === "object" && answer !== null ? Reflect.get(answer, name) : null;
  return typeof value === "string" ? value : null;
}

function insert(area: HTMLTextAreaElement, text: string): void {
  const { selectionStart, selectionEnd, value } = area;
  const gap = selectionStart > 0 && value[selectionStart - 1] !== "\n" ? "\n" : "";
  area.setRangeText(`${gap}${text}\n`, selectionStart, selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function replace(area: HTMLTextAreaElement, from: string, to: string): void {
  const at = area.value.indexOf(from);
  if (at < 0) return;
  area.setRangeText(to, at, at + from.length, "preserve");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}
