// A field for one picture takes photos as they come from phones: what is chosen is drawn smaller in the field itself, so the
// form is sent as it would be without script. A form that is sent meanwhile waits for it.
//
// What this browser cannot read stays as it was chosen, and the server says what is wrong with it; what is too large to be
// sent at all is said here, as the answer would be a page that knows nothing of the form.
import { IMAGE_TYPES, MAX_IMAGE_BYTES } from "../images/size";
import { shrunk } from "./image-shrink";
import { waitFor } from "./image-waiting";
import { fill, words } from "./words";

type Said = Awaited<ReturnType<typeof words>>;

export async function enhance(fields: HTMLElement[]): Promise<void> {
  const said = await words();
  for (const field of fields) {
    if (!(field instanceof HTMLInputElement)) continue;
    field.accept = [...IMAGE_TYPES, "image/*"].join();
    const take = () => {
      const arrives = takeImage(field, said);
      if (field.form) waitFor(field.form, arrives, said);
    };
    field.addEventListener("change", take);
    // Chosen before this script was there, or kept by the browser.
    if (field.files?.length) take();
  }
}

/** False when nothing can be sent. */
async function takeImage(field: HTMLInputElement, said: Said): Promise<boolean> {
  refuse(field, null);
  const file = field.files?.[0];
  if (!file) return true;
  const image = await shrunk(file, { mayMove: field.dataset.image !== "still" });
  // Another one was chosen meanwhile; that one is waited for too.
  if (field.files?.[0] !== file) return true;
  if (image.size > MAX_IMAGE_BYTES) {
    refuse(field, fill(said["upload-large"], { name: file.name || said.image }));
    field.value = "";
    return false;
  }
  if (image === file) return true;
  const chosen = new DataTransfer();
  chosen.items.add(image);
  field.files = chosen.files;
  return true;
}

function refuse(field: HTMLInputElement, why: string | null): void {
  const line = field.parentElement?.querySelector("[data-refused]") ?? document.createElement("p");
  Object.assign(line, { className: "error", textContent: why ?? "" });
  line.setAttribute("role", "alert");
  line.setAttribute("data-refused", "");
  line.toggleAttribute("hidden", why === null);
  field.after(line);
}
