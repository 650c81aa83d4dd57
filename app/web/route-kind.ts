// What kind of page an address leads to, in few words: for counting, and for telling pages that multiply without end.

/** First words of addresses that are counted under their own name; everything else is "other". */
const WORDS = new Set(
  `q questions wiki faq search members tags rules posts pages answers proposals decisions flags uploads assets settings
  admin queue login join drafts ask preview similar notifications watches sitemap.xml robots.txt questions.atom faq.atom
  rules.atom healthz readyz metrics`.split(/\s+/),
);

/** Never more than the words above and three others, whatever somebody asks for. */
export function routeKind(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? "/";
  if (path === "/") return "home";
  if (/^\/posts\/\d+\/history\/?$/.test(path)) return "history";
  if (/^\/posts\/\d+\/history\//.test(path)) return "diff";
  const word = path.split("/", 2)[1] ?? "";
  return WORDS.has(word) ? word : "other";
}
