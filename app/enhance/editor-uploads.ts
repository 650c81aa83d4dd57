// Images by paste, drop or button. A placeholder stands in the text while an image is on its way; what becomes of each is
// said: in the text, or in a sentence under it that names the file. A file dropped beside the text leaves nobody's page.

import { IMAGE_TYPES, MOST_FILES_AT_ONCE } from "../images/size";
import { WAITING_SCHEME, waitingImages } from "../text/unfinished-images";
import { asBlock } from "./editor-marks";
import { put } from "./editor-tools";
import { describe } from "./image-described";
import { sendImage } from "./image-send";
import { waitFor } from "./image-waiting";
import { fill, type words } from "./words";

type Said = Awaited<ReturnType<typeof words>>;

/** Addresses of what this page is sending. Whatever else stands in a text as being on its way never arrives. */
const onTheirWay = new Set<string>();

export function uploads(editor: HTMLElement, area: HTMLTextAreaElement, said: Said): void {
  const button = editor.querySelector<HTMLButtonElement>("[data-upload]");
  if (!button) return;
  // The field for those without script is not there, so nothing has to be sent as parts.
  if (area.form) area.form.enctype = "application/x-www-form-urlencoded";
  const look = () => takeOutLost({ editor, area, said });
  area.addEventListener("input", look);
  look();
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

type UploadPlace = { editor: HTMLElement; area: HTMLTextAreaElement; said: Said };

function takeFiles(files: File[], place: UploadPlace): void {
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
async function upload(file: File, place: UploadPlace): Promise<boolean> {
  const { area, said } = place;
  const name = (file.name || said.image).replace(/[[\]\\<>]/g, "");
  // Like no other, also of a page that was left: a draft or "undo" may bring an old one back.
  const address = `${WAITING_SCHEME}${crypto.randomUUID().slice(0, 8)}`;
  onTheirWay.add(address);
  const { value: text, selectionStart: from, selectionEnd: to } = area;
  put(area, asBlock({ text, from, to }, `![${fill(said.uploading, { name })}](${address})`));
  const cancelled = new AbortController();
  const look = () => placeholder(area, address) ?? cancelled.abort();
  area.addEventListener("input", look);
  const sent = await sendImage(file, said, cancelled.signal);
  area.removeEventListener("input", look);
  const found = placeholder(area, address);
  onTheirWay.delete(address);
  if ("path" in sent) {
    // Taken out while the image arrived: it was not wanted any more.
    if (found) {
      replace(area, found, `![](${sent.path})`);
      describe(place, sent.path);
    }
    return true;
  }
  if (cancelled.signal.aborted) return true;
  if (found) takeOut(area, found);
  refuse(place, sent.why);
  return false;
}

/** Images whose page was left before they arrived: out of the text, with a word for each, so that nobody waits for them. */
function takeOutLost(place: UploadPlace): void {
  const lost = waitingImages(place.area.value).filter(({ address }) => !onTheirWay.has(address));
  for (const image of lost.reverse()) {
    takeOut(place.area, image);
    refuse(place, fill(place.said["upload-lost"], { name: nameIn(image.description, place.said) }));
  }
}

/** Of the file, without what stands around it while it is on its way. */
function nameIn(description: string, said: Said): string {
  const [before = "", after = ""] = said.uploading.split("{name}");
  const isWhole = description.startsWith(before) && description.endsWith(after);
  return isWhole ? description.slice(before.length, description.length - after.length) : description;
}

/** Whatever was typed between its brackets. */
function placeholder(area: HTMLTextAreaElement, address: string): { from: number; to: number } | null {
  const end = area.value.indexOf(`](${address})`);
  const from = end === -1 ? -1 : area.value.lastIndexOf("![", end);
  return from === -1 ? null : { from, to: end + address.length + 3 };
}

/** With the empty line that came with it. */
function takeOut(area: HTMLTextAreaElement, { from, to }: { from: number; to: number }): void {
  const isAlone = /(?:^|\n\n)$/.test(area.value.slice(0, from)) && area.value.startsWith("\n\n", to);
  replace(area, { from, to: isAlone ? to + 2 : to }, "");
}

/** Leaves the caret where somebody goes on writing. */
function replace(area: HTMLTextAreaElement, { from, to }: { from: number; to: number }, text: string): void {
  area.setRangeText(text, from, to, "preserve");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function refuse({ editor }: UploadPlace, words: string): void {
  const line = document.createElement("li");
  line.className = "refused-file";
  line.textContent = words;
  editor.querySelector("[data-refused]")?.append(line);
}
