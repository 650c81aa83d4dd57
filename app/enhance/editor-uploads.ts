// Images by paste, drop or button. A placeholder stands in the text while an image is on its way; what becomes of each is
// said: in the text, or in a sentence under it that names the file. A file dropped beside the text leaves nobody's page.
import { IMAGE_TYPES, MOST_FILES_AT_ONCE } from "../images/size";
import { asBlock } from "./editor-marks";
import { put } from "./editor-tools";
import { describe } from "./image-described";
import { sendImage } from "./image-send";
import { waitFor } from "./image-waiting";
import { fill, type words } from "./words";

type Said = Awaited<ReturnType<typeof words>>;

let sentSoFar = 0;

export function uploads(editor: HTMLElement, area: HTMLTextAreaElement, said: Said): void {
  const button = editor.querySelector<HTMLButtonElement>("[data-upload]");
  if (!button) return;
  // The field for those without script is not there, so nothing has to be sent as parts.
  if (area.form) area.form.enctype = "application/x-www-form-urlencoded";
  const take = (files: FileList | null | undefined) => takeFiles([...(files ?? [])], { editor, area, said });
  const chooser = document.createElement("input");
  chooser.type = "file";
  chooser.accept = [...IMAGE_TYPES, "image/*"].join();
  chooser.multiple = true;
  chooser.addEventListener("change", () => {
    take(chooser.files);
    chooser.value = "";
  });
  button.addEventListener("click", () => chooser.click());
  area.addEventListener("paste", (event) => {
    // Text from a spreadsheet comes with a picture of itself; the text is meant.
    if (event.clipboardData?.types.includes("text/plain") || !event.clipboardData?.files.length) return;
    event.preventDefault();
    take(event.clipboardData.files);
  });
  editor.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    editor.classList.add("dropping");
  });
  for (const name of ["dragleave", "drop"]) editor.addEventListener(name, () => editor.classList.remove("dropping"));
  editor.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    take(event.dataTransfer.files);
  });
}

type Place = { editor: HTMLElement; area: HTMLTextAreaElement; said: Said };

function takeFiles(files: File[], place: Place): void {
  place.editor.querySelector("[data-refused]")?.replaceChildren();
  for (const file of files.slice(0, MOST_FILES_AT_ONCE)) {
    const arrives = upload(file, place);
    if (place.area.form) waitFor(place.area.form, arrives, place.said);
  }
  const rest = files.slice(MOST_FILES_AT_ONCE).map(({ name }) => name);
  if (rest.length > 0)
    refuse(place, fill(place.said["upload-most"], { most: MOST_FILES_AT_ONCE, names: rest.join(", ") }));
}

/** False when the image is not there in the end although nobody took its placeholder out of the text. */
async function upload(file: File, place: Place): Promise<boolean> {
  const { area, said } = place;
  const name = (file.name || said.image).replace(/[[\]\\<>]/g, "");
  sentSoFar += 1;
  const address = `uploading:${sentSoFar}`;
  const { value: text, selectionStart: from, selectionEnd: to } = area;
  put(area, asBlock({ text, from, to }, `![${fill(said.uploading, { name })}](${address})`));
  const cancelled = new AbortController();
  const look = () => placeholder(area, address) ?? cancelled.abort();
  area.addEventListener("input", look);
  const sent = await sendImage(file, said, cancelled.signal);
  area.removeEventListener("input", look);
  const found = placeholder(area, address);
  if ("path" in sent) {
    // Taken out while the image arrived: it was not wanted any more.
    if (found) {
      replace(area, found, `![](${sent.path})`);
      describe(place, sent.path);
    }
    return true;
  }
  if (cancelled.signal.aborted) return true;
  if (found) replace(area, found, "");
  refuse(place, sent.why);
  return false;
}

/** Whatever was typed between its brackets. */
function placeholder(area: HTMLTextAreaElement, address: string): { from: number; to: number } | null {
  const end = area.value.indexOf(`](${address})`);
  const from = end === -1 ? -1 : area.value.lastIndexOf("![", end);
  return from === -1 ? null : { from, to: end + address.length + 3 };
}

/** Leaves the caret where somebody goes on writing. */
function replace(area: HTMLTextAreaElement, { from, to }: { from: number; to: number }, text: string): void {
  area.setRangeText(text, from, to, "preserve");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function refuse({ editor }: Place, words: string): void {
  const line = document.createElement("li");
  line.className = "refused-file";
  line.textContent = words;
  editor.querySelector("[data-refused]")?.append(line);
}
