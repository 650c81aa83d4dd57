// Keeps "3 minutes ago" true, and says the exact moment in the reader's own zone.
import { exactWords, relativeWords, saidWords } from "../relative-time";
import { pageLanguage } from "./words";

const EVERY_MS = 60_000;

export function enhance(times: HTMLElement[]): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const refresh = () => {
    if (document.hidden) return;
    const now = new Date();
    for (const time of times) {
      const at = new Date(time.getAttribute("datetime") ?? "");
      if (!time.isConnected || Number.isNaN(at.getTime())) continue;
      const words = time.dataset.show === "said" ? saidWords : relativeWords;
      time.textContent = words(at, now, pageLanguage, zone);
      time.title = exactWords(at, pageLanguage, zone);
    }
  };
  refresh();
  setInterval(refresh, EVERY_MS);
  document.addEventListener("visibilitychange", refresh);
}
