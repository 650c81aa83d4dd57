// A form whose images are still on their way is sent when they have arrived. When one does not arrive, the form stays, and
// the writer decides; nothing is published without what was meant to be in it.
//
// Listens before everybody else (in the capture phase of the document): whoever notes that a form was sent must not hear of
// one that was not.
import { say } from "./toast";
import type { words } from "./words";

type Said = Awaited<ReturnType<typeof words>>;

const waiting = new Map<HTMLFormElement, Set<Promise<boolean>>>();
const held = new Map<HTMLFormElement, HTMLElement | null>();
let isListening = false;

/** `arrives`: whether it did, in the end. */
export function waitFor(form: HTMLFormElement, arrives: Promise<boolean>, said: Said): void {
  listen(said);
  const all = waiting.get(form) ?? new Set();
  waiting.set(form, all.add(arrives));
  void arrives.then((isThere) => {
    all.delete(arrives);
    if (!isThere) held.delete(form);
    if (all.size === 0) release(form, said);
  });
}

function listen(said: Said): void {
  if (isListening) return;
  isListening = true;
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || !waiting.get(form)?.size) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      held.set(form, event.submitter);
      form.setAttribute("aria-busy", "true");
      say(said["upload-waits"], { label: said.cancel, run: () => held.delete(form) });
    },
    true,
  );
}

function release(form: HTMLFormElement, said: Said): void {
  const wasHeld = form.getAttribute("aria-busy") === "true";
  form.removeAttribute("aria-busy");
  const submitter = held.get(form);
  if (submitter === undefined) {
    if (wasHeld) say(said["upload-held"]);
    return;
  }
  held.delete(form);
  form.requestSubmit(submitter);
}
