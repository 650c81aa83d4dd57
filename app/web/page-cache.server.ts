// Finished pages for guests, kept in memory and served by the listener before any framework.
//
// A page is kept when its answer carries `x-page-tags` ("question:7 lists"); a write names the tags it touches
// (invalidatePages in the writing transaction → NOTIFY → forget). A page that was being rendered while one of its tags
// was touched is not kept. Guests' pages set no cookie and hold no form key, so one copy serves everybody with the same
// language. A page that may show anything (what a search found) has the tag "any" and is forgotten with every write. What
// only the log is told (`v`, the visit) makes no other page. Bounded by bytes, and by age because pages show relative times.

import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { LRUCache } from "lru-cache";
import { withoutVisit } from "~/urls";
import { compressBrotli, expandGzip } from "./compression.server";
import { guestLanguage, hasSession, NOTICE_COOKIE, readCookie } from "./cookies.server";

const MAX_BYTES = 40 * 1024 * 1024;
const MAX_AGE_MS = 5 * 60_000;
/** From here on a page is kept when it is asked for a second time. */
const FULL_ENOUGH = 0.8;
const MOST_REMEMBERED = 20_000;
const ANYTHING = "any";

type Page = {
  tags: string[];
  headers: Record<string, string | string[]>;
  gzip: Buffer;
  /** Made when somebody asks for the page a second time. */
  brotli: Buffer | "soon" | null;
  etag: string;
  /** What was searched for, in words of models/search/trace; null for other pages. */
  search: string | null;
};

type Kept = Pick<Page, "tags" | "headers" | "gzip" | "search">;

/** Further headers for one more reader of a kept page of results. */
export type OnSearch = (search: string, request: IncomingMessage) => Record<string, string>;

export type Recording = {
  /** Keeps it when that may be; gives what the page is known by (ETag) in any case. */
  keep(page: Kept): string;
  discard(): void;
};

export type PageCache = {
  /** Answers from memory; false when it cannot. */
  serve(request: IncomingMessage, response: ServerResponse): boolean;
  /** Begins watching for invalidations while the page is rendered; null when this visitor's pages are not kept. */
  record(request: IncomingMessage): Recording | null;
  invalidate(tags: string[]): void;
  /** Forgets everything, also what is being rendered now. */
  forget(): void;
  /** Forgets everything and keeps nothing until `resume`: invalidations may be lost while the database is away. */
  suspend(): void;
  resume(): void;
  size(): { pages: number; bytes: number };
  /** A page that was made for a member, and is not kept: it was read all the same. */
  countView(tags: string[]): void;
  /** Views per question since the last call. */
  takeViews(): Map<number, number>;
};

export function createPageCache(onSearch: OnSearch = () => ({})): PageCache {
  const pages = new LRUCache<string, Page>({
    maxSize: MAX_BYTES,
    ttl: MAX_AGE_MS,
    dispose: (page, key) => {
      for (const tag of page.tags) forget(tag, key);
    },
    sizeCalculation: (page, key) => 2 * page.gzip.length + key.length + 500,
  });
  const keysByTag = new Map<string, Set<string>>();
  const askedOnce = new LRUCache<string, true>({ max: MOST_REMEMBERED });
  const rendering = new Set<{ touched: Set<string> | "all" }>();
  let views = new Map<number, number>();
  let isSuspended = false;

  function serve(request: IncomingMessage, response: ServerResponse): boolean {
    const key = keyOf(request);
    const page = key === null ? undefined : pages.get(key);
    if (!page) return false;
    countView(page.tags);
    send(request, response, page, page.search === null ? {} : onSearch(page.search, request));
    return true;
  }

  function record(request: IncomingMessage): Recording | null {
    const key = keyOf(request);
    if (key === null || isSuspended || request.method !== "GET") return null;
    const watch: { touched: Set<string> | "all" } = { touched: new Set() };
    rendering.add(watch);
    return {
      discard: () => rendering.delete(watch),
      keep: ({ tags, headers, gzip, search }) => {
        rendering.delete(watch);
        const { touched } = watch;
        const etag = `"${createHash("sha256").update(gzip).digest("base64url").slice(0, 22)}"`;
        if (touched === "all" || tags.some((tag) => touched.has(tag))) return etag;
        countView(tags);
        if (!isWorthKeeping(key)) return etag;
        pages.set(key, { tags, headers, gzip, brotli: null, etag, search });
        for (const tag of tags) remember(tag, key);
        return etag;
      },
    };
  }

  /** While there is room everything; then what is asked for again, so that a crawl does not push out what people read. */
  function isWorthKeeping(key: string): boolean {
    if (pages.has(key) || (pages.calculatedSize ?? 0) < FULL_ENOUGH * MAX_BYTES) return true;
    const wasAsked = askedOnce.has(key);
    askedOnce.set(key, true);
    return wasAsked;
  }

  function remember(tag: string, key: string): void {
    const keys = keysByTag.get(tag) ?? new Set();
    keys.add(key);
    keysByTag.set(tag, keys);
  }

  function forget(tag: string, key: string): void {
    const keys = keysByTag.get(tag);
    keys?.delete(key);
    if (keys?.size === 0) keysByTag.delete(tag);
  }

  function invalidate(named: string[]): void {
    const tags = [...named, ANYTHING];
    for (const watch of rendering) if (watch.touched !== "all") for (const tag of tags) watch.touched.add(tag);
    for (const tag of tags) {
      for (const key of [...(keysByTag.get(tag) ?? [])]) pages.delete(key);
    }
  }

  function countView(tags: string[]): void {
    const first = tags[0] ?? "";
    if (!first.startsWith("question:")) return;
    const id = Number(first.slice("question:".length));
    views.set(id, (views.get(id) ?? 0) + 1);
  }

  function forgetAll(): void {
    pages.clear();
    for (const watch of rendering) watch.touched = "all";
  }

  return {
    serve,
    record,
    invalidate,
    forget: forgetAll,
    suspend: () => {
      isSuspended = true;
      forgetAll();
    },
    resume: () => {
      isSuspended = false;
    },
    size: () => ({ pages: pages.size, bytes: pages.calculatedSize ?? 0 }),
    countView,
    takeViews: () => {
      const taken = views;
      views = new Map();
      return taken;
    },
  };
}

/** What makes two requests get the same page; null for those that are never kept. */
function keyOf(request: IncomingMessage): string | null {
  if (request.method !== "GET" && request.method !== "HEAD") return null;
  const cookie = request.headers.cookie;
  if (hasSession(cookie) || request.headers.authorization || readCookie(cookie, NOTICE_COOKIE) !== null) return null;
  return `${guestLanguage(cookie, request.headers["accept-language"])} ${withoutVisit(request.url ?? "/")}`;
}

function send(request: IncomingMessage, response: ServerResponse, page: Page, further: Record<string, string>): void {
  const fresh = {
    etag: page.etag,
    "cache-control": String(page.headers["cache-control"] ?? "private, no-cache"),
    ...further,
  };
  if (request.headers["if-none-match"] === page.etag) {
    response.writeHead(304, fresh);
    response.end();
    return;
  }
  const { body, encoding } = encode(page, String(request.headers["accept-encoding"] ?? ""));
  response.writeHead(200, {
    ...page.headers,
    ...(encoding ? { "content-encoding": encoding } : {}),
    ...fresh,
    vary: "Accept-Encoding, Accept-Language, Cookie",
    "content-length": body.length,
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

function encode(page: Page, accepted: string): { body: Buffer; encoding: "br" | "gzip" | null } {
  if (/\bbr\b/.test(accepted)) {
    if (page.brotli === null) void improve(page);
    if (page.brotli instanceof Buffer) return { body: page.brotli, encoding: "br" };
  }
  if (/\bgzip\b/.test(accepted)) return { body: page.gzip, encoding: "gzip" };
  return { body: expandGzip(page.gzip), encoding: null };
}

async function improve(page: Page): Promise<void> {
  page.brotli = "soon";
  page.brotli = await compressBrotli(page.gzip).catch(() => null);
}
