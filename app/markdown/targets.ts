// What the links in a text may lead to. The text is rendered in a worker, which knows no database: the caller finds
// the references in the source, looks them up, and hands the answers over as plain data.
//
// findReferences reads the source with patterns, not with a parser: it may name things that turn out to stand in code,
// and that is harmless. It is linear and bounded: 100 references of each kind, 500 pages, whatever the text.

export type LinkTargets = {
  /** The community's own origin, such as "https://community.example". Links to it are not outbound. */
  origin: string;
  /** Questions that everybody may see. A number that is not here stays text. */
  questions?: Record<number, { title: string; path: string }>;
  /** Wiki pages by `pageKey`. A wanted one leads to where it can be begun; one that is not here is shown as wanted. */
  pages?: Record<string, PageTarget>;
  /** Names of members. When given, only these become links; when not, every well-formed name does. */
  members?: string[];
  /** Own images by file name, for width and height. */
  uploads?: Record<string, { width: number; height: number }>;
  /** Where a wanted page can be begun; its name is appended, encoded. Without it a wanted page is no link. */
  wantedPage?: string;
};

/** `namesProduct`: what stands before the first slash is a product and is left out of the link's words. */
export type PageTarget = { path: string; namesProduct?: boolean; isWanted?: boolean };

export type References = { questions: number[]; pages: string[]; members: string[]; uploads: string[] };

export const UPLOAD_NAME = /^[a-z0-9-]{1,80}\.(?:webp|png|jpg|gif)$/;
const MAX_REFERENCES = 100;
/** Pages that list other pages name hundreds. */
const MAX_PAGES = 500;

const PAGE = /\[\[([^[\]|\n]{1,200})(?:\\?\||\]\])/g;

/** The names of pages in a text by their keys, each as it was written first: a page that somebody begins is called that. */
export function findPageNames(source: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const match of source.matchAll(PAGE)) {
    if (names.size >= MAX_PAGES) break;
    const name = (match[1] ?? "").replace(/[\s_]+/g, " ").trim();
    const key = pageKey(name);
    if (!names.has(key)) names.set(key, name);
  }
  return names;
}

export function findReferences(source: string): References {
  return {
    questions: unique(source, /(?:#|\/(?:q|questions)\/)(\d{1,9})(?!\d)/g, Number),
    pages: unique(source, PAGE, pageKey, MAX_PAGES),
    members: unique(source, /@([a-z0-9_-]{3,30})(?![a-z0-9_-])/gi, (name) => name.toLowerCase()),
    uploads: unique(source, /\/uploads\/([a-z0-9-]{1,80}\.(?:webp|png|jpg|gif))\b/g, String),
  };
}

/** Two spellings of a page's name that mean the same page have the same key. */
export function pageKey(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\s_]+/g, " ")
    .trim()
    .toLowerCase();
}

/** The question an address of this community leads to, or null. */
export function questionIdOf(href: string, origin: string): number | null {
  const path = origin !== "" && href.startsWith(`${origin}/`) ? href.slice(origin.length) : href;
  const id = /^\/(?:q|questions)\/(\d{1,9})(?:[/?#]|$)/.exec(path)?.[1];
  return id === undefined ? null : Number(id);
}

function unique<T>(source: string, pattern: RegExp, read: (text: string) => T, most = MAX_REFERENCES): T[] {
  const found = new Set<T>();
  for (const match of source.matchAll(pattern)) {
    if (found.size >= most) break;
    found.add(read(match[1] ?? ""));
  }
  return [...found];
}
