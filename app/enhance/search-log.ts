// The page of search results says, once, what was opened from it, so that searches that help nobody can be found.
import { rememberVisit } from "./visit";

export function enhance([page]: HTMLElement[]): void {
  forgetInAddress();
  const [searchKey, visit] = page?.dataset.searchTrace?.split(".") ?? traceBeside();
  if (!searchKey) return;
  if (visit) rememberVisit(visit);
  let isSaid = false;
  const say = (opened: string) => {
    isSaid = true;
    navigator.sendBeacon(`/searches/${searchKey}`, new URLSearchParams({ opened }));
  };
  const onPress = (event: Event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>("a[data-hit], .pages a") : null;
    if (link?.dataset.hit) say(link.dataset.hit);
    // The next page of the same search says nothing about this one.
    else if (link) isSaid = true;
  };
  addEventListener("click", onPress);
  addEventListener("auxclick", onPress);
  addEventListener("pagehide", () => {
    if (!isSaid) say("0");
  });
}

/** A page that many are given alike has its reader's trace beside it, in a header; browsers show it where TLS is. */
function traceBeside(): string[] {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const found = navigation?.serverTiming?.find(({ name }) => name === "search");
  return found?.description.split(".") ?? [];
}

/** An address that is passed on to others belongs to no visit, and names no filter that was not set. */
function forgetInAddress(): void {
  const address = new URL(location.href);
  const idle = [...address.searchParams].filter(([name, value]) => name === "v" || value === "");
  if (idle.length === 0) return;
  for (const [name] of idle) address.searchParams.delete(name);
  history.replaceState(history.state, "", address);
}
