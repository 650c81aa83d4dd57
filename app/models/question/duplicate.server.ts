// Marking a question as asked before, showing the canonical answer on it, and hearing whether that solved it.
//
// Promises: a link always leads to a visible, answered question at the end of its chain and never in a circle (marking
// happens one at a time, under an advisory lock, because a circle can be closed by two markings that each are fine); the
// people of the duplicate follow as "me too" of the canonical question, its title becomes findable there.
import { eq, sql } from "drizzle-orm";
import { questionDuplicates } from "#drizzle/schema/judgement";
import { canMarkDuplicate } from "#moderation/permissions/office";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { refuseFirstDecider } from "~/models/case/first-decider.server";
import { recordEvent } from "~/models/event.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { factsOfPost, findPost, type Post } from "~/models/post/post.server";
import { indexDocument } from "~/models/search/indexing.server";
import { recordClosing } from "./closing-decision.server";
import { insertClosure } from "./closure.server";
import { findCanonical, followWithMeToos } from "./duplicate-links.server";
import { type DuplicateRefusal, MOST_CANONICALS, resolveTargets, type Targets } from "./duplicate-targets.server";
import { lockQuestion } from "./on-question.server";

export const DUPLICATES_LOCK = 7_266_173_411;

export type DuplicateOutcome =
  | { kind: "done" | "unchanged"; post: Post }
  | { kind: "refused"; because: DuplicateRefusal; target: string }
  | { kind: "missing" }
  | { kind: "forbidden"; reason: PermissionReason };

export async function markDuplicate(
  db: Db,
  {
    actor,
    questionId,
    targets,
    note,
    leavesTitleOut = false,
  }: { actor: Actor; questionId: number; targets: string; note: string; leavesTitleOut?: boolean },
): Promise<DuplicateOutcome> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${DUPLICATES_LOCK})`);
    await lockQuestion(tx, questionId);
    const post = await findPost(tx, questionId);
    if (post?.kind !== "question") return { kind: "missing" };
    const member = await loadMemberFacts(tx, { actor, productId: post.productId });
    const permission = canMarkDuplicate(member, factsOfPost(post));
    const found = await resolveTargets(tx, questionId, targets);
    if (!permission.allowed) return isRepetition(tx, { permission, questionId, found, post });
    if (found.kind === "refused") return found;
    const first = await refuseFirstDecider(
      tx,
      { documentId: questionId },
      { actorId: actor.id, authorId: post.authorId },
    );
    if (first) return first;
    await mark(tx, { actor, post, ids: found.ids, note, isTitleShown: !leavesTitleOut });
    return { kind: "done", post };
  });
}

type Marking = { actor: Actor; post: Post; ids: number[]; note: string; isTitleShown: boolean };

/** An open question: the links, and the closing as a decision about its asker. */
async function mark(tx: Db, { actor, post, ids, note, isTitleShown }: Marking): Promise<void> {
  const about = { questionId: post.id, actorId: actor.id };
  const id = await insertClosure(tx, { ...about, reason: "duplicate", note });
  for (const canonicalId of ids) await link(tx, { ...about, canonicalId, isTitleShown });
  const details = { canonicalIds: ids };
  await recordEvent(tx, { actorId: actor.id, verb: "marked-duplicate", subjectId: post.id, details });
  await invalidatePages(tx, ["lists", ...[post.id, ...ids].map((one) => `question:${one}`)]);
  if (id === null) return;
  const closure = { id, reason: "duplicate" as const, into: ids };
  await recordClosing(tx, { actor, post, outcome: "duplicate", note, closure });
}

/** A second press finds the question closed by the first: nothing to complain about when it points there already. */
async function isRepetition(
  tx: Db,
  {
    permission,
    questionId,
    found,
    post,
  }: { permission: { reason: PermissionReason }; questionId: number; found: Targets; post: Post },
): Promise<DuplicateOutcome> {
  const forbidden: DuplicateOutcome = { kind: "forbidden", reason: permission.reason };
  if (permission.reason !== "already-closed" || found.kind === "refused") return forbidden;
  const rows = await tx
    .select({ id: questionDuplicates.canonicalId })
    .from(questionDuplicates)
    .where(eq(questionDuplicates.questionId, questionId));
  const linked = new Set(rows.map((row) => row.id));
  return found.ids.every((id) => linked.has(id)) ? { kind: "unchanged", post } : forbidden;
}

async function link(
  tx: Db,
  {
    questionId,
    canonicalId,
    actorId,
    isTitleShown,
  }: { questionId: number; canonicalId: number; actorId: number; isTitleShown: boolean },
): Promise<void> {
  await tx
    .insert(questionDuplicates)
    .values({ questionId, canonicalId, markedBy: actorId, isTitleShown })
    .onConflictDoNothing();
  await tx.execute(sql`select 1 from questions where id = ${canonicalId}::bigint for no key update`);
  await followWithMeToos(tx, { questionId, canonicalId });
  await indexDocument(tx, canonicalId);
}

export type CanonicalQuestion = {
  id: number;
  title: string;
  language: string;
  answerCount: number;
  acceptedCount: number;
};
export type CanonicalView = {
  question: CanonicalQuestion;
  /** Further canonical questions, where the duplicate asked several things. */
  others: CanonicalQuestion[];
  /** Accepted, else the best one; null when nothing is published there any more. */
  answer: { id: number; html: string; language: string; isAccepted: boolean; authorName: string } | null;
  /** Merged: the old page leads to the new one at once. */
  isMerged: boolean;
};

/** What a closed duplicate shows: its canonical questions at the ends of their chains, visible ones only. Null: none. */
export async function canonicalOf(db: Db, questionId: number): Promise<CanonicalView | null> {
  const links = await db.execute<{ id: number; mergedInto: number | null }>(sql`
    select x.canonical_id as id, q.merged_into as "mergedInto" from question_duplicates x join questions q on q.id = x.question_id
    where x.question_id = ${questionId}::bigint order by x.marked_at, x.canonical_id limit ${MOST_CANONICALS}`);
  // Its answers are there, wherever that one leads by now.
  const mergedInto = links[0]?.mergedInto ?? null;
  const home = mergedInto === null ? null : await readQuestion(db, mergedInto);
  const questions: CanonicalQuestion[] = home ? [home] : [];
  for (const { id } of home ? [] : links) {
    const end = await findCanonical(db, id);
    const question =
      end.outcome === "canonical" && end.questionId !== questionId ? await readQuestion(db, end.questionId) : null;
    if (question && !questions.some((one) => one.id === question.id)) questions.push(question);
  }
  const [question, ...others] = questions;
  if (!question) return null;
  return { question, others, answer: await readBestAnswer(db, question.id), isMerged: mergedInto !== null };
}

async function readQuestion(db: Db, id: number): Promise<CanonicalQuestion | null> {
  const rows = await db.execute<CanonicalQuestion>(sql`
    select id, title, language, answer_count as "answerCount", accepted_count as "acceptedCount" from questions where id = ${id}::bigint and is_listed`);
  return rows[0] ?? null;
}

async function readBestAnswer(db: Db, questionId: number): Promise<CanonicalView["answer"]> {
  const rows = await db.execute<NonNullable<CanonicalView["answer"]>>(sql`
    select a.id, coalesce(r.html, '') as html, d.language, a.is_accepted as "isAccepted", coalesce(u.display_name, d.author_name, '') as "authorName"
    from answers a join documents d on d.id = a.id and d.state = 'published'
    join revisions v on v.id = d.published_revision_id
    left join lateral (select html from renderings where hash = v.blob order by renderer_version desc limit 1) r on true
    left join users u on u.id = d.author_id and u.deleted_at is null
    where a.question_id = ${questionId}::bigint order by a.is_accepted desc, a.wilson desc, a.answered_at, a.id limit 1`);
  return rows[0] ?? null;
}

/** "This solved it", said on a duplicate: counted once per member, for the canonical question. */
export async function confirmDuplicate(
  db: Db,
  { actor, questionId }: { actor: Actor; questionId: number },
): Promise<{ kind: "done" | "unchanged"; post: Post } | { kind: "missing" }> {
  return db.transaction(async (tx) => {
    await lockQuestion(tx, questionId);
    const post = await findPost(tx, questionId);
    if (post?.kind !== "question" || post.state !== "published") return { kind: "missing" };
    const canonical = (await canonicalOf(tx, questionId))?.question;
    if (!canonical) return { kind: "missing" };
    const said = await tx.execute(sql`
      select 1 from events where actor_id = ${actor.id}::bigint and verb = 'duplicate-solved' and subject_id = ${canonical.id}::bigint
        and details ->> 'questionId' = ${String(questionId)} limit 1`);
    if (said.length > 0) return { kind: "unchanged", post };
    await recordEvent(tx, {
      actorId: actor.id,
      verb: "duplicate-solved",
      subjectId: canonical.id,
      details: { questionId },
    });
    return { kind: "done", post };
  });
}
