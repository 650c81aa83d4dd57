// The text as it will look, in the place of the text, from the renderer that will render it.
import { say } from "./toast";
import type { words } from "./words";

type Said = Awaited<ReturnType<typeof words>>;

export function preview(editor: HTMLElement, area: HTMLTextAreaElement, said: Said): void {
  const button = editor.querySelector<HTMLButtonElement>("[data-preview]");
  const place = editor.querySelector<HTMLElement>("[data-preview-area]");
  if (!button || !place) return;
  const label = button.textContent ?? "";
  let shown: string | null = null;

  async function show(target: HTMLElement): Promise<void> {
    if (area.value === shown) return;
    const answer = await fetch("/preview", { method: "POST", body: asked(editor, area) });
    if (!answer.ok || answer.redirected) return say(said["preview-failed"]);
    shown = area.value;
    target.className = "editor-preview prose";
    target.innerHTML = await answer.text();
  }

  /** As high as the text was: what stands below does not move. */
  function toggle(isShown: boolean): void {
    if (!button || !place || isShown === !place.hidden) return;
    if (isShown) place.style.minBlockSize = `${area.offsetHeight}px`;
    place.hidden = !isShown;
    area.hidden = isShown;
    button.textContent = isShown ? said["hide-preview"] : label;
    button.setAttribute("aria-expanded", String(isShown));
    if (isShown) show(place).catch(() => say(said["preview-failed"]));
    else area.focus();
  }

  button.addEventListener("click", () => toggle(place.hidden));
  // What is wrong with the text is shown on the text; and whoever changes it wants to see it.
  area.addEventListener("invalid", () => toggle(false));
  area.addEventListener("input", () => toggle(false));
}

function asked(editor: HTMLElement, area: HTMLTextAreaElement): URLSearchParams {
  const body = new URLSearchParams({ body: area.value });
  const language = area.form?.elements.namedItem("language");
  if (isField(language)) body.set("language", language.value);
  else if (area.lang) body.set("language", area.lang);
  const product = area.form?.elements.namedItem("product");
  if (isField(product)) body.set("product", product.value);
  if (editor.dataset.kind) body.set("kind", editor.dataset.kind);
  return body;
}

function isField(field: Element | RadioNodeList | null | undefined): field is HTMLInputElement | HTMLSelectElement {
  return field instanceof HTMLInputElement || field instanceof HTMLSelectElement;
}
