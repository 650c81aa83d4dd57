// Questions that may ask the same: while a title is typed, and in the margin of a question. While a title is typed also pages of
// the wiki and entries of the official FAQ that may answer it.
//
// Promises: only what is published; bounded work at any size (few candidates by the rarest words they share, then a sum over
// shared words, each by how rare it is and where it stands: title 1, tags 0.6, first sentences 0.4).
// Measured on the duplicate links of a real community of 591 questions (34 directed pairs): a title alone finds 38 % among the
// first five and 76 % among ten, with the first sentences 56 and 82 %, with tags too, as in the margin, 62 and 79 %; matching titles
// without rarity 47 and 59 %. Dropped, as no better on these: BM25, division by length, answers' texts, counting a word once.

import { type SQL, sql } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import { idArray, realArray, textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { readableLanguages } from "~/i18n";
import { wordWeight } from "~/models/search/candidates.server";
import { type TermWeight, termWeights } from "~/models/search/words.server";
import { wordQuery, wordsOfSentence } from "~/search/query-words";
import { allOf, anyOf, sequenceQuery } from "~/search/vector";
import { IS_CURRENT } from "./offer.server";

export type SimilarQuestion = {
  id: number;
  title: string;
  language: string;
  excerpt: string;
  productId: number | null;
  answerCount: number;
  acceptedCount: number;
  isClosed: boolean;
};

export type SimilarGuide = {
  id: number;
  kind: "page" | "faq";
  title: string;
  slug: string;
  language: string;
  productId: number | null;
};

export type SimilarTo = {
  title: string;
  body?: string;
  productId?: number | null;
  language: string;
  limit: number;
  /** The question itself: its words are read from the index, and it is left out. */
  excludeId?: number;
};

/** A word with its weight: how rare, and where it stands. */
type Key = { query: string; rarity: number; weight: number };

const PLACE_WEIGHTS = { A: 1, B: 0.5, C: 0.2, D: 0.2 } as const;
const GIST_CHARACTERS = 300;
/** Words that bring candidates, and words that rank them. */
const KEYS_COMBINED = 6;
const KEYS_RANKED = 30;
const ENOUGH = 60;
const MOST_PER_STEP = 400;
/** No further step is begun after this time. */
const MOST_MILLISECONDS = 40;
/** Log of the number of questions per question with the word: a word in fewer than one of 400 is worth a look by itself. */
const RARE = Math.log(400);
/**
 * Of what a question with all the words of the title would get. Under a title that is being typed: measured on 1,000 wordings in
 * three languages (tests/bench/similar, 2026-11-30), the best in one half if a right question among four counts twice a wrong one.
 * In the other half, before (0.1) and now: right ones found for 70 and 65 of 100 (English), 54 and 36 (Russian), 27 and 27
 * (Chinese, four thousand questions about two products); something offered although nothing fits 99 and 70, 75 and 29, 99 and 99.
 */
const LEAST_TYPED = 0.22;
/** Where more than the title is looked at: in the margin of a question its tags and first sentences. */
const LEAST_BESIDE = 0.1;
/** What the reader has to translate first must be more alike. */
const LEAST_OF_FOREIGN = 0.3;
/** Of entries and pages; not measured, there is no set of wordings that belong to them. */
const LEAST_OF_GUIDES = 0.2;
const KEPT = 5_000;
const KEPT_MS = 5 * 60_000;

const kept = new WeakMap<Db, LRUCache<number, number[]>>();

export async function similarQuestions(db: Db, to: SimilarTo): Promise<SimilarQuestion[]> {
  return readQuestions(db, await findSimilar(db, to), to.limit);
}

/** A question page asks each time; what is similar changes slowly, what is visible is looked up anew. Undefined: not kept. */
export function keptSimilar(db: Db, questionId: number): readonly number[] | undefined {
  return keptOf(db).get(questionId);
}

export async function findAndKeepSimilar(db: Db, to: SimilarTo & { excludeId: number }): Promise<SimilarQuestion[]> {
  const ids = await findSimilar(db, to);
  keptOf(db).set(to.excludeId, ids);
  return readQuestions(db, ids, to.limit);
}

function keptOf(db: Db): LRUCache<number, number[]> {
  const cache = kept.get(db) ?? new LRUCache<number, number[]>({ max: KEPT, ttl: KEPT_MS });
  kept.set(db, cache);
  return cache;
}

async function findSimilar(db: Db, to: SimilarTo): Promise<number[]> {
  return (await similarWithShares(db, to)).map((row) => row.id);
}

/** `share`: of what a question with all the words of the title would get. `leastShare`: for measuring (tests/bench/similar). */
export async function similarWithShares(
  db: Db,
  to: SimilarTo,
  leastShare = to.excludeId === undefined && !to.body ? LEAST_TYPED : LEAST_BESIDE,
): Promise<{ id: number; share: number }[]> {
  const weightOf = await termWeights(db);
  const indexed = to.excludeId === undefined ? [] : await indexedKeys(db, to.excludeId, weightOf);
  const keys = mostTelling(indexed.length > 0 ? indexed : typedKeys(to, weightOf));
  if (keys.length === 0) return [];
  const most = mostRank(keys);
  const rows = await db.execute<{ id: number; rank: number }>(sql`
    select c.document_id as id, c.rank
    from (select document_id, max(rank) as rank from similar_candidates(${looked(keys)}) where document_id <> ${to.excludeId ?? 0}::bigint group by document_id) c
    join questions q on q.id = c.document_id
      join areas a on a.id = q.area_id and a.kind = 'questions'
    where q.is_listed and ${IS_CURRENT}
      and c.rank >= ${most}::real * (case when ${isReadable(sql`q.language`, to.language)} then ${leastShare}::real else ${Math.max(leastShare, LEAST_OF_FOREIGN)}::real end)
    order by ${isReadable(sql`q.language`, to.language)} desc, c.rank * (case when q.product_id = ${to.productId ?? null}::bigint then 1.15 else 1 end)
      * (case when q.accepted_count > 0 then 1.05 when q.answer_count > 0 then 1.02 else 1 end) desc, c.document_id desc
    limit ${to.limit + SPARE}`);
  return rows.map(({ id, rank }) => ({ id, share: rank / most }));
}

/** Entries of the FAQ and pages, official ones first; fewer than questions, because they are read before them. */
export async function similarGuides(db: Db, to: Omit<SimilarTo, "excludeId">): Promise<SimilarGuide[]> {
  const keys = mostTelling(typedKeys(to, await termWeights(db)));
  if (keys.length === 0) return [];
  return db.execute<SimilarGuide>(sql`
    select d.id, d.kind, coalesce(p.title, f.question) as title, coalesce(p.slug, f.slug) as slug, d.language,
      coalesce(p.product_id, f.product_id) as "productId"
    from (select document_id, max(rank) as rank from similar_guides(${looked(keys)}) group by document_id) c
    join documents d on d.id = c.document_id
    left join pages p on p.id = d.id and p.is_listed left join faq_entries f on f.id = d.id and f.state = 'published'
    where d.state = 'published' and (p.id is not null or f.id is not null) and c.rank >= ${LEAST_OF_GUIDES * mostRank(keys)}::real
    order by ${isReadable(sql`d.language`, to.language)} desc, c.rank * (case when coalesce(p.product_id, f.product_id) = ${to.productId ?? null}::bigint then 1.15 else 1 end)
      * (case when f.id is not null then 1.25 else 1 end) desc, d.id desc
    limit ${to.limit}`);
}

/** The reader's languages come first, whatever is alike in others. */
function isReadable(column: SQL, language: string): SQL {
  return sql`(${column} = any(${textArray(readableLanguages(language))}))`;
}

function mostTelling(keys: Key[]): Key[] {
  return keys.sort((a, b) => b.weight - a.weight).slice(0, KEYS_RANKED);
}

/** What the functions of the database are asked. */
function looked(keys: readonly Key[]) {
  return sql`${textArray(steps(keys))}::tsquery[], ${textArray(keys.map((key) => key.query))}::tsquery[],
    ${realArray(keys.map((key) => key.weight))}, ${ENOUGH}::int, ${MOST_PER_STEP}::int, ${MOST_MILLISECONDS}::int`;
}

/** Of a question with all the words of the title. */
function mostRank(keys: readonly Key[]): number {
  return SINGLE_RANK * keys.reduce((sum, key) => sum + (key.weight >= key.rarity ? key.weight : 0), 0);
}

/** ts_rank of a word that stands once in a place of weight 1: 6 / π². */
const SINGLE_RANK = 0.608;
/** Some may be hidden until the list is shown. */
const SPARE = 3;

/** The words of an indexed question, with their places. */
async function indexedKeys(db: Db, id: number, weightOf: TermWeight): Promise<Key[]> {
  const rows = await db.execute<{ term: string; place: keyof typeof PLACE_WEIGHTS }>(sql`
    select t.lexeme as term, (select min(w) from unnest(t.weights) w) as place
    from search_documents s cross join lateral unnest(s.title_vector) t where s.document_id = ${id}::bigint`);
  return rows.map(({ term, place }) => {
    const rarity = weightOf(term);
    return { query: sequenceQuery([{ term, gap: 1 }]), rarity, weight: rarity * PLACE_WEIGHTS[place] };
  });
}

function typedKeys({ title, body = "", language }: SimilarTo, weightOf: TermWeight): Key[] {
  const keys = new Map<string, Key>();
  for (const [text, place] of [
    [title, PLACE_WEIGHTS.A],
    [body.slice(0, GIST_CHARACTERS), PLACE_WEIGHTS.D],
  ] as const) {
    for (const word of wordsOfSentence(text, { language })) {
      const query = wordQuery(word);
      const rarity = wordWeight(word, weightOf);
      if (!keys.has(query)) keys.set(query, { query, rarity, weight: rarity * place });
    }
  }
  return [...keys.values()];
}

/** From what shares most to what shares anything. */
function steps(keys: readonly Key[]): string[] {
  const top = keys.slice(0, KEYS_COMBINED).map((key) => key.query);
  const rare = keys.filter((key) => key.rarity >= RARE).map((key) => key.query);
  const pairs = top.flatMap((one, index) => top.slice(index + 1).map((other) => [one, other]));
  const triples = pairs.flatMap(([one = "", other = ""]) =>
    top.slice(top.indexOf(other) + 1).map((third) => [one, other, third]),
  );
  const all = [[...triples.map(allOf), ...rare], pairs.map(allOf), top];
  return all.filter((queries) => queries.length > 0).map(anyOf);
}

async function readQuestions(db: Db, ids: readonly number[], limit: number): Promise<SimilarQuestion[]> {
  if (ids.length === 0) return [];
  return inOrder(ids, await db.execute<SimilarQuestion>(similarRows(ids)), limit);
}

/** Those that are visible, in any order. */
export function similarRows(ids: readonly number[]) {
  return sql`
    select q.id, q.title, q.language, q.excerpt, q.product_id as "productId", q.answer_count as "answerCount",
      q.accepted_count as "acceptedCount", q.is_closed as "isClosed"
    from questions q join documents d on d.id = q.id
    where q.id = any(${idArray(ids)}) and q.is_listed and ${IS_CURRENT} and d.state = 'published'`;
}

export function inOrder(ids: readonly number[], rows: readonly SimilarQuestion[], limit: number): SimilarQuestion[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []).slice(0, limit);
}
