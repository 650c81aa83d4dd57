// What the index says of questions and answers. An answer takes the words, product, version and tags of its question.

import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { duplicatesLeadingTo } from "~/models/question/duplicates-leading";
import { IS_CURRENT } from "~/models/question/offer.server";
import type { PostCondition } from "~/search/query";
import { buildVector, type Field, filterMark } from "~/search/vector";
import { type IndexRecord, LONGEST_TEXT, withPlain } from "./records.server";
import { QUALITY, restTier } from "./tiers.server";

/** The beginning of a question says what it is about; more of it makes everything similar to everything. */
const GIST_CHARACTERS = 300;
const MOST_WORDINGS = 30;

export type PostRow = {
  id: number;
  kind: "question" | "answer";
  questionId: number;
  language: string;
  authorId: number | null;
  questionLanguage: string;
  title: string;
  areaId: number;
  productId: number | null;
  versionId: number | null;
  tags: string[];
  answerCount: number;
  acceptedCount: number;
  isClosed: boolean;
  /** What the index says of the question's state. */
  indexedState: string | null;
  quality: number;
  wordings: string[] | null;
  headings: string | null;
  plain: string;
  blob: string;
};

/** Those of the documents that are published questions and answers under a listed question that is no bygone offer. */
export async function loadPostRows(db: Db, ids: readonly number[]): Promise<PostRow[]> {
  const rows = await db.execute<Omit<PostRow, "plain"> & { plain: string | null }>(sql`
    select d.id, d.kind, q.id as "questionId", d.language, d.author_id as "authorId", q.language as "questionLanguage", q.title,
      q.area_id as "areaId", q.product_id as "productId", q.version_id as "versionId", q.tag_slugs as tags,
      q.answer_count as "answerCount", q.accepted_count as "acceptedCount", q.is_closed as "isClosed",
      (select state from search_documents where document_id = q.id) as "indexedState", ${QUALITY} as quality, encode(v.blob, 'hex') as blob, left(r.plain, ${LONGEST_TEXT}) as plain,
      case when strpos(r.html, '<h') > 0 then
        (select string_agg(h[1], ' ') from regexp_matches(r.html, '<h[1-6][^>]*>(.*?)</h[1-6]>', 'g') h) end as headings,
      case when d.kind = 'question' then (select json_agg(o.title) from (select o.title from (${duplicatesLeadingTo(sql`q.id`)}) x
        join questions o on o.id = x.id and o.is_listed
        order by x.marked_at desc limit ${MOST_WORDINGS}) o) end as wordings
    from documents d left join answers a on a.id = d.id join questions q on q.id = coalesce(a.question_id, d.id)
      join revisions v on v.id = d.published_revision_id
      left join lateral (select html, plain from renderings where hash = v.blob order by renderer_version desc limit 1) r on true
    where d.id = any(${idArray(ids)}) and d.kind in ('question', 'answer') and d.state = 'published' and q.is_listed and ${IS_CURRENT}`);
  return withPlain(db, rows);
}

export function postRecord(row: PostRow): IndexRecord {
  const isQuestion = row.kind === "question";
  return {
    id: row.id,
    kind: row.kind,
    question: row.questionId,
    language: row.language,
    quality: row.quality,
    context: contextOf(row),
    state: isQuestion ? stateOf(row).join(" ") : "",
    tier: restTier(row.id),
    vector: buildVector(fieldsOf(row), marksOf(row)),
    gist: isQuestion ? buildVector(gistOf(row)) : "",
  };
}

/** Answers of a question whose rows are missing or were written when the question was another. */
export async function staleAnswers(tx: Db, question: PostRow): Promise<number[]> {
  const rows = await tx.execute<{ id: number }>(sql`
    select a.id from answers a join documents d on d.id = a.id left join search_documents s on s.document_id = a.id
    where a.question_id = ${question.id}::bigint and d.state = 'published' and s.context is distinct from ${contextOf(question)}`);
  return rows.map((row) => row.id);
}

/** Its first answer and its first acceptance change what a question is: the index says something else of it. */
export function isQuestionStale(answer: PostRow): boolean {
  return answer.indexedState !== stateOf(answer).join(" ");
}

function fieldsOf(row: PostRow): Field[] {
  const { title, language } = row;
  const plain: Field = { text: row.plain, label: "D", language };
  const headings: Field = { text: (row.headings ?? "").replace(/<[^>]*>|&[a-z#0-9]+;/gi, " "), label: "C", language };
  if (row.kind === "answer") return [{ text: title, label: "C", language: row.questionLanguage }, headings, plain];
  return [{ text: title, label: "A", language }, { text: otherWords(row), label: "B", language }, headings, plain];
}

function gistOf(row: PostRow): Field[] {
  const { title, language } = row;
  return [
    { text: title, label: "A", language },
    { text: otherWords(row), label: "B", language },
    { text: row.plain.slice(0, GIST_CHARACTERS), label: "D", language },
  ];
}

function otherWords(row: PostRow): string {
  return [...(row.wordings ?? []), ...row.tags].join("\n");
}

function marksOf(row: PostRow): string[] {
  return [
    filterMark.kind(row.kind),
    filterMark.area(row.areaId),
    filterMark.language(row.language),
    ...(row.productId === null ? [] : [filterMark.product(row.productId)]),
    ...(row.versionId === null ? [] : [filterMark.version(row.versionId)]),
    ...(row.authorId === null ? [] : [filterMark.author(row.authorId)]),
    ...row.tags.map(filterMark.tag),
    ...(row.kind === "question" ? stateOf(row).map(filterMark.state) : []),
  ];
}

function stateOf({ answerCount, acceptedCount, isClosed }: PostRow): PostCondition[] {
  const isUnsolved = acceptedCount === 0 && !isClosed;
  return [
    answerCount > 0 ? "answered" : "unanswered",
    ...(acceptedCount > 0 ? (["solved"] as const) : isUnsolved ? (["unsolved"] as const) : []),
    isClosed ? "closed" : "open",
  ];
}

/** What an answer's row takes from its question. */
function contextOf({ title, questionLanguage, areaId, productId, versionId, tags }: PostRow): string {
  const taken = JSON.stringify([title, questionLanguage, areaId, productId, versionId, tags]);
  return createHash("sha256").update(taken).digest("base64url").slice(0, 16);
}
