// The link of a post goes to the clipboard, or to what a phone shares with. Without either it is a link like any other.
import { words } from "./words";

const SAID_MS = 2_000;

export async function enhance(links: HTMLElement[]): Promise<void> {
  const { copied } = await words();
  for (const link of links) {
    if (!(link instanceof HTMLAnchorElement)) continue;
    const said = link.textContent;
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      const shared = share(link.href);
      if (!shared) return;
      event.preventDefault();
      shared.then(
        (isCopied) => {
          if (!isCopied) return;
          link.textContent = copied;
          setTimeout(() => {
            link.textContent = said;
          }, SAID_MS);
        },
        () => undefined, // Somebody closed the phone's list again.
      );
    });
  }
}

/** Whether it was copied, which has to be said; null where the browser can do neither. */
function share(url: string): Promise<boolean> | null {
  const isTouched = matchMedia("(pointer: coarse)").matches;
  if (isTouched && typeof navigator.share === "function")
    return navigator.share({ url, title: document.title }).then(() => false);
  return navigator.clipboard ? navigator.clipboard.writeText(url).then(() => true) : null;
}
