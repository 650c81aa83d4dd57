// Search over questions and answers.
//
// Promises: only what is published, under a question that is, ever appears (the index holds nothing else, and the hits are read
// through the live tables); all words first; when that finds little, other forms of the words, corrected spelling, then posts with
// some of the words, each marked as what it is; the answer comes in bounded time whatever is asked. A question and its answers
// are one hit, shown by the post that fits best.
// Costs: two statements when enough is found, up to five when not. Dropped: ranking all hits, keyset pages (the first
// MOST_HITS ranked hits are all anybody pages through, and they are found anew for each page).
import { sql } from "drizzle-orm";
import type { Db } from "~/db.server";
import { excerptAround, highlight, type Marker, markerOf, type Segment } from "~/search-highlight";
import { type ParsedQuery, parseQuery, type QueryWord, replaceWord } from "~/search-query";
import { isStop } from "~/search-words";
import { type Candidate, findAll, findSome, type Found, type Look, type SearchFilters } from "./search-candidates.server";
import { findSpellings, type Spelling } from "./search-spelling.server";
import { termWeights } from "./search-words.server";

export type { SearchFilters, Segment };

/** `all`: every word as typed; `alike`: in another form or compound; `some`: not every word. */
export type Match = "all" | "alike" | "some";

export type SearchHit = {
  documentId: number;
  questionId: number;
  kind: "question" | "answer";
  match: Match;
  /** The question's title. */
  title: string;
  titleSegments: Segment[];
  excerptSegments: Segment[];
  /** Language of the post and of its question's title. */
  language: string;
  titleLanguage: string;
  /** Votes of the post. */
  score: number;
  isAccepted: boolean;
  answerCount: number;
  acceptedCount: number;
  isClosed: boolean;
  tags: string[];
  areaId: number;
  productId: number | null;
  versionId: number | null;
  author: { name: string; displayName: string; avatar: string | null } | null;
  authorName: string | null;
  at: Date;
  /** Further posts of the same question that match. */
  moreCount: number;
};

export type SearchResult = {
  hits: SearchHit[];
  /** Questions that match in full or alike; a lower bound when `isMore`. */
  total: number;
  isMore: boolean;
  /** A better spelling of the whole query, to be offered; or, when nothing was found as typed, already used. */
  correction: { text: string; isUsed: boolean } | null;
  next: number | null;
};

export const HITS_PER_PAGE = 20;
const MOST_HITS = 200;
/** With fewer, other forms of the words are tried. */
const FEW = 5;
const MOST_FURTHER = 30;

export type Search = {
  query: string;
  /** Language of the interface: breaks ties between languages, and between words of the same spelling. */
  language: string;
  filters: SearchFilters;
  limit?: number;
  /** How many hits were shown before. */
  cursor?: number;
  /** The query is a correction already. */
  isCorrected?: boolean;
};

export async function search(db: Db, asked: Search): Promise<SearchResult> {
  const { query, language, filters, limit = HITS_PER_PAGE, cursor = 0 } = asked;
  const parsed = parseQuery(query, { language, onlyLanguage: filters.contentLanguage ?? null });
  const all = await combineFilters(db, parsed, filters);
  if (all === null || (parsed.words.length === 0 && Object.keys(all).length === 0)) return NOTHING;
  const weightOf = await termWeights(db);
  const offset = Math.min(Math.max(0, Math.trunc(cursor)), MOST_HITS);
  const look: Look = { words: parsed.words, excluded: parsed.excluded, filters: all, language, weightOf, offset, limit: limit + 1 };
  const found = await findAll(db, look);
  if (found.total >= FEW || offset >= FEW || parsed.words.length === 0) {
    return page(db, { ...found, ranked: marked(found.candidates, "all"), correction: null, marker: markerOf(parsed.words), offset, limit });
  }
  const spellings = await findSpellings(db, parsed.words.flatMap((word) => word.spelling ?? []));
  const correction = correct(parsed, spellings);
  if (correction !== null && found.total === 0 && !asked.isCorrected && !(await allExist(db, look, correction.words))) {
    const better = await search(db, { ...asked, query: correction.text, isCorrected: true });
    if (better.total > 0) return { ...better, correction: { text: correction.text, isUsed: true } };
  }
  const further = await searchFurther(db, look, spellings, found);
  return page(db, { ...further, correction: correction === null ? null : { text: correction.text, isUsed: false }, offset, limit });
}

const NOTHING: SearchResult = { hits: [], total: 0, isMore: false, correction: null, next: null };

/** The filters of the form and those typed into the box; null when one of them can match nothing. */
async function combineFilters(db: Db, parsed: ParsedQuery, filters: SearchFilters): Promise<SearchFilters | null> {
  const combined: SearchFilters = { ...filters, ...(parsed.condition ? { condition: parsed.condition } : {}), ...(parsed.kind ? { kind: parsed.kind } : {}) };
  if (parsed.language) combined.contentLanguage = parsed.language;
  if (parsed.tags.length > 0) combined.tags = [...(filters.tags ?? []), ...parsed.tags];
  if (parsed.user === null && parsed.product === null) return combined;
  const [row] = await db.execute<{ user: number | null; product: number | null }>(sql`
    select (select id from users where name = ${parsed.user ?? ""} and deleted_at is null) as user,
      (select id from products where slug = ${parsed.product ?? ""}) as product`);
  if ((parsed.user !== null && row?.user == null) || (parsed.product !== null && row?.product == null)) return null;
  if (row?.user != null) combined.authorId = row.user;
  if (row?.product != null) combined.productId = row.product;
  return combined;
}

type Ranked = Candidate & { match: Match };
type Listing = { ranked: Ranked[]; total: number; hasMore: boolean; correction: SearchResult["correction"]; marker: Marker };

function marked(candidates: readonly Candidate[], match: Match): Ranked[] {
  return candidates.map((candidate) => ({ ...candidate, match }));
}

/** Little was found: other forms of the words, then some of the words. Whole lists, so that pages of them fit together. */
async function searchFurther(db: Db, look: Look, spellings: Map<string, Spelling>, found: Found) {
  const whole = { ...look, offset: 0, limit: MOST_FURTHER };
  const words = look.words.map((word) => widen(word, spellings.get(word.spelling ?? "")));
  const ranked = new Map<number, Ranked>();
  const add = (candidates: readonly Candidate[], match: Match) => {
    for (const one of marked(candidates, match)) if (!ranked.has(one.questionId)) ranked.set(one.questionId, one);
  };
  add(look.offset === 0 ? found.candidates : (await findAll(db, whole)).candidates, "all");
  add((await findAll(db, { ...whole, words })).candidates, "alike");
  const total = ranked.size;
  if (words.length > 1 && total < FEW) add((await findSome(db, { ...whole, words })).candidates, "some");
  return { ranked: [...ranked.values()], total, hasMore: false, marker: markerOf(words), isWhole: true };
}

/** The query with its misspelt words replaced, or null. */
function correct(parsed: ParsedQuery, spellings: Map<string, Spelling>): { text: string; words: QueryWord[] } | null {
  const words = parsed.words.filter((word) => spellings.get(word.spelling ?? "")?.correction).sort((a, b) => b.start - a.start);
  if (words.length === 0) return null;
  const better = (word: QueryWord) => spellings.get(word.spelling ?? "")?.correction?.word ?? word.typed;
  return { words, text: words.reduce((text, word) => replaceWord(text, word, better(word)), parsed.text) };
}

/** Unknown as words of questions, but written somewhere in a text: then nobody mistyped. */
async function allExist(db: Db, look: Look, words: readonly QueryWord[]): Promise<boolean> {
  for (const word of words) {
    const { total } = await findAll(db, { ...look, words: [word], excluded: [], filters: {}, offset: 0, limit: 1 });
    if (total === 0) return false;
  }
  return true;
}

const SHORTEST_PREFIX = 3;

/** Everything that begins like the word, known words that contain it, and the words it is made of. */
function widen(word: QueryWord, spelling: Spelling | undefined): QueryWord {
  if (word.spelling === null || isStop(word.spelling, "en") || isStop(word.spelling, "de")) return word;
  const beginnings = word.sequences
    .filter((sequence) => sequence.length === 1 && (sequence[0]?.term.length ?? 0) >= SHORTEST_PREFIX)
    .map((sequence) => sequence.map((step) => ({ ...step, isPrefix: true })));
  const longer = (spelling?.longer ?? []).map(({ term }) => [{ term, gap: 1 }]);
  const parts = spelling?.parts && !spelling.isKnown ? [spelling.parts.map(({ term }) => ({ term, gap: 1 }))] : [];
  return { ...word, sequences: [...word.sequences, ...beginnings, ...longer, ...parts] };
}

type Page = Listing & { offset: number; limit: number; isWhole?: boolean };

async function page(db: Db, { ranked, total, hasMore, correction, marker, offset, limit, isWhole }: Page): Promise<SearchResult> {
  const rest = isWhole ? ranked.slice(offset) : ranked;
  const shown = rest.slice(0, limit);
  const end = offset + limit;
  return {
    hits: await readHits(db, shown, marker),
    total, isMore: hasMore, correction,
    next: rest.length > limit && end < MOST_HITS ? end : null,
  };
}

type HitRow = Omit<SearchHit, "match" | "titleSegments" | "excerptSegments" | "moreCount" | "at" | "score" | "isAccepted"> & {
  questionScore: number;
  askedAt: string;
  answer: { score: number; isAccepted: boolean; at: string } | null;
  plain: string | null;
};

const READ_CHARACTERS = 12_000;

/** Single look-ups instead of joins where they can be: planning them takes a third of the time, and there are only twenty. */
async function readHits(db: Db, ranked: readonly Ranked[], marker: Marker): Promise<SearchHit[]> {
  if (ranked.length === 0) return [];
  const rows = await db.execute<HitRow>(sql`
    select d.id as "documentId", q.id as "questionId", d.kind, q.title, d.language, q.language as "titleLanguage",
      q.score as "questionScore", q.asked_at as "askedAt", q.answer_count as "answerCount", q.accepted_count as "acceptedCount",
      q.is_closed as "isClosed", q.tag_slugs as tags, q.area_id as "areaId", q.product_id as "productId", q.version_id as "versionId",
      d.author_name as "authorName",
      (select json_build_object('score', a.score, 'isAccepted', a.is_accepted, 'at', a.answered_at)
        from answers a where a.id = d.id and a.question_id = q.id) as answer,
      (select json_build_object('name', u.name, 'displayName', u.display_name, 'avatar', u.avatar)
        from users u where u.id = d.author_id and u.deleted_at is null) as author,
      (select left(r.plain, ${READ_CHARACTERS}) from renderings r
        where r.hash = (select v.blob from revisions v where v.id = d.published_revision_id) order by r.renderer_version desc limit 1) as plain
    from unnest(${bigints(ranked.map((one) => one.documentId))}, ${bigints(ranked.map((one) => one.questionId))}) h (document_id, question_id)
      join documents d on d.id = h.document_id join questions q on q.id = h.question_id
    where d.state = 'published' and q.is_listed`);
  const byId = new Map(rows.map((row) => [row.documentId, row]));
  return ranked.flatMap((one) => {
    const row = byId.get(one.documentId);
    return row && (row.kind === "question") === (row.answer === null) ? [hitOf(one, row, marker)] : [];
  });
}

function hitOf({ match, postCount }: Ranked, row: HitRow, marker: Marker): SearchHit {
  const { plain, answer, questionScore, askedAt, ...hit } = row;
  return {
    ...hit, match,
    score: answer?.score ?? questionScore,
    isAccepted: answer?.isAccepted ?? false,
    at: new Date(answer?.at ?? askedAt),
    moreCount: postCount - 1,
    titleSegments: highlight(row.title, row.titleLanguage, marker),
    excerptSegments: excerptAround(plain ?? "", row.language, marker),
  };
}

function bigints(ids: readonly number[]) {
  return sql`${`{${ids.join(",")}}`}::bigint[]`;
}
