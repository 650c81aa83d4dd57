// The count at the bell while a page stays open: asked for once a minute, only while somebody looks, and no more after it failed
// twice or the member is logged out. Opening something from the list of notifications marks it as read on the way.
const EVERY_MS = 60_000;
const MOST_FAILURES = 2;
const MOST_SHOWN = 99;

export function enhance([bell]: HTMLElement[]): void {
  const address = bell?.dataset.bell;
  if (!bell || !address) return;
  let failures = 0;
  let lastAsked = Date.now();
  const ask = async () => {
    if (document.hidden || Date.now() - lastAsked < EVERY_MS - 1_000) return;
    lastAsked = Date.now();
    try {
      const answer = (await (await fetch(address)).json()) as { count: number | null; words: string };
      failures = 0;
      if (answer.count === null) stop();
      else show(bell, answer.count, answer.words);
    } catch {
      failures += 1;
      if (failures >= MOST_FAILURES) stop();
    }
  };
  const timer = setInterval(() => void ask(), EVERY_MS);
  const onVisible = () => void ask();
  const stop = () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", onVisible);
  };
  document.addEventListener("visibilitychange", onVisible);
  markReadOnOpening(bell);
}

function show(bell: HTMLElement, count: number, words: string): void {
  const said = bell.querySelector(".visually-hidden");
  if (said) said.textContent = words;
  const sign = bell.querySelector<HTMLElement>(".bell-count");
  if (!sign) return;
  sign.hidden = count === 0;
  sign.textContent = count > MOST_SHOWN ? `${MOST_SHOWN}+` : String(count);
}

function markReadOnOpening(bell: HTMLElement): void {
  const list = (bell as HTMLAnchorElement).href;
  const onClick = (event: Event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>("a[data-read]") : null;
    const ids = link?.dataset.read;
    if (!link || !ids) return;
    void fetch(list, { method: "POST", body: new URLSearchParams({ ids }), keepalive: true, redirect: "manual" });
    link.closest("li")?.classList.remove("unread");
  };
  document.addEventListener("click", onClick);
  // The middle button opens it in another tab.
  document.addEventListener("auxclick", onClick);
}
