// Looking after questions: close and open again. Pinning and protecting are in models/question/marks, moving is in models/question/place,
// merging in models/question/merge, duplicates in duplicate, deleting in models/case/post-deletion.
//
// Promises: who may and when is moderation's to say; the question's row is locked while its closure changes, so that
// closing and reopening at the same moment happen one after the other; doing it twice changes nothing the second time.
import { sql } from "drizzle-orm";
import { type ClosingReason, judgeReopening } from "#moderation/closing";
import type { MemberFacts } from "#moderation/facts";
import { canClose, type canPin, canReopen } from "#moderation/permissions/office";
import { holdsOffice } from "#moderation/permissions/permission";
import { canSeeDocument } from "#moderation/permissions/posts";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { raiseSignal, settleSignals } from "~/models/case/case.server";
import { refuseFirstDecider } from "~/models/case/first-decider.server";
import { forgetRenderingsLinkingTo } from "~/models/document/rendering.server";
import { recordEvent } from "~/models/event.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { factsOfPost, findPost, type Post } from "~/models/post/post.server";
import { indexDocument } from "~/models/search/indexing.server";
import { forgetDuplicates } from "./duplicate-links.server";
import { setQuestionTags } from "./tag.server";

export type CareOutcome =
  | { kind: "done" | "unchanged"; post: Post }
  | { kind: "missing" }
  | { kind: "forbidden"; reason: PermissionReason };

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
      const isClosed = await insertClosure(tx, { questionId, reason, note, actorId: actor.id });
      if (!isClosed) return { kind: "unchanged", post };
      await recordEvent(tx, { actorId: actor.id, verb: "closed", subjectId: questionId, details: { reason } });
      return { kind: "done", post };
    },
  );
}

/** The question's row must be locked. False when it is closed already. */
export async function insertClosure(
  tx: Db,
  { questionId, reason, note, actorId }: { questionId: number; reason: ClosingReason; note: string; actorId: number },
): Promise<boolean> {
  const rows = await tx.execute(sql`
    insert into question_closures (question_id, reason, note, closed_by)
    values (${questionId}::bigint, ${reason}, ${note}, ${actorId}::bigint)
    on conflict (question_id) where reopened_at is null do nothing returning id`);
  await tx.execute(sql`update questions set is_closed = true where id = ${questionId}::bigint`);
  await indexDocument(tx, questionId);
  return rows.length > 0;
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
    if (!holdsOffice(member) && judgeReopening(closure) === "goes-to-moderator") {
      await raiseSignal(tx, {
        documentId: questionId,
        kind: "report",
        code: REOPEN_ASKED,
        passage: because,
        parameters: { reason: closure.reason },
        byUserId: actor.id,
      });
      return { kind: "asked", post };
    }
    await reopenLockedQuestion(tx, { questionId, actorId: actor.id });
    await recordEvent(tx, { actorId: actor.id, verb: "reopened", subjectId: questionId, details: { because } });
    await settleSignals(tx, { documentId: questionId, kinds: ["report"] });
    return { kind: "done", post };
  });
}

/** The asker changed what was asked for: a question closed for want of detail opens by itself. In the editing transaction. */
export async function reopenAfterEdit(tx: Db, { post, actor }: { post: Post; actor: Actor }): Promise<boolean> {
  if (post.kind !== "question" || !post.isClosed || post.authorId !== actor.id) return false;
  await lockQuestion(tx, post.id);
  const closure = await findClosure(tx, post);
  if (closure?.reason !== "needs-detail" || judgeReopening({ ...closure, hasEdited: true }) !== "reopens") return false;
  await reopenLockedQuestion(tx, { questionId: post.id, actorId: actor.id });
  await recordEvent(tx, { actorId: actor.id, verb: "reopened", subjectId: post.id });
  return true;
}

/** Signal: the asker wants a closed question open again, and the rules leave that to a moderator. */
export const REOPEN_ASKED = "reopen-asked";

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

/** What moderation/closing wants to know; null when the question is open. */
async function findClosure(
  tx: Db,
  post: Post,
): Promise<{ reason: ClosingReason; hasEdited: boolean; timesReopened: number } | null> {
  const rows = await tx.execute<{ reason: ClosingReason; hasEdited: boolean; timesReopened: number }>(sql`
    select c.reason,
      exists (select 1 from revisions v where v.document_id = c.question_id and v.author_id = ${post.authorId}::bigint
        and v.published_at > c.closed_at) as "hasEdited",
      (select count(*) from question_closures x where x.question_id = c.question_id
        and x.reopened_by = ${post.authorId}::bigint) as "timesReopened"
    from question_closures c where c.question_id = ${post.id}::bigint and c.reopened_at is null`);
  return rows[0] ?? null;
}

/** The document's row, then the question's: everybody who changes both takes them in this order. */
export async function lockQuestion(tx: Db, questionId: number): Promise<void> {
  await tx.execute(sql`select 1 from documents where id = ${questionId}::bigint for no key update`);
  await tx.execute(sql`select 1 from questions where id = ${questionId}::bigint for no key update`);
}

export type CareRequest = {
  actor: Actor;
  questionId: number;
  asks: (member: MemberFacts, post: Post) => ReturnType<typeof canPin> | null;
};

/** Locks the question, asks moderation (null: nothing to ask, it is so already), does it, and forgets the cached pages. */
export async function onQuestion<T extends { kind: string }>(
  db: Db,
  { actor, questionId, asks }: CareRequest,
  act: (tx: Db, found: { post: Post; member: MemberFacts }) => Promise<T>,
): Promise<T | CareOutcome> {
  return db.transaction(async (tx) => {
    await lockQuestion(tx, questionId);
    const post = await findPost(tx, questionId);
    if (post?.kind !== "question") return { kind: "missing" };
    const member = await loadMemberFacts(tx, { actor, productId: post.productId });
    const asked = asks(member, post);
    const permission = asked ?? canSeeDocument(member, factsOfPost(post));
    if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
    if (asked === null) return { kind: "unchanged", post };
    const first = await refuseFirstDecider(
      tx,
      { documentId: questionId },
      { actorId: actor.id, authorId: post.authorId },
    );
    if (first) return first;
    const outcome = await act(tx, { post, member });
    if (outcome.kind === "done") await invalidatePages(tx, [`question:${questionId}`, "lists"]);
    return outcome;
  });
}
