// Cleaning up after one member: one act takes down what was chosen of their posts and restricts them.
//
// Promises: one transaction; sent twice it is one act. Every post is a decision of its own, with the rule or the words, in the
// log and open to appeal, and what was removed so teaches the filter; its author is told once, not once for each. Posts under
// an appeal against the actor stay out of it. Undone whole: `cleanup-undo`.
import { sql } from "drizzle-orm";
import { cleanupPosts } from "#drizzle/schema/cleanups";
import { canRestrict } from "#moderation/permissions/office";
import type { PermissionReason } from "#moderation/reasons";
import type { Restrictable } from "#moderation/restrictions";
import type { RuleKey } from "#moderation/rules";
import type { Actor } from "~/actor";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { findSubject, type Subject } from "~/models/document/subject.server";
import { goDark } from "~/models/document/visibility.server";
import { recordEvent } from "~/models/event.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { onMember } from "~/models/member/admin.server";
import { ABOUT_THE_TEXT, settleSignals, tellFlaggers } from "./case.server";
import { appendDecision } from "./decision-log.server";
import { isFirstDecider } from "./first-decider.server";
import { longestFor, restrictMember } from "./restriction.server";

export type CleanUp = {
  actor: Actor;
  memberId: number;
  postIds: readonly number[];
  rule: RuleKey | null;
  /** What the member reads. */
  note: string;
  restrict: { functionName: Restrictable; days: number | null } | null;
  key: string;
};

/** `left`: chosen, and as they were: gone or decided meanwhile, or under an appeal against the actor. */
export type CleanupOutcome =
  | { kind: "done" | "unchanged"; cleanupId: number; removed: number; left: number }
  | { kind: "missing" }
  | { kind: "reason-needed" }
  | { kind: "forbidden"; reason: PermissionReason };

export async function cleanUp(db: Db, act: CleanUp): Promise<CleanupOutcome> {
  const { actor, memberId, rule, note, restrict } = act;
  if (rule === null && note === "") return { kind: "reason-needed" };
  return onMember<CleanupOutcome>(db, { actor, memberId }, async (tx, member, facts) => {
    const wanted = restrict && { days: restrict.days, longest: await longestFor(tx, restrict.functionName) };
    const permission = canRestrict(facts, member, wanted ?? undefined);
    if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
    if (restrict && (await isFirstDecider(tx, { memberId }, actor.id)))
      return { kind: "forbidden", reason: "first-decider" };
    const cleanupId = await beginCleanup(tx, act);
    if (cleanupId === null) return { kind: "unchanged", cleanupId: await findByKey(tx, act.key), removed: 0, left: 0 };
    const taken = await takeDown(tx, act);
    for (const [at, subject] of taken.entries()) await decideRemoval(tx, act, { subject, cleanupId, isTold: at === 0 });
    if (restrict) await restrictWith(tx, act, cleanupId);
    return { kind: "done", cleanupId, removed: taken.length, left: new Set(act.postIds).size - taken.length };
  });
}

/** Null: this form was carried out before. */
async function beginCleanup(tx: Db, { memberId, actor, key }: CleanUp): Promise<number | null> {
  const rows = await tx.execute<{ id: number }>(sql`
    insert into cleanups (member_id, by_id, key) values (${memberId}::bigint, ${actor.id}::bigint, ${key})
    on conflict (key) do nothing returning id`);
  return rows[0]?.id ?? null;
}

async function findByKey(tx: Db, key: string): Promise<number> {
  const rows = await tx.execute<{ id: number }>(sql`select id from cleanups where key = ${key}`);
  return rows[0]?.id ?? 0;
}

/** Out of view, newest first; rows in the order of their ids, as everybody locks them who takes several. */
async function takeDown(tx: Db, { memberId, postIds, actor }: CleanUp): Promise<Subject[]> {
  const rows = await tx.execute<{ id: number }>(sql`
    select id from documents where id = any(${idArray(postIds)}) and author_id = ${memberId}::bigint
      and kind in ('question', 'answer', 'comment', 'page') and state in ('published', 'held') order by id for no key update`);
  await lockAround(
    tx,
    rows.map(({ id }) => id),
  );
  const taken: Subject[] = [];
  for (const { id } of rows) {
    const subject = await findSubject(tx, id);
    if (!subject || (await isFirstDecider(tx, { documentId: id }, actor.id))) continue;
    await goDark(tx, id, "removed");
    await settleSignals(tx, { documentId: id, kinds: ABOUT_THE_TEXT });
    taken.unshift(subject);
  }
  await invalidatePages(tx, [...new Set(taken.map(({ pageTag }) => pageTag)), "lists", "rules"]);
  return taken;
}

/** What counts these posts, in one order: two acts under each other's questions would wait for each other else. */
export async function lockAround(tx: Db, ids: readonly number[]): Promise<void> {
  const all = idArray(ids);
  await tx.execute(sql`
    select 1 from questions where id = any(${all}) or id in (select question_id from answers where id = any(${all}))
      or id in (select question_id from comments where id = any(${all})) order by id for no key update`);
  await tx.execute(sql`
    select 1 from answers where id = any(${all}) or id in (select parent_id from comments where id = any(${all}))
    order by id for no key update`);
  await tx.execute(sql`
    select 1 from tags where id in (select tag_id from question_tags where question_id = any(${all}))
      or slug in (select unnest(tag_slugs) from questions where id = any(${all})) order by id for update`);
}

async function decideRemoval(
  tx: Db,
  { actor, memberId, rule, note }: CleanUp,
  { subject, cleanupId, isTold }: { subject: Subject; cleanupId: number; isTold: boolean },
): Promise<void> {
  const caseId = await caseOfDocument(tx, subject.id);
  const decisionId = await appendDecision(tx, {
    caseId,
    revisionId: subject.latestRevisionId,
    deciderId: actor.id,
    outcome: "remove",
    rule,
    passage: null,
    note,
    authorId: memberId,
    effects: { state: { from: subject.state, to: "removed" } },
    appealedId: null,
  });
  await tx.insert(cleanupPosts).values({ cleanupId, documentId: subject.id, decisionId });
  const about = { actorId: actor.id, subjectId: subject.id };
  const details = { caseId, decisionId, outcome: "remove", ...(isTold ? {} : { cleanupId }) };
  await recordEvent(tx, { ...about, verb: "decided", details });
  await tellFlaggers(tx, { ...about, caseId, decisionId, isUpheld: true });
}

/** A removal outside the queue still belongs to the one case of the text. */
export async function caseOfDocument(tx: Db, documentId: number): Promise<number> {
  const rows = await tx.execute<{ id: number }>(sql`
    insert into cases (document_id, state, decided_at) values (${documentId}::bigint, 'decided', now())
    on conflict (document_id) do update set version = cases.version + 1 returning id`);
  const [row] = rows;
  if (row === undefined) throw new Error("no case for a post");
  return row.id;
}

async function restrictWith(tx: Db, { actor, memberId, rule, note, restrict }: CleanUp, id: number): Promise<void> {
  if (!restrict) return;
  const outcome = await restrictMember(tx, { actor, memberId, ...restrict, rule, reason: note });
  if (outcome.kind !== "done") throw new Error(`restriction of a clean-up: ${outcome.kind}`);
  await tx.execute(sql`
    update cleanups set restriction_id = (select max(id) from restrictions where user_id = ${memberId}::bigint and imposed_by = ${actor.id}::bigint)
    where id = ${id}::bigint`);
}
