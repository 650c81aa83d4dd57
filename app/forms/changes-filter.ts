// What narrows the recent changes of the wiki, in addresses of the page and of its feed.

export type ChangesBy = { author: string | null; hidesMinor: boolean };

const LONGEST_NAME = 60;

export function readChangesFilter(parameters: URLSearchParams): ChangesBy {
  return {
    author: parameters.get("author")?.trim().slice(0, LONGEST_NAME) || null,
    hidesMinor: parameters.has("major"),
  };
}

/** `product`: its address, "-" for none; null: all. */
export function changesParameters({ product, author, hidesMinor }: ChangesBy & { product: string | null }) {
  return { product: product ?? undefined, author: author ?? undefined, major: hidesMinor ? 1 : undefined };
}
