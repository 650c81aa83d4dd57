// One sentence at the foot of the window, read out by screen readers. Stays while somebody may want to act on it.
const SHOWN_MS = 8_000;

let timer: ReturnType<typeof setTimeout> | undefined;

export function say(text: string, action?: { label: string; run: () => void }): void {
  const toast = document.getElementById("toast");
  if (!toast) return;
  clearTimeout(timer);
  toast.textContent = text;
  if (action) toast.append(actionButton(action));
  else timer = setTimeout(hush, SHOWN_MS);
}

export function hush(): void {
  document.getElementById("toast")?.replaceChildren();
}

function actionButton({ label, run }: { label: string; run: () => void }): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", () => {
    hush();
    run();
  });
  return button;
}
