// One look into the index: what matches, grouped by question, ranked. The bounded part of the work is the function
// search_candidates in the database (see its migration); here the questions and answers of one conversation become one hit, while
// a page or an entry of the FAQ is one by itself.

import { sql } from "drizzle-orm";
import { realArray, textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import type { FoundKind, PostCondition } from "~/search/query";
import { type QueryWord, wordQuery } from "~/search/query-words";
import { allOf, anyOf, filterMark, markQuery, type Sequence, sequenceQuery } from "~/search/vector";
import type { TermWeight } from "./words.server";

export type SearchFilters = {
  areaId?: number;
  productId?: number;
  versionId?: number;
  tags?: readonly string[];
  kind?: FoundKind;
  condition?: PostCondition;
  contentLanguage?: string;
  authorId?: number;
};

export type Candidate = {
  /** The best post of the question. */
  documentId: number;
  questionId: number;
  rank: number;
  /** How many posts of the question match. */
  postCount: number;
};

export type Found = {
  candidates: Candidate[];
  /** Questions found; exact unless there are more. */
  total: number;
  hasMore: boolean;
};

export type Look = {
  words: readonly QueryWord[];
  excluded: readonly QueryWord[];
  filters: SearchFilters;
  language: string;
  weightOf: TermWeight;
  offset: number;
  limit: number;
  /** Stop after the tier that reaches so many posts; ENOUGH when not given. */
  enough?: number;
};

/** Lower tiers are looked into only until this many posts are found. */
const ENOUGH = 200;
/** No more posts of one tier are ranked. */
const MOST_PER_TIER = 1_000;
/** No further tier is begun after this time; what was found until then is shown. */
const MOST_MILLISECONDS = 60;

/** All words must be there. Without words, all that the filters leave, the best first. */
export function findAll(db: Db, look: Look): Promise<Found> {
  return find(db, look, look.words.map(wordQuery));
}

const WORDS_COMBINED = 5;

/** Some of the words: any two of the rarest five; of two words one. */
export function findSome(db: Db, look: Look): Promise<Found> {
  const rarest = [...look.words]
    .sort((a, b) => wordWeight(b, look.weightOf) - wordWeight(a, look.weightOf))
    .slice(0, WORDS_COMBINED);
  const queries = rarest.map(wordQuery);
  const pairs = queries.flatMap((one, index) => queries.slice(index + 1).map((other) => `(${one} & ${other})`));
  return find(db, look, [rarest.length <= 2 ? anyOf(queries) : `(${pairs.join(" | ")})`]);
}

async function find(db: Db, look: Look, needed: readonly string[]): Promise<Found> {
  const { words, excluded, filters, weightOf, language, offset, limit, enough = ENOUGH } = look;
  const wanted = allOf([...needed, ...markQueries(filters), ...excluded.map((word) => `!(${wordQuery(word)})`)]);
  const thread = filters.kind === "answer" ? sql`c.document_id` : sql`c.question_id`;
  const rows = await db.execute<Candidate & { questions: number; posts: number; isLate: boolean }>(sql`
    with c as materialized (
      select * from search_candidates(${wanted}::tsquery, ${textArray(words.map(wordQuery))}::tsquery[],
        ${realArray(words.map((word) => wordWeight(word, weightOf)))}, ${nearQuery(words)}::tsquery,
        ${textArray(readable(language))}, ${enough}::int, ${MOST_PER_TIER}::int, ${MOST_MILLISECONDS}::int)
    ), threads as (
      select (array_agg(c.document_id order by c.rank desc, c.document_id))[1] as document_id, min(c.question_id) as question_id,
        max(c.rank) as rank, count(*)::int4 as posts
      from c where c.document_id is not null group by ${thread}
    )
    select document_id as "documentId", question_id as "questionId", rank, posts as "postCount", (count(*) over ())::int4 as questions,
      (select count(*) from c)::int4 as posts, exists (select 1 from c where c.document_id is null) as "isLate"
    from threads order by rank desc, document_id desc offset ${offset}::int limit ${limit}::int`);
  const first = rows[0];
  return {
    candidates: rows.map(({ documentId, questionId, rank, postCount }) => ({
      documentId,
      questionId,
      rank,
      postCount,
    })),
    total: first?.questions ?? 0,
    hasMore: first !== undefined && (first.posts >= enough || first.isLate),
  };
}

function markQueries(filters: SearchFilters): string[] {
  const { areaId, productId, versionId, tags = [], kind, contentLanguage, authorId, condition } = filters;
  const marks = [
    ...(areaId === undefined ? [] : [filterMark.area(areaId)]),
    ...(productId === undefined ? [] : [filterMark.product(productId)]),
    ...(versionId === undefined ? [] : [filterMark.version(versionId)]),
    ...tags.map(filterMark.tag),
    // Only questions have a state.
    ...(condition === undefined ? [] : [filterMark.state(condition)]),
    ...(kind === undefined || condition !== undefined ? [] : [filterMark.kind(kind)]),
    ...(contentLanguage === undefined ? [] : [filterMark.language(contentLanguage)]),
    ...(authorId === undefined ? [] : [filterMark.author(authorId)]),
  ];
  return marks.map(markQuery);
}

/** Who reads one Chinese script reads the other. */
function readable(language: string): string[] {
  return language.startsWith("zh") ? ["zh-Hans", "zh-Hant"] : [language];
}

/** Of the ways a word is looked for, the commonest decides what it weighs. */
export function wordWeight(word: QueryWord, weightOf: TermWeight): number {
  const weights = word.sequences.map((sequence) => sequenceWeight(sequence, weightOf));
  return weights.length === 0 ? 0 : Math.min(...weights);
}

function sequenceWeight(sequence: Sequence, weightOf: TermWeight): number {
  return Math.max(...sequence.map(({ term }) => weightOf(term)));
}

/** Two words that stand beside each other in the query, beside each other in the text. */
function nearQuery(words: readonly QueryWord[]): string | null {
  const singles = words.map((word) => word.sequences.filter((sequence) => sequence.length === 1).map(sequenceQuery));
  const pairs = singles.flatMap((one, index) => {
    const next = singles[index + 1] ?? [];
    return one.length > 0 && next.length > 0 ? [`(${anyOf(one)} <-> ${anyOf(next)})`] : [];
  });
  return pairs.length === 0 ? null : pairs.join(" | ");
}
