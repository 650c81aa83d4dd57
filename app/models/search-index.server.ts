// Keeps the search index true: a row per published question and answer, written in the transaction that changes it.
//
// Promises: the row says what is live when the transaction commits, or there is none (the document or its question is not
// published); two transactions about one document cannot leave the older text behind (the row is locked before the text is
// read); an answer is found together with the words, product, version and tags of its question, and follows them.
// Costs: posting an answer three statements by key; editing a question's title or tags also rewrites the rows of its answers.
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Db } from "~/db.server";
import type { PostCondition } from "~/search-query";
import { buildVector, type Field, filterMark } from "~/search-vector";
import { readBlob } from "./revision.server";
import { QUALITY, restTier } from "./search-tiers.server";

const LOADED_AT_ONCE = 200;
/** Longer than any post may be; imported ones are cut. */
const LONGEST_TEXT = 60_000;
/** The beginning of a question says what it is about; more of it makes everything similar to everything. */
const GIST_CHARACTERS = 300;
const MOST_WORDINGS = 30;

/** Writes the row of a question or answer anew, or deletes it. For a question, those of its answers too where they are touched. */
export async function indexDocument(tx: Db, documentId: number): Promise<void> {
  await tx.execute(sql`select 1 from search_documents where document_id = ${documentId}::bigint for update`);
  const [row] = await loadRows(tx, [documentId]);
  if (!row) {
    await tx.execute(sql`
      delete from search_documents where document_id = ${documentId}::bigint or question_id = ${documentId}::bigint`);
    return;
  }
  await writeRows(tx, [row]);
  if (row.kind === "question" && row.answerCount > 0) await indexMany(tx, await staleAnswers(tx, row));
  // The first answer and the first acceptance change what the question is.
  if (row.kind === "answer" && row.indexedState !== stateOf(row).join(" ")) await indexMany(tx, [row.questionId]);
}

/** The same for many documents, thousands a second: for importers and for building the index anew. */
export async function indexMany(db: Db, documentIds: readonly number[]): Promise<void> {
  const ids = [...new Set(documentIds)].sort((a, b) => a - b);
  for (let at = 0; at < ids.length; at += LOADED_AT_ONCE) {
    const some = ids.slice(at, at + LOADED_AT_ONCE);
    const rows = await loadRows(db, some);
    if (rows.length > 0) await writeRows(db, rows);
    const found = new Set(rows.map((row) => row.id));
    const gone = some.filter((id) => !found.has(id));
    if (gone.length > 0) await db.execute(sql`delete from search_documents where document_id = any(${bigints(gone)})`);
  }
}

/** Every published question and answer, in batches of their own transactions. For a new version of the index. */
export async function indexEverything(db: Db, onProgress: (count: number) => void = () => undefined): Promise<number> {
  let last = 0;
  for (let count = 0; ; ) {
    const rows = await db.execute<{ id: number }>(sql`
      select id from documents where kind in ('question', 'answer') and id > ${last}::bigint order by id limit 1000`);
    const ids = rows.map((row) => row.id);
    const end = ids.at(-1);
    if (end === undefined) return count;
    await indexMany(db, ids);
    last = end;
    count += ids.length;
    onProgress(count);
  }
}

type Row = {
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
  plain: string | null;
  blob: string;
};

async function loadRows(db: Db, ids: readonly number[]): Promise<Row[]> {
  const rows = await db.execute<Row>(sql`
    select d.id, d.kind, q.id as "questionId", d.language, d.author_id as "authorId", q.language as "questionLanguage", q.title,
      q.area_id as "areaId", q.product_id as "productId", q.version_id as "versionId", q.tag_slugs as tags,
      q.answer_count as "answerCount", q.accepted_count as "acceptedCount", q.is_closed as "isClosed",
      (select state from search_documents where document_id = q.id) as "indexedState", ${QUALITY} as quality, encode(v.blob, 'hex') as blob, left(r.plain, ${LONGEST_TEXT}) as plain,
      case when strpos(r.html, '<h') > 0 then
        (select string_agg(h[1], ' ') from regexp_matches(r.html, '<h[1-6][^>]*>(.*?)</h[1-6]>', 'g') h) end as headings,
      case when d.kind = 'question' then (select json_agg(o.title) from (select o.title from question_duplicates x
        join questions o on o.id = x.question_id where x.canonical_id = q.id and o.is_listed
        order by x.marked_at desc limit ${MOST_WORDINGS}) o) end as wordings
    from documents d left join answers a on a.id = d.id join questions q on q.id = coalesce(a.question_id, d.id)
      join revisions v on v.id = d.published_revision_id
      left join lateral (select html, plain from renderings where hash = v.blob order by renderer_version desc limit 1) r on true
    where d.id = any(${bigints(ids)}) and d.kind in ('question', 'answer') and d.state = 'published' and q.is_listed`);
  // The rendering is a cache; without it the source serves as text.
  return Promise.all(
    rows.map(async (row) => (row.plain !== null ? row : { ...row, plain: await sourceOf(db, row.blob) })),
  );
}

async function sourceOf(db: Db, blob: string): Promise<string> {
  return (await readBlob(db, Buffer.from(blob, "hex"))).slice(0, LONGEST_TEXT);
}

async function writeRows(db: Db, rows: readonly Row[]): Promise<void> {
  const records = rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    question: row.questionId,
    language: row.language,
    quality: row.quality,
    context: contextOf(row),
    state: row.kind === "question" ? stateOf(row).join(" ") : "",
    tier: restTier(row.id),
    vector: buildVector(fieldsOf(row), marksOf(row)),
    gist: row.kind === "question" ? buildVector(gistOf(row)) : "",
  }));
  await db.execute(sql`
    insert into search_documents (document_id, kind, question_id, language, vector, title_vector, context, state, tier, quality)
    select r.id, r.kind, r.question, r.language, r.vector::tsvector || ('@' || r.tier)::tsvector, r.gist::tsvector, r.context, r.state, r.tier, r.quality
    from json_to_recordset(${JSON.stringify(records)}::json)
      as r(id bigint, kind text, question bigint, language text, vector text, gist text, context text, state text, tier int, quality real)
    order by r.id
    on conflict (document_id) do update set kind = excluded.kind, question_id = excluded.question_id, language = excluded.language,
      vector = ts_delete(excluded.vector, '@' || excluded.tier) || ('@' || search_documents.tier)::tsvector,
      title_vector = excluded.title_vector, context = excluded.context, state = excluded.state, quality = excluded.quality`);
}

/** Answers of a question whose rows are missing or were written when the question was another. */
async function staleAnswers(tx: Db, question: Row): Promise<number[]> {
  const rows = await tx.execute<{ id: number }>(sql`
    select a.id from answers a join documents d on d.id = a.id left join search_documents s on s.document_id = a.id
    where a.question_id = ${question.id}::bigint and d.state = 'published' and s.context is distinct from ${contextOf(question)}`);
  return rows.map((row) => row.id);
}

function fieldsOf(row: Row): Field[] {
  const { title, language } = row;
  const plain: Field = { text: row.plain ?? "", label: "D", language };
  const headings: Field = { text: (row.headings ?? "").replace(/<[^>]*>|&[a-z#0-9]+;/gi, " "), label: "C", language };
  if (row.kind === "answer") return [{ text: title, label: "C", language: row.questionLanguage }, headings, plain];
  return [{ text: title, label: "A", language }, { text: otherWords(row), label: "B", language }, headings, plain];
}

function gistOf(row: Row): Field[] {
  const { title, language } = row;
  return [
    { text: title, label: "A", language },
    { text: otherWords(row), label: "B", language },
    { text: (row.plain ?? "").slice(0, GIST_CHARACTERS), label: "D", language },
  ];
}

function otherWords(row: Row): string {
  return [...(row.wordings ?? []), ...row.tags].join("\n");
}

function marksOf(row: Row): string[] {
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

function stateOf({ answerCount, acceptedCount, isClosed }: Row): PostCondition[] {
  const isUnsolved = acceptedCount === 0 && !isClosed;
  return [
    answerCount > 0 ? "answered" : "unanswered",
    ...(acceptedCount > 0 ? (["solved"] as const) : isUnsolved ? (["unsolved"] as const) : []),
    isClosed ? "closed" : "open",
  ];
}

/** What an answer's row takes from its question. */
function contextOf({ title, questionLanguage, areaId, productId, versionId, tags }: Row): string {
  const taken = JSON.stringify([title, questionLanguage, areaId, productId, versionId, tags]);
  return createHash("sha256").update(taken).digest("base64url").slice(0, 16);
}

function bigints(ids: readonly number[]) {
  return sql`${`{${ids.join(",")}}`}::bigint[]`;
}
