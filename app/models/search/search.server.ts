// One search over questions, answers, pages of the wiki and entries of the official FAQ.
//
// Promises: only what is published, under a question that is and is no bygone offer, ever appears (the index holds nothing else, and the hits are read
// through the live tables); all words first; when that finds little, corrected spelling, other forms of the words, then posts with
// some of the words, each marked as what it is; the answer comes in bounded time whatever is asked. A question and its answers
// are one hit, shown by the post that fits best.
// Costs: two statements when enough is found, up to seven when not. Dropped: ranking all hits, and keyset pages (the first
// MOST_HITS are all that anybody pages through, and they are found anew for each page).
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { currentTags } from "~/models/question/tag-names.server";
import { type Marker, markerOf } from "~/search/highlight";
import { type ParsedQuery, parseQuery } from "~/search/query";
import { openLast } from "~/search/query-words";
import { findAll, type Look, type SearchFilters } from "./candidates.server";
import { areMeant, correct, searchFurther } from "./further.server";
import { type Ranked, readHits, type SearchHit } from "./hits.server";
import { findSpellings } from "./spelling.server";
import { termWeights } from "./words.server";

export type SearchResult = {
  hits: SearchHit[];
  /** Questions that match in full or alike; a lower bound when `isMore`. */
  total: number;
  isMore: boolean;
  /** A better spelling of the whole query, to be offered; or, when nothing was found as typed, already used. */
  correction: { text: string; isUsed: boolean } | null;
  /** The cursor of the next page. */
  next: number | null;
};

export const HITS_PER_PAGE = 20;
const MOST_HITS = 200;
/** With fewer, other forms of the words are tried. */
const FEW = 5;

export type Search = {
  query: string;
  /** Language of the interface: hits in it come first, and it decides which words say nothing where the query does not. */
  language: string;
  filters: SearchFilters;
  limit?: number;
  /** How many hits were shown before. */
  cursor?: number;
  /** The last word may not be finished. */
  isTyping?: boolean;
  /** The query is a correction already. */
  isCorrected?: boolean;
};

/** A look that a hundred times as many people take as read to the end: the best tiers are enough. */
const ENOUGH_TYPING = 20;

const NOTHING: SearchResult = { hits: [], total: 0, isMore: false, correction: null, next: null };

export async function search(db: Db, asked: Search): Promise<SearchResult> {
  const { query, language, filters, limit = HITS_PER_PAGE, cursor = 0 } = asked;
  const parsed = parseQuery(query, { language, onlyLanguage: filters.contentLanguage ?? null });
  const { excluded } = parsed;
  const words = asked.isTyping ? openLast(parsed) : parsed.words;
  const all = await combineFilters(db, parsed, filters);
  if (all === null || (words.length === 0 && Object.keys(all).length === 0)) return NOTHING;
  const offset = Math.min(Math.max(0, Math.trunc(cursor)), MOST_HITS);
  const look: Look = {
    words,
    excluded,
    filters: all,
    language,
    weightOf: await termWeights(db),
    offset,
    limit: limit + 1,
    ...(asked.isTyping ? { enough: ENOUGH_TYPING } : {}),
  };
  const found = await findAll(db, look);
  const isEnough = found.total >= (asked.isTyping ? 1 : FEW) || words.length === 0;
  // Behind the end of a list nothing says how long it is.
  const first = isEnough || offset === 0 ? found : await findAll(db, { ...look, offset: 0 });
  if (isEnough || first.total >= FEW) {
    const ranked = found.candidates.map((candidate): Ranked => ({ ...candidate, match: "all" }));
    return page(db, {
      ranked,
      total: first.total,
      isMore: first.hasMore,
      correction: null,
      marker: markerOf(words),
      offset,
      limit,
    });
  }
  return searchHarder(db, asked, { parsed, look: { ...look, offset: 0 }, found: first, offset, limit });
}

type Hard = {
  parsed: ParsedQuery;
  look: Look;
  found: Awaited<ReturnType<typeof findAll>>;
  offset: number;
  limit: number;
};

async function searchHarder(
  db: Db,
  asked: Search,
  { parsed, look, found, offset, limit }: Hard,
): Promise<SearchResult> {
  const spellings = await findSpellings(
    db,
    parsed.words.flatMap((word) => word.spelling ?? []),
  );
  const correction = correct(parsed, spellings);
  if (
    correction !== null &&
    found.total === 0 &&
    !asked.isCorrected &&
    !(await areMeant(db, look, correction.words, spellings))
  ) {
    const better = await search(db, { ...asked, query: correction.text, isCorrected: true });
    if (better.total > 0) return { ...better, correction: { text: correction.text, isUsed: true } };
  }
  const { ranked, total, marker } = await searchFurther(db, look, spellings, found, FEW);
  const offered = correction === null ? null : { text: correction.text, isUsed: false };
  return page(db, { ranked: ranked.slice(offset), total, isMore: false, correction: offered, marker, offset, limit });
}

/** The filters of the form and those typed into the box; null when one of them can match nothing. */
async function combineFilters(db: Db, parsed: ParsedQuery, filters: SearchFilters): Promise<SearchFilters | null> {
  const combined: SearchFilters = { ...filters };
  if (parsed.condition) combined.condition = parsed.condition;
  if (parsed.kind) combined.kind = parsed.kind;
  if (parsed.language) combined.contentLanguage = parsed.language;
  const tags = [...(filters.tags ?? []), ...parsed.tags];
  if (tags.length > 0) combined.tags = await currentTags(db, tags);
  if (parsed.user === null && parsed.product === null) return combined;
  const [row] = await db.execute<{ user: number | null; product: number | null }>(sql`
    select (select id from users where name = ${parsed.user ?? ""} and deleted_at is null) as user,
      (select id from products where slug = ${parsed.product ?? ""}) as product`);
  if (!row || (parsed.user !== null && row.user === null) || (parsed.product !== null && row.product === null))
    return null;
  if (row.user !== null) combined.authorId = row.user;
  if (row.product !== null) combined.productId = row.product;
  return combined;
}

type Page = Pick<SearchResult, "total" | "isMore" | "correction"> & {
  ranked: Ranked[];
  marker: Marker;
  offset: number;
  limit: number;
};

/** `ranked` begins at the offset and has one more than the page shows if there is another page. */
async function page(db: Db, { ranked, marker, offset, limit, ...result }: Page): Promise<SearchResult> {
  const end = offset + limit;
  const hits = await readHits(db, ranked.slice(0, limit), marker);
  return { ...result, hits, next: ranked.length > limit && end < MOST_HITS ? end : null };
}
