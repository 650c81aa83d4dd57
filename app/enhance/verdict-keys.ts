// A verdict by one key on the page of a case: each key presses the button that bears it, and stands on it. Where a reason is needed
// and none is chosen, the key leads to the field instead. Never in a field, with a modifier or while a word is being composed.
import { areSingleKeysOn, isSingleKey } from "./single-keys";

export function enhance(buttons: HTMLElement[]): void {
  if (!areSingleKeysOn()) return;
  for (const button of buttons) show(button);
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || !isSingleKey(event) || document.querySelector("dialog[open]")) return;
    const key = event.key.toLowerCase();
    const button = buttons.find((one) => one.dataset.key === key && one.isConnected && !one.closest("[hidden]"));
    if (!button || event.shiftKey) return;
    event.preventDefault();
    press(button);
  });
}

/** The key beside the words; screen readers hear it as the button's shortcut. */
function show(button: HTMLElement): void {
  const key = button.dataset.key ?? "";
  const sign = document.createElement("kbd");
  sign.textContent = key;
  sign.setAttribute("aria-hidden", "true");
  button.append(" ", sign);
  button.setAttribute("aria-keyshortcuts", key);
}

function press(button: HTMLElement): void {
  if (button.tagName === "SUMMARY") {
    openAndFocus(button);
    return;
  }
  const form = button instanceof HTMLButtonElement ? button.form : null;
  if (button.dataset.reason !== undefined && form && !hasReason(form)) {
    form.querySelector<HTMLElement>("[name=note]")?.focus();
    return;
  }
  button.click();
}

function openAndFocus(summary: HTMLElement): void {
  const details = summary.closest("details");
  if (!details) return;
  details.open = true;
  details.querySelector<HTMLElement>("textarea, input:not([type=hidden])")?.focus();
}

function hasReason(form: HTMLFormElement): boolean {
  const data = new FormData(form);
  return [data.get("rule"), data.get("note")].some((value) => typeof value === "string" && value.trim() !== "");
}
