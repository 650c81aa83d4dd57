// Taking back what was decided on a text's own page: a closed question opens, a link to another goes, what was merged stands alone with
// what had gone along, under the closing it had before, a suggestion that was not taken waits for a review again.
//
// Promises: exactly what that decision imposed and only while it is still in force; what was done is what it returns. People who
// went along with a merge stay with the other question: who follows what is in no decision, because the log cannot forget it.
import { sql } from "drizzle-orm";
import type { ClosureEffect, DecisionEffects } from "#moderation/appeals";
import type { Db } from "~/database/db.server";
import type { Subject } from "~/models/document/subject.server";
import { recordEvent } from "~/models/event.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { findPost } from "~/models/post/post.server";
import { reopenLockedQuestion } from "~/models/question/closure.server";
import { moveBack, recountMerged } from "~/models/question/merge-effects.server";
import { closeAgain } from "~/models/question/replaced-closure.server";
import { indexQuestionAndAnswers } from "~/models/search/indexing.server";
import { raiseProposal } from "./case.server";

type Lifted = Pick<DecisionEffects, "closure" | "proposalId">;

export async function liftOutside(
  tx: Db,
  { effects, subject, actorId }: { effects: DecisionEffects; subject: Subject; actorId: number },
): Promise<Lifted> {
  const { closure, proposalId } = effects;
  if (closure !== undefined) return liftClosure(tx, { closure, questionId: subject.id, actorId });
  if (proposalId !== undefined && (await putBack(tx, { proposalId, subject }))) return { proposalId };
  return {};
}

async function liftClosure(
  tx: Db,
  { closure, questionId, actorId }: { closure: ClosureEffect; questionId: number; actorId: number },
): Promise<Lifted> {
  const { id, reason, into, moved, replaced } = closure;
  const inForce = await tx.execute(sql`
    select 1 from question_closures where id = ${id}::bigint and question_id = ${questionId}::bigint and reopened_at is null`);
  if (inForce.length === 0) return {};
  await reopenLockedQuestion(tx, { questionId, actorId });
  const question = moved === undefined ? null : await findPost(tx, questionId);
  const left = question && moved ? await moveBack(tx, { question, moved }) : [];
  if (left.length > 0) {
    await recountMerged(tx, [questionId, ...left]);
    for (const one of [questionId, ...left]) await indexQuestionAndAnswers(tx, one);
  }
  const isClosedAgain = replaced !== undefined && (await closeAgain(tx, { questionId, replaced }));
  if (!isClosedAgain) await recordEvent(tx, { actorId, verb: "reopened", subjectId: questionId });
  await invalidatePages(tx, [
    "lists",
    ...[questionId, ...into, ...left, ...(replaced?.into ?? [])].map((one) => `question:${one}`),
  ]);
  return { closure: { id, reason, into: [] } };
}

/** Where the text is still shown and the suggestion still what it was. */
async function putBack(tx: Db, { proposalId, subject }: { proposalId: number; subject: Subject }): Promise<boolean> {
  if (subject.state !== "published") return false;
  const rows = await tx.execute<{ id: number; summary: string; authorId: number | null }>(sql`
    update proposals set state = 'waiting', reviewed_by = null, reviewed_at = null, review_note = ''
    where id = ${proposalId}::bigint and document_id = ${subject.id}::bigint and state = 'rejected'
    returning id, summary, author_id as "authorId"`);
  const [proposal] = rows;
  if (proposal === undefined) return false;
  await raiseProposal(tx, subject.id, proposal);
  return true;
}
