// A closing that made room for a merge: what it was, and that it holds again once the merge is taken back.
//
// Promises: a closing that was overturned since does not come back; links lead to where their chains end by now, never in a circle
// and never to what is out of sight, and without any left the question stays open. The question's row is locked by the caller.
import { eq, sql } from "drizzle-orm";
import { questions } from "#drizzle/schema/forum";
import type { ReplacedClosure } from "#moderation/appeals";
import type { Db } from "~/database/db.server";
import { indexDocument } from "~/models/search/indexing.server";
import { findCanonical, followWithMeToos } from "./duplicate-links.server";
import { REOPEN_ASKED } from "./reopen-asked";

/** Null: the question is open. */
export async function findReplaced(tx: Db, questionId: number): Promise<ReplacedClosure | null> {
  const rows = await tx.execute<ReplacedClosure>(sql`
    select c.id, c.reason, coalesce((select json_agg(x.canonical_id order by x.marked_at, x.canonical_id) from question_duplicates x
        where x.question_id = c.question_id), '[]') as "into",
      coalesce((select bool_and(x.is_title_shown) from question_duplicates x where x.question_id = c.question_id), true) as "isTitleShown"
    from question_closures c where c.question_id = ${questionId}::bigint and c.reopened_at is null`);
  return rows[0] ?? null;
}

/** An appeal against the closing in force waits, or the asker's wish to have the question open. */
export async function isClosureContested(tx: Db, questionId: number): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from question_closures q join cases c on c.document_id = q.question_id join signals s on s.case_id = c.id and s.settled_at is null
    left join decisions x on x.id = s.decision_id
    where q.question_id = ${questionId}::bigint and q.reopened_at is null
      and (s.kind = 'report' and s.code = ${REOPEN_ASKED} or s.kind = 'appeal' and x.effects -> 'closure' ->> 'id' = q.id::text) limit 1`);
  return rows.length > 0;
}

/** False: it stays open. */
export async function closeAgain(
  tx: Db,
  { questionId, replaced }: { questionId: number; replaced: ReplacedClosure },
): Promise<boolean> {
  if (await isOverturned(tx, questionId, replaced.id)) return false;
  const ends = await findEnds(tx, questionId, replaced.into);
  if (replaced.reason === "duplicate" && ends.length === 0) return false;
  const rows = await tx.execute(sql`
    update question_closures set reopened_at = null, reopened_by = null
    where id = ${replaced.id}::bigint and question_id = ${questionId}::bigint
      and not exists (select 1 from question_closures o where o.question_id = ${questionId}::bigint and o.reopened_at is null) returning 1`);
  if (rows.length === 0) return false;
  await tx.update(questions).set({ isClosed: true }).where(eq(questions.id, questionId));
  for (const canonicalId of ends) {
    await tx.execute(sql`
      insert into question_duplicates (question_id, canonical_id, is_title_shown)
      values (${questionId}::bigint, ${canonicalId}::bigint, ${replaced.isTitleShown}) on conflict do nothing`);
    await followWithMeToos(tx, { questionId, canonicalId });
    await indexDocument(tx, canonicalId);
  }
  await indexDocument(tx, questionId);
  return true;
}

async function isOverturned(tx: Db, questionId: number, closureId: number): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from cases c join decisions x on x.case_id = c.id join decisions y on y.appealed_id = x.id and y.outcome = 'overturn'
    where c.document_id = ${questionId}::bigint and x.effects -> 'closure' ->> 'id' = ${String(closureId)} limit 1`);
  return rows.length > 0;
}

/** Locked, so that none of them begins to lead back here meanwhile. */
async function findEnds(tx: Db, questionId: number, into: readonly number[]): Promise<number[]> {
  const ends = new Set<number>();
  for (const id of into) {
    const before = await findCanonical(tx, id);
    if (before.outcome !== "canonical") continue;
    const listed = await tx.execute(sql`
      select 1 from questions where id = ${before.questionId}::bigint and is_listed for no key update`);
    const end = await findCanonical(tx, id);
    if (listed.length > 0 && end.outcome === "canonical" && end.questionId === before.questionId)
      ends.add(end.questionId);
  }
  ends.delete(questionId);
  return [...ends];
}
