// Looking after questions: close and open again. Pinning and protecting are in models/question/marks, moving is in models/question/place,
// merging in models/question/merge, duplicates in duplicate, deleting in models/case/post-deletion.
//
// Promises: who may and when is moderation's to say; closing somebody else's question is a decision in its asker's record,
// with notice, log and appeal, and what an asker does to the own question is none; whoever closed it does not decide whether
// that was right; doing it twice changes nothing the second time.
import { type ClosingReason, judgeReopening } from "#moderation/closing";
import type { MemberFacts } from "#moderation/facts";
import { canClose, canReopen } from "#moderation/permissions/office";
import { holdsOffice } from "#moderation/permissions/permission";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { appealDecision, isAppealWaiting } from "~/models/case/appeal.server";
import { raiseSignal } from "~/models/case/case.server";
import { overturnByReopening } from "~/models/case/overturn-by-restoring.server";
import { recordEvent } from "~/models/event.server";
import { factsOfPost, type Post } from "~/models/post/post.server";
import { recordClosing } from "./closing-decision.server";
import { type Closure, findClosure, insertClosure, reopenLockedQuestion, settleContest } from "./closure.server";
import { type CareOutcome, onQuestion } from "./on-question.server";
import { REOPEN_ASKED } from "./reopen-asked";

/** Duplicates have a command of their own (markDuplicate), because they need a target. */
export type PlainClosingReason = Exclude<ClosingReason, "duplicate">;

export async function closeQuestion(
  db: Db,
  { actor, questionId, reason, note }: { actor: Actor; questionId: number; reason: PlainClosingReason; note: string },
): Promise<CareOutcome> {
  return onQuestion(
    db,
    { actor, questionId, asks: (member, post) => (post.isClosed ? null : canClose(member, factsOfPost(post), reason)) },
    async (tx, { post }) => {
      const closureId = await insertClosure(tx, { questionId, reason, note, actorId: actor.id });
      if (closureId === null) return { kind: "unchanged", post };
      await recordEvent(tx, { actorId: actor.id, verb: "closed", subjectId: questionId, details: { reason } });
      const closure = { id: closureId, reason, into: [] };
      await recordClosing(tx, { actor, post, outcome: "close", note, closure });
      return { kind: "done", post };
    },
  );
}

export type ReopenOutcome = CareOutcome | { kind: "asked"; post: Post };

/**
 * Opens a question again. Moderators and staff do it at once; the asker by the rules of moderation/closing, or
 * else the wish goes to the moderators (`asked`) with what they wrote.
 */
export async function reopenQuestion(
  db: Db,
  { actor, questionId, because }: { actor: Actor; questionId: number; because: string },
): Promise<ReopenOutcome> {
  const asks = (member: MemberFacts, post: Post) => (post.isClosed ? canReopen(member, factsOfPost(post)) : null);
  return onQuestion<ReopenOutcome>(db, { actor, questionId, asks }, async (tx, { post, member }) => {
    const closure = await findClosure(tx, post);
    if (!closure) return { kind: "unchanged", post };
    const reopen: Reopen = { actor, post, closure, because };
    // Of the own question nobody is the judge, whatever office they hold.
    const isJudge = holdsOffice(member) && post.authorId !== actor.id;
    if (isJudge) return reopenByOffice(tx, member, reopen);
    if (judgeReopening(closure) === "goes-to-moderator") {
      await contestClosure(tx, reopen);
      return { kind: "asked", post };
    }
    await reopenLockedQuestion(tx, { questionId, actorId: actor.id });
    await recordEvent(tx, { actorId: actor.id, verb: "reopened", subjectId: questionId, details: { because } });
    await settleContest(tx, { questionId, decisionId: closure.decisionId });
    return { kind: "done", post };
  });
}

type Reopen = { actor: Actor; post: Post; closure: Closure; because: string };

/** That is the answer to the appeal that waits for it; where none waits, a decision like any other. */
async function reopenByOffice(
  tx: Db,
  member: MemberFacts,
  { actor, post, closure, because }: Reopen,
): Promise<CareOutcome> {
  const { id, decisionId } = closure;
  const answered = await overturnByReopening(tx, { member, actor, questionId: post.id, decisionId, note: because });
  if (answered.kind === "forbidden") return answered;
  if (answered.kind === "decided") return { kind: "done", post };
  await reopenLockedQuestion(tx, { questionId: post.id, actorId: actor.id });
  await recordEvent(tx, { actorId: actor.id, verb: "reopened", subjectId: post.id });
  await settleContest(tx, { questionId: post.id, decisionId: null });
  const reopened = { id, reason: closure.reason, into: [] };
  await recordClosing(tx, { actor, post, outcome: "restore", note: because, closure: reopened });
  return { kind: "done", post };
}

/** An appeal against the closing; where there is none to be made, a wish that staff experts see too. */
async function contestClosure(tx: Db, { actor, post, closure, because }: Reopen): Promise<void> {
  const { decisionId, reason } = closure;
  if (decisionId !== null) {
    await appealDecision(tx, { actor, decisionId, because });
    if (await isAppealWaiting(tx, decisionId)) return;
  }
  await raiseSignal(tx, {
    documentId: post.id,
    kind: "report",
    code: REOPEN_ASKED,
    passage: because,
    parameters: { reason },
    byUserId: actor.id,
  });
}
