// Addresses of which there are more than pages: the same things in another order, from another place on, between any two
// versions, for any words. Robots are asked to leave them out, in robots.txt, in the head of the answer (X-Robots-Tag) and
// on the links that lead there; what nothing else leads to is in the sitemap.

/** Lists that are found by one filter of these at a time: a product's questions, a tag's. */
const ONE_FILTER = new Set(["area", "product", "tag", "group"]);
const LISTS = /^\/(questions|faq|tags|members\/[^/]+|questions\.atom|faq\.atom|wiki\/changes(\.atom)?)$/;
const ENDLESS = /^\/(posts\/\d+\/history|search|similar|preview|pages\/\d+|wiki\/wanted|language|searches|flags)(\/|$)/;

export function isMultiplying(address: string): boolean {
  const [path = "", query = ""] = address.split("#", 1)[0]?.split("?", 2) ?? [];
  if (ENDLESS.test(path)) return true;
  const names = [...new URLSearchParams(query).keys()];
  if (LISTS.test(path)) return names.length > 1 || names.some((name) => !ONE_FILTER.has(name));
  return path.startsWith("/q/") && names.some((name) => name !== "page");
}

/** For a link's `rel`; `more` is what it says besides. */
export function relOf(address: string, more?: string): string | undefined {
  return isMultiplying(address) ? [more, "nofollow"].filter(Boolean).join(" ") : more;
}
