// The closure of a question as a row: written, found, and taken back. Who may is asked by those who call.
//
// Promises: the question's row is locked while its closure changes, so that closing and reopening at the same moment happen one
// after the other.
import { eq, sql } from "drizzle-orm";
import { questions } from "#drizzle/schema/forum";
import type { OutsideOutcome } from "#moderation/appeals";
import { type ClosingReason, judgeReopening } from "#moderation/closing";
import type { Actor } from "~/actor";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { settleSignals } from "~/models/case/case.server";
import { forgetRenderingsLinkingTo } from "~/models/document/rendering.server";
import { recordEvent } from "~/models/event.server";
import type { Post } from "~/models/post/post.server";
import { indexDocument } from "~/models/search/indexing.server";
import { forgetDuplicates } from "./duplicate-links.server";
import { lockQuestion } from "./on-question.server";
import { setQuestionTags } from "./tag.server";

/** The question's row must be locked. Null when it is closed already. */
export async function insertClosure(
  tx: Db,
  { questionId, reason, note, actorId }: { questionId: number; reason: ClosingReason; note: string; actorId: number },
): Promise<number | null> {
  const rows = await tx.execute<{ id: number }>(sql`
    insert into question_closures (question_id, reason, note, closed_by)
    values (${questionId}::bigint, ${reason}, ${note}, ${actorId}::bigint)
    on conflict (question_id) where reopened_at is null do nothing returning id`);
  await tx.update(questions).set({ isClosed: true }).where(eq(questions.id, questionId));
  await indexDocument(tx, questionId);
  return rows[0]?.id ?? null;
}

/** The asker changed what was asked for: a question closed for want of detail opens by itself. In the editing transaction. */
export async function reopenAfterEdit(tx: Db, { post, actor }: { post: Post; actor: Actor }): Promise<boolean> {
  if (post.kind !== "question" || !post.isClosed || post.authorId !== actor.id) return false;
  await lockQuestion(tx, post.id);
  const closure = await findClosure(tx, post);
  if (closure?.reason !== "needs-detail" || judgeReopening({ ...closure, hasEdited: true }) !== "reopens") return false;
  await reopenLockedQuestion(tx, { questionId: post.id, actorId: actor.id });
  await recordEvent(tx, { actorId: actor.id, verb: "reopened", subjectId: post.id });
  await settleContest(tx, { questionId: post.id, decisionId: closure.decisionId });
  return true;
}

/** It is open again: nobody needs to look at it for that any more. */
export async function settleContest(
  tx: Db,
  { questionId, decisionId }: { questionId: number; decisionId: number | null },
): Promise<void> {
  await settleSignals(tx, { documentId: questionId, kinds: ["report"] });
  if (decisionId !== null) await settleSignals(tx, { documentId: questionId, kinds: ["appeal"], decisionId });
}

/** Without asking who may. False when it was not closed. */
export async function reopenLockedQuestion(
  tx: Db,
  { questionId, actorId }: { questionId: number; actorId: number },
): Promise<boolean> {
  await lockQuestion(tx, questionId);
  const rows = await tx.execute<{ reason: ClosingReason }>(sql`
    update question_closures set reopened_at = now(), reopened_by = ${actorId}::bigint
    where question_id = ${questionId}::bigint and reopened_at is null returning reason`);
  await tx.execute(
    sql`update questions set is_closed = false, active_at = now(), active_by = ${actorId}::bigint where id = ${questionId}::bigint and is_closed`,
  );
  if (rows[0]?.reason === "duplicate") await forgetDuplicates(tx, questionId);
  await standAlone(tx, questionId);
  await indexDocument(tx, questionId);
  return rows.length > 0;
}

/** What was merged away and is open again is listed under its tags and named in links again; what moved stays where it is. */
async function standAlone(tx: Db, questionId: number): Promise<void> {
  const rows = await tx.execute<{ tags: string[]; isListed: boolean }>(sql`
    update questions set merged_into = null where id = ${questionId}::bigint and merged_into is not null
    returning tag_slugs as tags, is_listed as "isListed"`);
  const row = rows[0];
  if (!row) return;
  if (row.isListed) await setQuestionTags(tx, { questionId, tags: row.tags });
  await forgetRenderingsLinkingTo(tx, questionId);
}

/** A closure in force, with what moderation/closing wants to know. */
export type Closure = {
  id: number;
  reason: ClosingReason;
  /** The author changed the question since. */
  hasEdited: boolean;
  /** By the author, so far. */
  timesReopened: number;
  /** The decision it rests on; null where the author closed it, or it comes from before closings were decisions. */
  decisionId: number | null;
};

/** Null when the question is open. */
export async function findClosure(tx: Db, post: Post): Promise<Closure | null> {
  const rows = await tx.execute<Closure>(sql`
    select c.id, c.reason,
      exists (select 1 from revisions v where v.document_id = c.question_id and v.author_id = ${post.authorId}::bigint
        and v.published_at > c.closed_at) as "hasEdited",
      (select count(*) from question_closures x where x.question_id = c.question_id
        and x.reopened_by = ${post.authorId}::bigint) as "timesReopened",
      (select x.id from cases k join decisions x on x.case_id = k.id where k.document_id = c.question_id
        and x.outcome = any(${textArray(CLOSING)}) and x.effects -> 'closure' ->> 'id' = c.id::text limit 1) as "decisionId"
    from question_closures c where c.question_id = ${post.id}::bigint and c.reopened_at is null`);
  return rows[0] ?? null;
}

const CLOSING: readonly OutsideOutcome[] = ["close", "duplicate", "merge"];
