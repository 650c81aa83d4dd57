// Deleting posts and bringing them back.
//
// Promises: an author withdraws what nobody has built on (no answers, not accepted); a moderator's removal of somebody
// else's post is a decision like any other, with a rule or words for its author, a notice, a place in the log, and appeal. Texts, votes and acceptances stay, so restoring brings everything back; a post that
// was never live comes back as held, because nobody has judged it yet.
import { sql } from "drizzle-orm";
import { canDelete, canRestore } from "#moderation/permissions/office";
import { canSeeDocument } from "#moderation/permissions/posts";
import type { PermissionReason } from "#moderation/reasons";
import type { RuleKey } from "#moderation/rules";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { setDocumentState } from "~/models/document/document.server";
import { goDark, goLive } from "~/models/document/visibility.server";
import { recordEvent } from "~/models/event.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { factsOfPost, findPost, type Post } from "~/models/post/post.server";
import { ABOUT_THE_TEXT, settleSignals, tellFlaggers } from "./case.server";
import { isFirstDecider } from "./first-decider.server";
import { openCase } from "./open-case.server";
import { decideOutside } from "./outside-decision.server";
import { overturnByRestoring } from "./overturn-by-restoring.server";

export type DeletionOutcome =
  | { kind: "done" | "unchanged"; post: Post }
  | { kind: "missing" }
  | { kind: "reason-needed" }
  | { kind: "forbidden"; reason: PermissionReason };

export type DeletionView = {
  post: Post;
  isOwn: boolean;
  mayDelete: boolean;
  mayRestore: boolean;
  refusal: PermissionReason | null;
};

/** What the page asks before it acts. Null: nothing here that this member may see. */
export async function loadDeletion(
  db: Db,
  { actor, documentId }: { actor: Actor; documentId: number },
): Promise<DeletionView | null> {
  const post = await findPost(db, documentId);
  if (!post) return null;
  const member = await loadMemberFacts(db, { actor, productId: post.productId });
  const facts = factsOfPost(post);
  if (!canSeeDocument(member, facts).allowed) return null;
  const deletion = canDelete(member, facts, await deletionFacts(db, post));
  return {
    post,
    isOwn: post.authorId === actor.id,
    mayDelete: deletion.allowed && post.state !== "removed",
    mayRestore: canRestore(member, facts).allowed,
    refusal: deletion.allowed ? null : deletion.reason,
  };
}

/** Somebody else's post is taken down under a rule, or with words that say why. */
export async function deletePost(
  db: Db,
  { actor, documentId, rule, note }: { actor: Actor; documentId: number; rule: RuleKey | null; note: string },
): Promise<DeletionOutcome> {
  return withPost(db, { documentId }, async (tx, post) => {
    const member = await loadMemberFacts(tx, { actor, productId: post.productId });
    // The question's row keeps answers and acceptances from changing in between.
    await tx.execute(sql`select 1 from questions where id = ${post.questionId}::bigint for no key update`);
    const facts = await deletionFacts(tx, post);
    const permission = canDelete(member, factsOfPost(post), facts);
    const isGone = post.state === "deleted" || post.state === "removed";
    if (isGone && (permission.allowed || permission.reason === "not-published" || post.authorId === actor.id))
      return { kind: "unchanged", post };
    if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
    const isDecision = post.authorId !== actor.id;
    if (isDecision && rule === null && note === "") return { kind: "reason-needed" };
    if (await isFirstDecider(tx, { documentId }, actor.id)) return { kind: "forbidden", reason: "first-decider" };
    await goDark(tx, documentId, isDecision ? "removed" : "deleted");
    await settleSignals(tx, { documentId, kinds: ABOUT_THE_TEXT });
    await recordEvent(tx, {
      actorId: actor.id,
      verb: "deleted",
      subjectId: documentId,
      ...(note === "" ? {} : { details: { note } }),
    });
    await invalidatePages(tx, [`question:${post.questionId}`]);
    if (isDecision) await logDecision(tx, { post, actor, outcome: "remove", rule, note });
    return { kind: "done", post };
  });
}

export async function restorePost(
  db: Db,
  { actor, documentId, note }: { actor: Actor; documentId: number; note: string },
): Promise<DeletionOutcome> {
  return withPost(db, { documentId }, async (tx, post) => {
    const member = await loadMemberFacts(tx, { actor, productId: post.productId });
    const permission = canRestore(member, factsOfPost(post));
    if (!permission.allowed) {
      return permission.reason === "not-restorable"
        ? { kind: "unchanged", post }
        : { kind: "forbidden", reason: permission.reason };
    }
    if (await isFirstDecider(tx, { documentId }, actor.id)) return { kind: "forbidden", reason: "first-decider" };
    if (post.state === "removed" && (await overturnByRestoring(tx, { actor, documentId, note }))) {
      await invalidatePages(tx, [`question:${post.questionId}`]);
      return { kind: "done", post };
    }
    if (post.publishedRevisionId === null) {
      await setDocumentState(tx, documentId, "held");
      await openCase(tx, { documentId, revisionId: post.latestRevisionId, reasons: [] });
    } else await goLive(tx, documentId);
    await recordEvent(tx, { actorId: actor.id, verb: "restored", subjectId: documentId });
    await invalidatePages(tx, [`question:${post.questionId}`]);
    if (post.state === "removed") await logDecision(tx, { post, actor, outcome: "restore", rule: null, note });
    return { kind: "done", post };
  });
}

async function withPost(
  db: Db,
  { documentId }: { documentId: number },
  act: (tx: Db, post: Post) => Promise<DeletionOutcome>,
): Promise<DeletionOutcome> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select 1 from documents where id = ${documentId}::bigint for no key update`);
    const post = await findPost(tx, documentId);
    return post ? act(tx, post) : { kind: "missing" };
  });
}

async function deletionFacts(db: Db, post: Post): Promise<{ answerCount?: number; isAccepted?: boolean }> {
  if (post.kind === "comment") return {};
  const rows = await db.execute<{ answerCount: number; isAccepted: boolean }>(sql`
    select q.answer_count as "answerCount", coalesce((select is_accepted from answers where id = ${post.id}::bigint), false) as "isAccepted"
    from questions q where q.id = ${post.questionId}::bigint`);
  return rows[0] ?? {};
}

/** A removal outside the queue still belongs to the post's one case, so that its author can see and later appeal it. */
async function logDecision(
  tx: Db,
  {
    post,
    actor,
    outcome,
    rule,
    note,
  }: { post: Post; actor: Actor; outcome: "remove" | "restore"; rule: RuleKey | null; note: string },
): Promise<void> {
  const { caseId, decisionId } = await decideOutside(tx, {
    text: post,
    deciderId: actor.id,
    outcome,
    rule,
    note,
    authorId: post.authorId,
    effects: { state: { from: post.state, to: outcome === "remove" ? "removed" : "published" } },
  });
  await tellFlaggers(tx, { caseId, decisionId, isUpheld: outcome === "remove", actorId: actor.id, subjectId: post.id });
}
