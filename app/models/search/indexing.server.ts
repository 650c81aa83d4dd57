// Keeps the search index true: a row per published question, answer, page and FAQ entry, written in the transaction that changes it.
//
// Promises: the row says what is live when the transaction commits, or there is none (the document or its question is not
// published); two transactions about one document cannot leave the older text behind (the row is locked before the text is
// read); an answer is found together with the words, product, version and tags of its question, and follows them.
// Costs: posting an answer three statements by key; editing a question's title or tags also rewrites the rows of its answers.

import { eq, sql } from "drizzle-orm";
import { answers } from "#drizzle/schema/forum";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { loadGuideRecords } from "./guide-rows.server";
import { isQuestionStale, loadPostRows, postRecord, staleAnswers } from "./post-rows.server";
import { writeRecords } from "./records.server";

const LOADED_AT_ONCE = 200;

/** Writes the row of a document anew, or deletes it. For a question, those of its answers too where they are touched. */
export async function indexDocument(tx: Db, documentId: number): Promise<void> {
  // One after the other, because the row must be read when it is held: of two statements that are sent together the driver
  // may answer one it has prepared before an earlier one that it has not.
  await holdRow(tx, documentId);
  const [row] = await loadPostRows(tx, [documentId]);
  if (row === undefined) return indexGuide(tx, documentId);
  await writeRecords(tx, [postRecord(row)]);
  if (row.kind === "question" && row.answerCount > 0) await indexMany(tx, await staleAnswers(tx, row));
  if (row.kind === "answer" && isQuestionStale(row)) await indexMany(tx, [row.questionId]);
}

async function holdRow(tx: Db, documentId: number): Promise<void> {
  await tx.execute(sql`select 1 from search_documents where document_id = ${documentId}::bigint for update`);
}

/** A page or an entry; or nothing that is published, then no row may stay, nor those of its answers. */
async function indexGuide(tx: Db, documentId: number): Promise<void> {
  const records = await loadGuideRecords(tx, [documentId]);
  if (records.length > 0) return writeRecords(tx, records);
  await tx.execute(sql`
    delete from search_documents where document_id = ${documentId}::bigint or question_id = ${documentId}::bigint`);
}

/** The same for many documents, thousands a second: for importers and for building the index anew. */
export async function indexMany(db: Db, documentIds: readonly number[]): Promise<void> {
  const ids = [...new Set(documentIds)].sort((a, b) => a - b);
  for (let at = 0; at < ids.length; at += LOADED_AT_ONCE) {
    const some = ids.slice(at, at + LOADED_AT_ONCE);
    const posts = (await loadPostRows(db, some)).map(postRecord);
    const others = without(some, posts);
    const guides = await loadGuideRecords(db, others);
    if (posts.length + guides.length > 0) await writeRecords(db, [...posts, ...guides]);
    const gone = without(others, guides);
    if (gone.length > 0) await db.execute(sql`delete from search_documents where document_id = any(${idArray(gone)})`);
  }
}

/** The question's own row and those of its answers: they are found only while the question is. */
export async function indexQuestionAndAnswers(tx: Db, questionId: number): Promise<void> {
  const answered = await tx.select({ id: answers.id }).from(answers).where(eq(answers.questionId, questionId));
  await indexMany(tx, [questionId, ...answered.map((answer) => answer.id)]);
}

const MOST_NAMING = 1_000;

/**
 * The title of this document changed or went out of sight: rows that say it are written anew, those of texts that link to
 * it and those of the questions it is a duplicate of. After the renderings that show the title were forgotten.
 */
export async function indexWhatNames(tx: Db, documentId: number): Promise<void> {
  const rows = await tx.execute<{ id: number }>(sql`
    (select from_id as id from document_links where to_id = ${documentId}::bigint order by from_id desc limit ${MOST_NAMING})
    union select canonical_id from question_duplicates where question_id = ${documentId}::bigint`);
  const ids = rows.map((row) => row.id);
  if (ids.length > 0) await indexMany(tx, ids);
}

function without(ids: readonly number[], found: readonly { id: number }[]): number[] {
  const known = new Set(found.map((one) => one.id));
  return ids.filter((id) => !known.has(id));
}

/** Everything that can be found, in batches of their own transactions. For a new version of the index. */
export async function indexEverything(db: Db, onProgress: (count: number) => void = () => undefined): Promise<number> {
  let last = 0;
  for (let count = 0; ; ) {
    const rows = await db.execute<{ id: number }>(sql`
      select id from documents where kind in ('question', 'answer', 'page', 'faq') and id > ${last}::bigint order by id limit 1000`);
    const ids = rows.map((row) => row.id);
    const end = ids.at(-1);
    if (end === undefined) return count;
    await indexMany(db, ids);
    last = end;
    count += ids.length;
    onProgress(count);
  }
}
