// Answers: giving one, accepting one or several, taking that back.
import { eq, sql } from "drizzle-orm";
import { answers } from "#drizzle/schema/forum";
import { judgeAcceptance } from "#moderation/acceptance";
import { canAccept, canAnswer } from "#moderation/permissions/posts";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { createDocument } from "~/models/document/document.server";
import { draftTargets } from "~/models/document/draft-target";
import { submit } from "~/models/document/submit.server";
import type { Landing, Writing, WrittenText } from "~/models/document/writing";
import { recordEvent } from "~/models/event.server";
import { noteSourceChange } from "~/models/faq/source.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { factsOfPost, factsOfQuestion, findPost, type Post } from "~/models/post/post.server";
import { lockPlace, type Misplaced, type Reply, type ReplyOutcome, replyTo } from "~/models/post/reply-place.server";
import { takeFromMemberLimit } from "~/models/rate-limit.server";
import { indexDocument } from "~/models/search/indexing.server";

export type GiveAnswer = Reply & { question: Post };

/** An answer to a question that was merged meanwhile is given where the merge went; a refused one is kept. */
export async function postAnswer(db: Db, given: GiveAnswer): Promise<ReplyOutcome> {
  return replyTo(db, { reply: given, target: given.question, draftOf }, (question) =>
    submit(db, answering(given, question)),
  );
}

function draftOf(question: Post): string {
  return draftTargets.answer(question.id);
}

function answering(given: Reply, question: Post): Writing<WrittenText, Landing, Misplaced> {
  const { actor, body, language, key, drafted } = given;
  const typed = { title: null, source: body, tags: null };
  return {
    actor,
    key,
    drafted,
    command: "answer",
    limit: "answer",
    draft: draftOf(question),
    kind: "answer",
    language,
    place: question,
    typed,
    mayOffer: given.mayOffer ?? false,
    twin: {
      place: sql`exists (select 1 from answers a where a.id = d.id and a.question_id = ${question.id}::bigint)`,
      land: async (_db, documentId) => ({ documentId }),
    },
    may: (author) => canAnswer(author, factsOfPost(question)),
    prepare: async () => typed,
    lock: (tx, author) => lockPlace(tx, { target: question, author, may: canAnswer }),
    store: async (tx, { rendered, isHeld }) => {
      const { productId } = question;
      const state = isHeld ? "held" : "published";
      const document = { kind: "answer", productId, language, authorId: actor.id, ...typed, rendered, state } as const;
      const { documentId, revisionId } = await createDocument(tx, document);
      await tx.insert(answers).values({ id: documentId, questionId: question.id });
      return { revisionId, landing: { documentId } };
    },
    show: async (tx) => {
      await countAnswer(tx, { questionId: question.id, change: 1, actorId: actor.id });
      return null;
    },
    event: () => ({ verb: "answered" }),
    pages: () => [`question:${question.id}`, "lists"],
  };
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
  | { kind: "limited"; retryAfterSeconds: number }
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
  const limit = await takeFromMemberLimit(db, { kind: "accept", member });
  if (!limit.ok) return { kind: "limited", retryAfterSeconds: limit.retryAfterSeconds };
  const outcome = await db.transaction<AcceptOutcome | null>(async (tx) => {
    const accepted = await lockAcceptances(tx, answer);
    // Merged meanwhile: it is another question that counts it.
    if ((await findPost(tx, answer.id))?.questionId !== answer.questionId) return null;
    const judged = isAccepted
      ? judgeAcceptance(member, { question: factsOfQuestion(answer), answer: factsOfPost(answer), ...accepted })
      : permission;
    if (!judged.allowed) return { kind: "forbidden", reason: judged.reason };
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

/** The question's row is the lock: accept and unaccept at the same moment happen one after the other. */
async function lockAcceptances(tx: Db, answer: Post): Promise<{ acceptedCount: number; isAccepted: boolean }> {
  const rows = await tx.execute<{ count: number }>(sql`
    select accepted_count as count from questions where id = ${answer.questionId}::bigint for update`);
  const own = await tx.select({ isAccepted: answers.isAccepted }).from(answers).where(eq(answers.id, answer.id));
  return { acceptedCount: rows[0]?.count ?? 0, isAccepted: own[0]?.isAccepted ?? false };
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
