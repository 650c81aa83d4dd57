// While a title is typed: what was asked and written before. The server renders the list; an older answer never replaces a newer one.
import { addVisit } from "./visit";

const PAUSE_MS = 350;
const SHORTEST_TITLE = 5;

export function enhance(fields: HTMLElement[]): void {
  for (const field of fields) {
    const form = field.closest("form");
    const area = form?.querySelector<HTMLElement>("[data-similar-area]");
    if (!(field instanceof HTMLInputElement) || !form || !area) continue;
    addVisit(form);
    watch(field, form, area);
  }
}

function watch(field: HTMLInputElement, form: HTMLFormElement, area: HTMLElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;
  let last = "";

  async function ask(): Promise<void> {
    const title = field.value.trim();
    const product = form.elements.namedItem("product");
    const query = new URLSearchParams({ title, product: product instanceof HTMLSelectElement ? product.value : "" });
    if (query.toString() === last) return;
    last = query.toString();
    asking?.abort();
    if (title.length < SHORTEST_TITLE) return area.replaceChildren();
    asking = new AbortController();
    const answer = await fetch(`/similar?${query}`, { signal: asking.signal });
    if (answer.ok) area.innerHTML = await answer.text();
  }

  const soon = () => {
    clearTimeout(timer);
    // A search that fails is not worth a word: the form works without it.
    timer = setTimeout(() => ask().catch(() => undefined), PAUSE_MS);
  };
  field.addEventListener("input", soon);
  form.addEventListener("change", soon);
  if (field.value) soon();
}
