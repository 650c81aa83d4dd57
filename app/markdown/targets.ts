// What the links in a text may lead to. The text is rendered in a worker, which knows no database: the caller finds
// the references in the source, looks them up, and hands the answers over as plain data.
//
// findReferences reads the source with patterns, not with a parser: it may name things that turn out to stand in code,
// and that is harmless. It is linear and bounded: 100 references of each kind, 500 pages, whatever the text.
import { unescapeHtml } from "./escape";

export type LinkTargets = {
  /** The community's own origin, such as "https://community.example". Links to it are not outbound. */
  origin: string;
  /** Questions that everybody may see. A number that is not here stays text. */
  questions?: Record<number, { title: string; path: string }>;
  /** Wiki pages by their names as they are written, or by `pageKey`. A wanted one leads to where it can be begun; one that is not here is shown as wanted. */
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

const PAGE = /\[\[((?:[^[\]|\n]|\[[^[\]|\n]{0,100}\]){0,200})(?:((?:\\?\|[^[\]|\n]{0,200}){1,4})\]\]|\\?\||\]\])/g;

/**
 * The names of pages in a text. `isExact`: `A|B` of `[[A|B|words]]`, which is a name only where a page has that very title, else a
 * name and words.
 */
export function findPageNames(source: string): { name: string; isExact: boolean }[] {
  const names = new Map<string, boolean>();
  for (const match of source.matchAll(PAGE)) {
    if (names.size >= MAX_PAGES) break;
    const [first = "", ...rest] = splitName(match[1] ?? "", match[2]);
    names.set(pageName(first), false);
    for (let count = 1; count <= rest.length; count++) {
      const name = pageName([first, ...rest.slice(0, count)].join("|"));
      if (!names.has(name)) names.set(name, true);
    }
  }
  names.delete("");
  return [...names].map(([name, isExact]) => ({ name, isExact }));
}

function splitName(first: string, rest: string | undefined): string[] {
  return [first, ...(rest ?? "").split("|").slice(1)].map((part) => part.replace(/\\$/, ""));
}

/** As it is written, with the signs that stand for others read: "A&#124;B" is "A|B". */
export function pageName(written: string): string {
  return unescapeHtml(written)
    .replace(/&#(\d{2,6});/g, (reference, code: string) => signOf(Number(code)) ?? reference)
    .replace(/\s+/g, " ")
    .trim();
}

function signOf(code: number): string | null {
  return code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : null;
}

/** The page that a name means; undefined where nobody looked it up. */
export function pageNamed(targets: LinkTargets, name: string): PageTarget | undefined {
  const { pages = {} } = targets;
  const key = Object.hasOwn(pages, name) ? name : pageKey(name);
  return Object.hasOwn(pages, key) ? pages[key] : undefined;
}

export function findReferences(source: string): References {
  return {
    questions: unique(source, /(?:#|\/(?:q|questions)\/)(\d{1,9})(?!\d)/g, Number),
    pages: [...new Set(findPageNames(source).flatMap(({ name, isExact }) => (isExact ? [] : pageKey(name))))],
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
