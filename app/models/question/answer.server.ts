// Answers: giving one, accepting one or several, taking that back.
import { sql } from "drizzle-orm";
import { isAdvertising } from "#moderation/offers";
import { canAccept, canAnswer } from "#moderation/permissions/posts";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { openCase } from "~/models/case/open-case.server";
import { createDocument } from "~/models/document/document.server";
import { type DraftingForm, settleDraft } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";
import { renderText, storeReferences } from "~/models/document/rendering.server";
import { judgeSubmission } from "~/models/document/submission.server";
import { recordEvent } from "~/models/event.server";
import { noteSourceChange } from "~/models/faq/source.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { once, unlessDone } from "~/models/once.server";
import type { PostOutcome } from "~/models/post/outcome";
import { factsOfPost, factsOfQuestion, findPost, type Post } from "~/models/post/post.server";
import { findNewPlace, keepRefused, lockPlace, type Misplaced, misplaced } from "~/models/post/reply-place.server";
import { takeFromMemberLimit } from "~/models/rate-limit.server";
import { indexDocument } from "~/models/search/indexing.server";

export type GiveAnswer = DraftingForm & {
  actor: Actor;
  question: Post;
  body: string;
  language: string;
  allowsAdvertising: boolean;
  /** There is a Marketplace, and the author has not been offered to go there yet. */
  mayOffer?: boolean;
};

/** An answer to a question that was merged meanwhile is given where the merge went; a refused one is kept. */
export async function postAnswer(db: Db, given: GiveAnswer): Promise<PostOutcome> {
  const outcome = await answerHere(db, given);
  if (outcome.kind !== "forbidden" && outcome.kind !== "moved") return outcome;
  const { actor, question, body } = given;
  const elsewhere = await findNewPlace(db, question);
  if (!elsewhere)
    return keepRefused(db, {
      outcome,
      userId: actor.id,
      target: draftTargets.answer(question.id),
      fields: { body },
      form: given,
    });
  // What an area allows is not known to hold in another.
  const allowsAdvertising = given.allowsAdvertising && elsewhere.areaId === question.areaId;
  return postAnswer(db, { ...given, question: elsewhere, allowsAdvertising });
}

async function answerHere(db: Db, given: GiveAnswer): Promise<PostOutcome | Misplaced> {
  const { actor, question } = given;
  const author = await loadMemberFacts(db, { actor, productId: question.productId });
  const permission = canAnswer(author, factsOfPost(question));
  const form = { userId: actor.id, key: given.key, of: "answer" };
  if (!permission.allowed) return unlessDone<PostOutcome>(db, form, { kind: "forbidden", reason: permission.reason });
  const rendering = renderText(db, given.body, given.language, question);
  rendering.catch(() => undefined); // awaited below, if the verdict wants it
  const verdict = await judgeSubmission(db, {
    kind: "answer",
    isEdit: false,
    author,
    areaId: question.areaId,
    productId: question.productId,
    allowsAdvertising: given.allowsAdvertising,
    body: given.body,
    language: given.language,
  });
  if (given.mayOffer && verdict.outcome !== "publish" && isAdvertising(verdict.reasons))
    return unlessDone<PostOutcome>(db, form, { kind: "offer", reasons: verdict.reasons });
  if (verdict.outcome === "refuse")
    return unlessDone<PostOutcome>(db, form, { kind: "refused", reasons: verdict.reasons });
  const rendered = await rendering;
  return once<PostOutcome | Misplaced>(db, form, async (tx) => {
    const limit = await takeFromMemberLimit(tx, { kind: "answer", member: author });
    if (!limit.ok) return { kind: "limited", retryAfterSeconds: limit.retryAfterSeconds };
    const isHeld = verdict.outcome === "hold";
    const { documentId, revisionId } = await createDocument(tx, {
      kind: "answer",
      productId: question.productId,
      language: given.language,
      authorId: actor.id,
      source: given.body,
      title: null,
      tags: null,
      rendered,
      state: isHeld ? "held" : "published",
    });
    await Promise.all([
      tx.execute(sql`insert into answers (id, question_id) values (${documentId}::bigint, ${question.id}::bigint)`),
      settleDraft(tx, { userId: actor.id, target: draftTargets.answer(question.id), form: given }),
    ]);
    if (verdict.outcome === "hold") {
      const problem = await lockPlace(tx, { target: question, author, may: canAnswer });
      if (problem) return problem;
      await openCase(tx, { documentId, revisionId, reasons: verdict.reasons });
      return { kind: "held", documentId, reasons: verdict.reasons };
    }
    if (!(await countNewAnswer(tx, { questionId: question.id, actorId: actor.id })))
      return (await misplaced(tx, { target: question, author, may: canAnswer })) ?? { kind: "moved" };
    // One after the other in the database, but sent together: none needs what another returns.
    await Promise.all([
      storeReferences(tx, documentId, rendered),
      indexDocument(tx, documentId),
      recordEvent(tx, { actorId: actor.id, verb: "answered", subjectId: documentId }),
      invalidatePages(tx, [`question:${question.id}`, "lists"]),
    ]);
    return { kind: "published", documentId };
  });
}

/** Counts an answer where one may be given, and holds the question from here on: false when it was closed or hidden meanwhile. */
async function countNewAnswer(
  db: Db,
  { questionId, actorId }: { questionId: number; actorId: number },
): Promise<boolean> {
  const rows = await db.execute(sql`
    update questions set answer_count = answer_count + 1, active_at = now(), active_by = ${actorId}::bigint
    where id = ${questionId}::bigint and is_listed and not is_closed returning id`);
  return rows.length > 0;
}

/** An answer came into view or left it: the question's counter and activity follow, in the same transaction. */
export async function countAnswer(
  db: Db,
  { questionId, change, actorId }: { questionId: number; change: 1 | -1; actorId: number | null },
): Promise<void> {
  await db.execute(sql`
    update questions set answer_count = answer_count + ${change}
      ${change === 1 ? sql`, active_at = now(), active_by = ${actorId}::bigint` : sql``}
    where id = ${questionId}::bigint`);
}

export type AcceptOutcome =
  | { kind: "done" | "unchanged"; post: Post }
  | { kind: "forbidden"; reason: PermissionReason }
  | { kind: "missing" };

/** Accepts an answer or takes the acceptance back. Repeating it changes nothing. */
export async function setAcceptance(
  db: Db,
  { actor, answerId, isAccepted }: { actor: Actor; answerId: number; isAccepted: boolean },
): Promise<AcceptOutcome> {
  const answer = await findPost(db, answerId);
  if (answer?.kind !== "answer") return { kind: "missing" };
  const member = await loadMemberFacts(db, { actor, productId: answer.productId });
  const permission = canAccept(member, factsOfQuestion(answer), factsOfPost(answer));
  if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
  const outcome = await db.transaction<AcceptOutcome | null>(async (tx) => {
    // The question's row is the lock: accept and unaccept at the same moment happen one after the other.
    await tx.execute(sql`select 1 from questions where id = ${answer.questionId}::bigint for update`);
    // Merged meanwhile: it is another question that counts it.
    if ((await findPost(tx, answer.id))?.questionId !== answer.questionId) return null;
    const changed = isAccepted
      ? await insertAcceptance(tx, answer.id, actor.id)
      : await undoAcceptance(tx, answer.id, actor.id);
    if (!changed) return { kind: "unchanged", post: answer };
    await recountAcceptances(tx, { questionId: answer.questionId, answerId: answer.id });
    await indexDocument(tx, answer.id);
    await recordEvent(tx, { actorId: actor.id, verb: isAccepted ? "accepted" : "unaccepted", subjectId: answer.id });
    await invalidatePages(tx, [`question:${answer.questionId}`, "lists"]);
    await noteSourceChange(tx, { documentId: answer.id }, actor.id);
    return { kind: "done", post: answer };
  });
  return outcome ?? setAcceptance(db, { actor, answerId, isAccepted });
}

async function insertAcceptance(db: Db, answerId: number, by: number): Promise<boolean> {
  const rows = await db.execute(sql`
    insert into answer_acceptances (answer_id, accepted_by) select a.id, ${by}::bigint from answers a join documents d on d.id = a.id
    where a.id = ${answerId}::bigint and d.state = 'published'
    on conflict (answer_id) where undone_at is null do nothing returning id`);
  return rows.length > 0;
}

async function undoAcceptance(db: Db, answerId: number, by: number | null): Promise<boolean> {
  const rows = await db.execute(sql`
    update answer_acceptances set undone_by = ${by}::bigint, undone_at = now()
    where answer_id = ${answerId}::bigint and undone_at is null returning id`);
  return rows.length > 0;
}

/** The cached columns from the rows; only visible answers count. */
export async function recountAcceptances(
  db: Db,
  { questionId, answerId }: { questionId: number; answerId: number },
): Promise<void> {
  await db.execute(sql`
    update answers set is_accepted = exists (select 1 from answer_acceptances x where x.answer_id = answers.id and x.undone_at is null)
    where id = ${answerId}::bigint`);
  await db.execute(sql`
    update questions set accepted_count = (select count(*) from answers a join documents d on d.id = a.id
      where a.question_id = questions.id and a.is_accepted and d.state = 'published')
    where id = ${questionId}::bigint`);
}
