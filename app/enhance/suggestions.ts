// The search box answers while somebody types: links under it, reached with the arrow keys, closed by Escape or by leaving. The
// server renders them; an older answer never replaces a newer one. Sent without waiting, the box searches as it does without script.
import { addVisit } from "./visit";

const PAUSE_MS = 180;
const SHORTEST = 2;

export function enhance(fields: HTMLElement[]): void {
  for (const field of fields) {
    const form = field.closest("form");
    if (field instanceof HTMLInputElement && form && !form.dataset.suggests) suggest(field, form);
  }
}

function suggest(field: HTMLInputElement, form: HTMLFormElement): void {
  form.dataset.suggests = "1";
  const sheet = document.createElement("div");
  sheet.className = "suggestions";
  sheet.hidden = true;
  form.append(sheet);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;
  let shown = "";

  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    sheet.hidden = true;
  };

  async function ask(): Promise<void> {
    const query = field.value.trim();
    asking?.abort();
    if (query.length < SHORTEST && !/\p{Script=Han}/u.test(query)) return close();
    if (query === shown) {
      sheet.hidden = false;
      return;
    }
    asking = new AbortController();
    const answer = await fetch(`/search/suggestions?${new URLSearchParams({ q: query })}`, { signal: asking.signal });
    if (!answer.ok) return close();
    sheet.innerHTML = await answer.text();
    shown = query;
    sheet.hidden = document.activeElement !== field;
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    // A look that fails is not worth a word: Enter searches as ever.
    timer = setTimeout(() => ask().catch(() => undefined), PAUSE_MS);
  });
  form.addEventListener("keydown", (event) => onKey(event, field, sheet, close));
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node) || !form.contains(relatedTarget)) close();
  });
  // Safari gives a pressed link no focus: the sheet must still be there when the press ends.
  sheet.addEventListener("pointerdown", (event) => event.preventDefault());
  form.addEventListener("submit", () => {
    close();
    addVisit(form);
  });
}

function onKey(event: KeyboardEvent, field: HTMLInputElement, sheet: HTMLElement, close: () => void): void {
  if (sheet.hidden || event.isComposing) return;
  if (event.key === "Escape") {
    event.preventDefault();
    close();
    field.focus();
    return;
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops: HTMLElement[] = [field, ...sheet.querySelectorAll<HTMLElement>("a")];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  event.preventDefault();
  stops[(at + (event.key === "ArrowDown" ? 1 : -1) + stops.length) % stops.length]?.focus();
}
