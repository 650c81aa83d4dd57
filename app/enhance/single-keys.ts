// Keys that act without Ctrl or Alt can be switched off, on this device (WCAG 2.1.4): who dictates, or whose hand slips, presses them
// by accident. Kept by the browser, because it is the device that makes the difference. Where the browser keeps nothing they work.
import { words } from "./words";

const STORED = "single-keys";
const OFF = "off";

export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(STORED) !== OFF;
  } catch {
    return true;
  }
}

/** Not in a field, not while a word is being composed, not with a modifier, not again and again while it is held down. */
export function isSingleKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return false;
  const { target } = event;
  const isTyping = target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
  const isTickable = target instanceof HTMLInputElement && ["checkbox", "radio"].includes(target.type);
  return (!isTyping || isTickable) && areSingleKeysOn();
}

/** A box that switches them, with its words. */
export async function singleKeysBox(): Promise<HTMLElement> {
  const said = await words();
  const box = document.createElement("input");
  box.type = "checkbox";
  box.id = "single-keys-box";
  box.checked = areSingleKeysOn();
  box.setAttribute("aria-describedby", "single-keys-hint");
  box.addEventListener("change", () => {
    try {
      if (box.checked) localStorage.removeItem(STORED);
      else localStorage.setItem(STORED, OFF);
    } catch {
      box.checked = true;
    }
  });
  const label = document.createElement("label");
  label.htmlFor = box.id;
  label.textContent = said["keyboard-single"];
  const hint = document.createElement("p");
  hint.className = "hint";
  hint.id = "single-keys-hint";
  hint.textContent = said["keyboard-single-hint"];
  const check = document.createElement("div");
  check.className = "check";
  check.append(box, label, hint);
  return check;
}

export function enhance(places: HTMLElement[]): void {
  for (const place of places) void singleKeysBox().then((box) => place.replaceChildren(box));
}
