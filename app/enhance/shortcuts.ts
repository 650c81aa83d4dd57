// Keys for people who live here: / search, ? this list, j and k through lists, Enter opens (the title has the focus).
import { words } from "./words";

export function start(firstKey: string): void {
  act(firstKey);
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (act(event.key)) event.preventDefault();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}

function act(key: string): boolean {
  switch (key) {
    case "/":
      return focusSearch();
    case "?":
      void showHelp();
      return true;
    case "j":
      return step(1);
    case "k":
      return step(-1);
    default:
      return false;
  }
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>("[data-search]");
  field?.focus();
  field?.select();
  return field !== null;
}

/** Rows of lists, or the posts of a question. */
function step(by: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row], .post")];
  if (rows.length === 0) return false;
  const here = rows.findIndex((row) => row.classList.contains("here"));
  const row = rows[Math.min(rows.length - 1, Math.max(0, here < 0 ? 0 : here + by))];
  rows[here]?.classList.remove("here");
  row?.classList.add("here");
  row?.scrollIntoView({ block: "nearest" });
  const link = row?.querySelector<HTMLElement>(".title a, a.title");
  if (link) link.focus({ preventScroll: true });
  else if (row) {
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
  }
  return true;
}

async function showHelp(): Promise<void> {
  const said = await words();
  const keys: [string, string][] = [
    ["/", said["keyboard-search"]],
    ["j", said["keyboard-next"]],
    ["k", said["keyboard-previous"]],
    ["Enter", said["keyboard-open"]],
    ["Ctrl Enter", said["keyboard-send"]],
    ["?", said["keyboard-help"]],
  ];
  const dialog = document.createElement("dialog");
  dialog.className = "sheet";
  dialog.setAttribute("aria-label", said.keyboard);
  const list = document.createElement("dl");
  list.className = "facts";
  for (const [key, text] of keys) list.append(element("dt", element("kbd", key)), element("dd", text));
  const button = element("button", said.close);
  button.className = "button";
  button.addEventListener("click", () => dialog.close());
  dialog.append(element("h2", said.keyboard), list, button);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function element<T extends keyof HTMLElementTagNameMap>(name: T, content: string | Node): HTMLElementTagNameMap[T] {
  const made = document.createElement(name);
  made.append(content);
  return made;
}
