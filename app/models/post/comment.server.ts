// Comments: short remarks under a question or an answer. They ask for details; they do not answer.
import { sql } from "drizzle-orm";
import { isAdvertising } from "#moderation/offers";
import { canComment } from "#moderation/permissions/posts";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { openCase } from "~/models/case/open-case.server";
import { createDocument } from "~/models/document/document.server";
import { type DraftingForm, settleDraft } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";
import { renderText, storeReferences } from "~/models/document/rendering.server";
import { judgeSubmission } from "~/models/document/submission.server";
import { recordEvent } from "~/models/event.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { once, unlessDone } from "~/models/once.server";
import { takeFromMemberLimit } from "~/models/rate-limit.server";
import type { PostOutcome } from "./outcome";
import { factsOfPost, type Post } from "./post.server";
import { findNewPlace, keepRefused, lockPlace, type Misplaced } from "./reply-place.server";

export type Remark = DraftingForm & {
  actor: Actor;
  target: Post;
  body: string;
  language: string;
  allowsAdvertising: boolean;
  /** There is a Marketplace, and the author has not been offered to go there yet. */
  mayOffer?: boolean;
};

/** A comment on what was merged meanwhile goes along; a refused one is kept. */
export async function postComment(db: Db, remark: Remark): Promise<PostOutcome> {
  const outcome = await commentHere(db, remark);
  if (outcome.kind !== "forbidden" && outcome.kind !== "moved") return outcome;
  const { actor, target, body } = remark;
  const elsewhere = await findNewPlace(db, target);
  if (!elsewhere)
    return keepRefused(db, {
      outcome,
      userId: actor.id,
      target: draftTargets.comment(target.id),
      fields: { body },
      form: remark,
    });
  const allowsAdvertising = remark.allowsAdvertising && elsewhere.areaId === target.areaId;
  return postComment(db, { ...remark, target: elsewhere, allowsAdvertising });
}

async function commentHere(db: Db, remark: Remark): Promise<PostOutcome | Misplaced> {
  const { actor, target, body, language, allowsAdvertising, key } = remark;
  const author = await loadMemberFacts(db, { actor, productId: target.productId });
  const permission = canComment(author, factsOfPost(target));
  const form = { userId: actor.id, key, of: "comment" };
  if (!permission.allowed) return unlessDone<PostOutcome>(db, form, { kind: "forbidden", reason: permission.reason });
  const verdict = await judgeSubmission(db, {
    kind: "comment",
    isEdit: false,
    author,
    areaId: target.areaId,
    productId: target.productId,
    allowsAdvertising,
    body,
    language,
  });
  if (remark.mayOffer && verdict.outcome !== "publish" && isAdvertising(verdict.reasons))
    return unlessDone<PostOutcome>(db, form, { kind: "offer", reasons: verdict.reasons });
  if (verdict.outcome === "refuse")
    return unlessDone<PostOutcome>(db, form, { kind: "refused", reasons: verdict.reasons });
  const rendered = await renderText(db, body, language, target);
  return once<PostOutcome | Misplaced>(db, form, async (tx) => {
    const limit = await takeFromMemberLimit(tx, { kind: "comment", member: author });
    if (!limit.ok) return { kind: "limited", retryAfterSeconds: limit.retryAfterSeconds };
    const problem = await lockPlace(tx, { target, author, may: canComment });
    if (problem) return problem;
    const isHeld = verdict.outcome === "hold";
    const { documentId, revisionId } = await createDocument(tx, {
      kind: "comment",
      productId: target.productId,
      language,
      authorId: actor.id,
      source: body,
      title: null,
      tags: null,
      rendered,
      state: isHeld ? "held" : "published",
    });
    await tx.execute(sql`
      insert into comments (id, parent_id, question_id) values (${documentId}::bigint, ${target.id}::bigint, ${target.questionId}::bigint)`);
    await settleDraft(tx, { userId: actor.id, target: draftTargets.comment(target.id), form: remark });
    if (verdict.outcome === "hold") {
      await openCase(tx, { documentId, revisionId, reasons: verdict.reasons });
      return { kind: "held", documentId, reasons: verdict.reasons };
    }
    await Promise.all([
      countComment(tx, { parentId: target.id, change: 1 }),
      storeReferences(tx, documentId, rendered),
      recordEvent(tx, { actorId: actor.id, verb: "commented", subjectId: documentId }),
      invalidatePages(tx, [`question:${target.questionId}`]),
    ]);
    return { kind: "published", documentId };
  });
}

export async function countComment(db: Db, { parentId, change }: { parentId: number; change: 1 | -1 }): Promise<void> {
  await db.execute(sql`
    with question as (update questions set comment_count = comment_count + ${change} where id = ${parentId}::bigint returning id)
    update answers set comment_count = comment_count + ${change} where id = ${parentId}::bigint`);
}
