// What the pages do better with script. Nothing here is needed: every form posts and every link leads somewhere without
// it. No framework, no hydration; what a page asks for is loaded when it is there, or when somebody acts (app/enhance/).
type Enhancement = { enhance(elements: HTMLElement[]): void };

const RELATIVE_TIMES_MS = 30_000;
const STUCK_MS = 10_000;
/** So much is seen of what comes after the open tab. */
const TABS_BESIDE_PX = 60;

const enhancements: [selector: string, load: () => Promise<Enhancement>][] = [
  ["form[data-swap]", () => import("./enhance/swap")],
  ["form[data-draft], form[data-settles]", () => import("./enhance/drafts")],
  ["form[data-draft]", () => import("./enhance/drops")],
  ["form[data-preflight]", () => import("./enhance/preflight")],
  ["form[data-guard]", () => import("./enhance/guard")],
  ["[data-editor]", () => import("./enhance/editor")],
  ["[data-similar]", () => import("./enhance/similar")],
  ["[data-search-results]", () => import("./enhance/search-log")],
  ["select[data-follows]", () => import("./enhance/versions")],
  ["input[data-tags]", () => import("./enhance/tags")],
  ["input[data-image]", () => import("./enhance/image-field")],
  ["[data-counter]", () => import("./enhance/counter")],
  ["input[type=password]", () => import("./enhance/password")],
  ["[data-time-zone]", () => import("./enhance/time-zone")],
  [".prose pre", () => import("./enhance/copy")],
  ["[data-share]", () => import("./enhance/share")],
  ["[data-bell]", () => import("./enhance/bell")],
  ["[data-key]", () => import("./enhance/verdict-keys")],
  ["[data-case-now]", () => import("./enhance/case-now")],
  ["[data-undo]", () => import("./enhance/undo")],
  ["form[data-choose-rows]", () => import("./enhance/choose-rows")],
  ["[data-single-keys]", () => import("./enhance/single-keys")],
];

function find(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)];
}

for (const [selector, load] of enhancements) {
  const elements = find(selector);
  if (elements.length > 0) void load().then((module) => module.enhance(elements));
}

// Of tabs that do not fit, the one that is open comes into sight (browsers with scroll-initial-target do it alone).
for (const tab of find(".tabs [aria-current]")) {
  const row = tab.parentElement;
  const end = tab.offsetLeft + tab.offsetWidth - (row?.offsetLeft ?? 0);
  if (row && end > row.clientWidth) row.scrollLeft = end - row.clientWidth + TABS_BESIDE_PX;
}

// An address may name a post that stands on another page of the answers by now.
const place = /^#[ac]([1-9]\d{0,14})$/.exec(location.hash);
if (place && document.querySelector("article.post") && !document.getElementById(location.hash.slice(1)))
  location.replace(`/posts/${place[1]}`);

// Pages grow old while they are open, and guests' pages may come from memory.
setTimeout(() => {
  const times = find("time:is([data-show=relative], [data-show=said])");
  if (times.length > 0) void import("./enhance/times").then((module) => module.enhance(times));
}, RELATIVE_TIMES_MS);

document.addEventListener(
  "toggle",
  (event) => {
    const menu = event.target;
    if (!(menu instanceof HTMLElement) || menu.dataset.menu === undefined) return;
    delete menu.dataset.menu;
    void import("./enhance/menu").then((module) => module.enhance([menu]));
  },
  true,
);

// Nothing is fetched for a box that nobody uses.
document.addEventListener("focusin", ({ target }) => {
  if (!(target instanceof HTMLElement) || target.dataset.search === undefined || target.dataset.met) return;
  target.dataset.met = "1";
  void import("./enhance/suggestions").then((module) => module.enhance([target]));
});

// The first of these keys brings the shortcuts, which then listen for themselves.
addEventListener("keydown", function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !["/", "?", "j", "k"].includes(event.key)) return;
  if (event.target instanceof HTMLElement && event.target.matches("input, textarea, select, [contenteditable]")) return;
  if (localKeysAreOff()) return;
  if (event.key === "/") event.preventDefault();
  removeEventListener("keydown", onKey);
  void import("./enhance/shortcuts").then((module) => module.start(event));
});

/** As in enhance/single-keys, which is not fetched to learn it. */
function localKeysAreOff(): boolean {
  try {
    return localStorage.getItem("single-keys") === "off";
  } catch {
    return false;
  }
}

// A form that is on its way is not sent twice; the page that comes back from the history may send again.
addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== "post") return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "1";
  setTimeout(() => delete form.dataset.sent, STUCK_MS);
});
addEventListener("pageshow", () => {
  for (const form of find("form[data-sent]")) delete form.dataset.sent;
});

// Something written was sent from the page before this one: did it arrive?
try {
  if (sessionStorage.getItem("sent")) void import("./enhance/draft-landing").then((module) => module.land());
} catch {
  // Storage can be forbidden; then there is no copy to look after.
}
