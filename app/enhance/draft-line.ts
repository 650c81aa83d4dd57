// The line beside the button: "Saved as a draft 12 seconds ago". Quiet for screen readers, except when saving fails.
import { say } from "./toast";
import { fill, pageLanguage, type words } from "./words";

type Said = Awaited<ReturnType<typeof words>>;

const REFRESH_MS = 10_000;

export type DraftLine = {
  saved(at: number): void;
  failed(isCopied: boolean): void;
  /** The session has ended, here or elsewhere. */
  loggedOut(isCopied: boolean): void;
  restored(at: number, discard: () => void): void;
};

export function draftLine(form: HTMLFormElement, said: Said): DraftLine {
  const line = form.querySelector<HTMLElement>("[data-draft-line]") ?? document.createElement("span");
  let savedAt: number | null = null;
  let hasFailed = false;

  const show = () => {
    if (savedAt !== null) line.textContent = fill(said.saved, { when: ago(savedAt) });
  };
  setInterval(show, REFRESH_MS);

  return {
    saved(at) {
      savedAt = at;
      hasFailed = false;
      show();
    },
    failed(isCopied) {
      savedAt = null;
      line.textContent = isCopied ? said["kept-here"] : said["kept-nowhere"];
      if (!hasFailed) say(line.textContent);
      hasFailed = true;
    },
    loggedOut(isCopied) {
      savedAt = null;
      const words = isCopied ? said["logged-out"] : said["kept-nowhere"];
      if (line.textContent?.startsWith(words)) return;
      const way = document.createElement("a");
      way.href = `/login?to=${encodeURIComponent(location.pathname + location.search)}`;
      way.textContent = said["log-in"];
      line.replaceChildren(words, " ", way);
      say(words);
    },
    restored(at, discard) {
      line.textContent = "";
      say(fill(said.restored, { when: ago(at) }), { label: said.discard, run: discard });
    },
  };
}

function ago(at: number): string {
  const format = new Intl.RelativeTimeFormat(pageLanguage, { numeric: "always" });
  const seconds = Math.max(1, Math.round((Date.now() - at) / 1000));
  if (seconds < 60) return format.format(-seconds, "second");
  if (seconds < 3_600) return format.format(-Math.floor(seconds / 60), "minute");
  if (seconds < 86_400) return format.format(-Math.floor(seconds / 3_600), "hour");
  return format.format(-Math.floor(seconds / 86_400), "day");
}
