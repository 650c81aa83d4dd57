// The text as it will look, from the renderer that will render it.
import { say } from "./toast";
import type { words } from "./words";

type Said = Awaited<ReturnType<typeof words>>;

const PAUSE_MS = 700;

export function preview(editor: HTMLElement, area: HTMLTextAreaElement, said: Said): void {
  const button = editor.querySelector<HTMLButtonElement>("[data-preview]");
  const place = editor.querySelector<HTMLElement>("[data-preview-area]");
  if (!button || !place) return;
  const label = button.textContent ?? "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown = "";

  async function show(target: HTMLElement): Promise<void> {
    if (area.value === shown) return;
    const language = area.form?.elements.namedItem("language");
    const body = new URLSearchParams({ body: area.value });
    if (isField(language)) body.set("language", language.value);
    else if (area.lang) body.set("language", area.lang);
    const product = area.form?.elements.namedItem("product");
    if (isField(product)) body.set("product", product.value);
    if (editor.dataset.kind) body.set("kind", editor.dataset.kind);
    const answer = await fetch("/preview", { method: "POST", body });
    if (!answer.ok) return say(said["preview-failed"]);
    shown = area.value;
    target.className = "editor-preview prose";
    target.innerHTML = await answer.text();
  }
  const refresh = () => show(place).catch(() => say(said["preview-failed"]));

  button.hidden = false;
  button.addEventListener("click", () => {
    place.hidden = !place.hidden;
    button.textContent = place.hidden ? label : said["hide-preview"];
    button.setAttribute("aria-expanded", String(!place.hidden));
    if (!place.hidden) void refresh();
  });
  area.addEventListener("input", () => {
    clearTimeout(timer);
    if (!place.hidden) timer = setTimeout(refresh, PAUSE_MS);
  });
}

function isField(field: Element | RadioNodeList | null | undefined): field is HTMLInputElement | HTMLSelectElement {
  return field instanceof HTMLInputElement || field instanceof HTMLSelectElement;
}
