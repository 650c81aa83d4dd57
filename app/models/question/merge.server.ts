// Merging one question into another: answers and comments move, people follow, the old question stays as a closed
// duplicate that leads to the new one.
//
// Promises: whatever was typed, everything goes to the end of its chain of merges and duplicates, because what leads
// elsewhere is never shown; what was merged into the old question before leads to the new one too. Nothing is lost or
// doubled (see question-merge-effects). All in one transaction under the same advisory lock as marking duplicates, so that
// two merges cannot close a circle. Merging again changes nothing; what was merged away is not merged a second time.
import { sql } from "drizzle-orm";
import { questionDuplicates } from "#drizzle/schema/judgement";
import { canMerge } from "#moderation/permissions/office";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { refuseFirstDecider } from "~/models/case/first-decider.server";
import { forgetRenderingsLinkingTo } from "~/models/document/rendering.server";
import { recordEvent } from "~/models/event.server";
import { noteSourceChange } from "~/models/faq/source.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { factsOfPost, findPost, type Post } from "~/models/post/post.server";
import { indexDocument, indexQuestionAndAnswers } from "~/models/search/indexing.server";
import { recordClosing } from "./closing-decision.server";
import { insertClosure } from "./closure.server";
import { DUPLICATES_LOCK } from "./duplicate.server";
import { findCanonical, forgetDuplicates } from "./duplicate-links.server";
import { findMoving, moveEverything, recountMerged } from "./merge-effects.server";
import { lockQuestion } from "./on-question.server";
import { findReplaced, isClosureContested } from "./replaced-closure.server";
import { clearQuestionTags } from "./tag.server";

export type MergeOutcome =
  | { kind: "done" | "unchanged"; from: Post; into: Post }
  | { kind: "refused"; because: "itself" | "circle" | "too-long" | "unknown" | "not-visible" | "merged" | "contested" }
  | { kind: "missing" }
  | { kind: "forbidden"; reason: PermissionReason };

export async function mergeQuestions(
  db: Db,
  {
    actor,
    fromId,
    intoId,
    note = "",
    leavesTitleOut = false,
  }: { actor: Actor; fromId: number; intoId: number; note?: string; leavesTitleOut?: boolean },
): Promise<MergeOutcome> {
  if (fromId === intoId) return { kind: "refused", because: "itself" };
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${DUPLICATES_LOCK})`);
    const end = await findCanonical(tx, intoId);
    if (end.outcome === "none") return { kind: "refused", because: end.because };
    for (const id of [fromId, end.questionId].sort((a, b) => a - b)) await lockQuestion(tx, id);
    const [from, into] = [await findPost(tx, fromId), await findPost(tx, end.questionId)];
    if (from?.kind !== "question") return { kind: "missing" };
    if (into?.kind !== "question") return { kind: "refused", because: "unknown" };
    const member = await loadMemberFacts(tx, { actor, productId: from.productId });
    const permission = canMerge(member, factsOfPost(from), factsOfPost(into));
    if (!permission.allowed) return refusal(permission.reason, into);
    // A chain that ends at this very question is a circle, whichever of its questions was typed.
    if (into.id === from.id) return { kind: "refused", because: "circle" };
    if (from.mergedInto === into.id) return { kind: "unchanged", from, into };
    if (from.mergedInto !== null) return { kind: "refused", because: "merged" };
    for (const { id, authorId } of [from, into]) {
      const first = await refuseFirstDecider(tx, { documentId: id }, { actorId: actor.id, authorId });
      if (first) return first;
    }
    if (await isClosureContested(tx, from.id)) return { kind: "refused", because: "contested" };
    await merge(tx, { from, into, actor, note, isTitleShown: !leavesTitleOut });
    return { kind: "done", from, into };
  });
}

/** Where it was to go is out of sight: that is about what was typed, not about the page it was typed on. */
function refusal(reason: PermissionReason, into: Post): MergeOutcome {
  const isHidden = (reason === "not-visible" || reason === "not-published") && into.state !== "published";
  return isHidden ? { kind: "refused", because: "not-visible" } : { kind: "forbidden", reason };
}

type Merging = { from: Post; into: Post; actor: Actor; note: string; isTitleShown: boolean };

async function merge(tx: Db, merging: Merging): Promise<void> {
  const { from, into, actor, note } = merging;
  const actorId = actor.id;
  // Texts that name the old question are to name the new one.
  await forgetRenderingsLinkingTo(tx, from.id);
  const replaced = await findReplaced(tx, from.id);
  const closureId = await closeAsDuplicate(tx, merging);
  const moved = await findMoving(tx, from.id);
  await moveEverything(tx, { from, into });
  await clearQuestionTags(tx, from.id);
  await recountMerged(tx, [from.id, into.id]);
  await indexDocument(tx, from.id);
  await indexQuestionAndAnswers(tx, into.id);
  await recordEvent(tx, { actorId, verb: "merged", subjectId: from.id, details: { into: into.id } });
  await invalidatePages(tx, [`question:${from.id}`, `question:${into.id}`, "lists"]);
  await noteSourceChange(tx, { questionId: into.id }, actorId);
  const closure = {
    id: closureId,
    reason: "duplicate" as const,
    into: [into.id],
    ...(moved === null ? {} : { moved }),
    ...(replaced === null ? {} : { replaced }),
  };
  await recordClosing(tx, { actor, post: from, outcome: "merge", note, closure });
}

/** A closure for another reason makes room; earlier links would lead somewhere else. */
async function closeAsDuplicate(tx: Db, { from, into, actor, note, isTitleShown }: Merging): Promise<number> {
  const actorId = actor.id;
  await tx.execute(sql`
    update question_closures set reopened_at = now(), reopened_by = ${actorId}::bigint where question_id = ${from.id}::bigint and reopened_at is null`);
  await forgetDuplicates(tx, from.id);
  const closureId = await insertClosure(tx, { questionId: from.id, reason: "duplicate", note, actorId });
  if (closureId === null) throw new Error("a closure made no room");
  await tx
    .insert(questionDuplicates)
    .values({ questionId: from.id, canonicalId: into.id, markedBy: actorId, isTitleShown });
  return closureId;
}
