// One-button forms (vote, accept, me too) without leaving the page: posts the same form, reads the same page again and
// takes over the parts that the form names in data-swap. Whatever is unusual is left to the browser.
import { say } from "./toast";
import { words } from "./words";

export function enhance(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.dataset.swap === undefined) return;
    event.preventDefault();
    if (form.dataset.sent) return;
    form.dataset.sent = "1";
    send(form, event.submitter)
      .catch(async () => say((await words()).failed))
      .finally(() => delete form.dataset.sent);
  });
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) if (typeof value === "string") fields.set(name, value);
  const answer = await fetch(form.action, { method: "POST", body: fields, redirect: "manual" });
  if (answer.type === "opaqueredirect" || answer.ok) return takeOver(form, submitter);
  const page = parse(await answer.text());
  say(page.getElementById("what")?.textContent ?? (await words()).failed);
}

async function takeOver(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const page = parse(await (await fetch(location.href)).text());
  const ids = (form.dataset.swap ?? "").split(" ");
  const home = ids.map((id) => document.getElementById(id)).find((part) => part?.contains(form));
  const place = home ? buttonsOf(home).indexOf(submitter as HTMLButtonElement) : -1;
  const fresh = ids.map((id) => page.getElementById(id));
  // Without its form the part belongs to somebody who is not logged in any more: the browser goes and asks.
  if (!fresh[0]?.matches("form, :has(form)")) return form.submit();
  sync(page, form.dataset.sync);
  ids.forEach((id, at) => {
    const part = fresh[at];
    const old = document.getElementById(id);
    if (part) old?.replaceWith(document.adoptNode(part));
    else old?.remove();
  });
  const again = document.getElementById(ids[0] ?? "");
  if (again && place >= 0) buttonsOf(again)[place]?.focus();
}

/** Parts that keep their content and change their look. */
function sync(page: Document, id: string | undefined): void {
  const fresh = id ? page.getElementById(id) : null;
  const old = id ? document.getElementById(id) : null;
  if (fresh && old) old.className = fresh.className;
}

function buttonsOf(part: HTMLElement): HTMLButtonElement[] {
  return [...part.querySelectorAll("button")];
}

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}
