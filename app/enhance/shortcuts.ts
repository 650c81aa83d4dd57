// Keys for people who live here: / search, ? this list, j and k through lists, Enter opens (the title has the focus).
import { isSingleKey, singleKeysBox } from "./single-keys";
import { words } from "./words";

export function start(first: KeyboardEvent): void {
  take(first);
  addEventListener("keydown", take);
}

function take(event: KeyboardEvent): void {
  // Walking through a list by holding the key down is meant.
  const isWalking = event.repeat && (event.key === "j" || event.key === "k");
  if ((isWalking || isSingleKey(event)) && act(event.key)) event.preventDefault();
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
    ...verdictKeys(said),
  ];
  const dialog = document.createElement("dialog");
  dialog.className = "sheet stack";
  dialog.setAttribute("aria-label", said.keyboard);
  const list = document.createElement("dl");
  list.className = "facts";
  for (const [key, text] of keys) list.append(element("dt", element("kbd", key)), element("dd", text));
  const button = element("button", said.close);
  button.className = "button";
  // Not the box that comes before it: a key pressed by accident must not switch anything.
  button.autofocus = true;
  button.addEventListener("click", () => dialog.close());
  dialog.append(element("h2", said.keyboard), list, await singleKeysBox(), button);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Those of the buttons on this page. */
function verdictKeys(said: Awaited<ReturnType<typeof words>>): [string, string][] {
  const all: [string, string][] = [
    ["p", said["keyboard-publish"]],
    ["r", said["keyboard-return"]],
    ["d", said["keyboard-remove"]],
    ["m", said["keyboard-marketplace"]],
    ["e", said["keyboard-hand"]],
    ["s", said["keyboard-skip"]],
    ["u", said["keyboard-undo"]],
  ];
  return all.filter(([key]) => document.querySelector(`[data-key="${key}"]`) !== null);
}

function element<T extends keyof HTMLElementTagNameMap>(name: T, content: string | Node): HTMLElementTagNameMap[T] {
  const made = document.createElement(name);
  made.append(content);
  return made;
}
