// How long the last verdict can still be taken back. When the time is over the offer goes; the server says the same to whoever is later.
const SECOND_MS = 1_000;

export function enhance(bars: HTMLElement[]): void {
  for (const bar of bars) count(bar, Date.now() + Number(bar.dataset.undo) * SECOND_MS);
}

function count(bar: HTMLElement, end: number): void {
  const left = bar.querySelector<HTMLElement>("[data-left]");
  const words = left?.textContent ?? "";
  const timer = setInterval(tick, SECOND_MS / 4);
  if (left) left.hidden = false;
  function tick() {
    const seconds = Math.ceil((end - Date.now()) / SECOND_MS);
    if (left) left.textContent = words.replace(/\d+/, String(Math.max(0, seconds)));
    if (seconds > 0) return;
    clearInterval(timer);
    // Whoever is about to press it reads that it is too late, instead of pressing what comes in its place.
    if (!bar.contains(document.activeElement)) bar.hidden = true;
  }
}
