// Who decided first about what waits for a second look: appeals against decisions, and wishes to reopen a closed question.
//
// Promises: while such a look waits, whoever decided first can do nothing about that text or member, by any road; the roads ask
// here. Costs: one statement, by index.
import { type SQL, sql } from "drizzle-orm";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";

export type Target = { documentId: number } | { memberId: number };

/** An appeal against a decision of this person waits, or the asker wants open what this person closed. */
export async function isFirstDecider(db: Db, target: Target, actorId: number): Promise<boolean> {
  const isTarget =
    "documentId" in target
      ? sql`c.document_id = ${target.documentId}::bigint`
      : sql`c.user_id = ${target.memberId}::bigint`;
  const rows = await db.execute(sql`${waiting(isTarget, actorId)} limit 1`);
  return rows.length > 0;
}

/** The same for a row of another statement. */
export function isFirstDeciderOf(documentId: SQL, actorId: number | null): SQL {
  return sql`exists (${waiting(sql`c.document_id = ${documentId}`, actorId)})`;
}

/**
 * Over cases c and their documents d: this person may decide nothing there. Their own text or what was decided about themselves
 * (suggestions for their own text they may take over), and what waits for a second look at what they decided.
 */
export function isOnlyForOthers(actorId: number): SQL {
  const id = sql`${actorId}::bigint`;
  const waits = sql`select 1 from signals s left join decisions x on x.id = s.decision_id where s.case_id = c.id and s.settled_at is null`;
  return sql`(
    coalesce(c.user_id = ${id}, false)
    or coalesce(d.author_id = ${id}, false) and not exists (${waits} and s.kind = 'proposal')
    or c.user_id is null and exists (${waits} and (s.kind = 'appeal' and x.decider_id = ${id} or s.kind = 'report' and exists (
      select 1 from question_closures q where q.question_id = c.document_id and q.reopened_at is null and q.closed_by = ${id})))
    or c.user_id is not null and not exists (${waits} and s.kind = 'appeal' and x.decider_id is distinct from ${id}))`;
}

/** Of many at once. */
export async function isFirstDeciderOfAny(db: Db, documentIds: readonly number[], actorId: number): Promise<boolean> {
  if (documentIds.length === 0) return false;
  const rows = await db.execute(
    sql`${waiting(sql`c.document_id = any(${idArray([...documentIds])})`, actorId)} limit 1`,
  );
  return rows.length > 0;
}

function waiting(isTarget: SQL, actorId: number | null): SQL {
  return sql`
    select 1 from cases c join signals s on s.case_id = c.id and s.settled_at is null
    left join decisions x on x.id = s.decision_id
    where ${isTarget} and (s.kind = 'appeal' and x.decider_id = ${actorId}::bigint
      or s.kind = 'report' and exists (select 1 from question_closures q
        where q.question_id = c.document_id and q.reopened_at is null and q.closed_by = ${actorId}::bigint))`;
}

type FirstDecider = { kind: "forbidden"; reason: "first-decider" };

/**
 * For every other road to the same text or member: closing, moving, merging, changing, restricting. `authorId`: authors do with
 * their own what anybody may. The target's row must be locked.
 */
export async function refuseFirstDecider(
  tx: Db,
  target: Target,
  { actorId, authorId }: { actorId: number; authorId: number | null },
): Promise<FirstDecider | null> {
  if (actorId === authorId || !(await isFirstDecider(tx, target, actorId))) return null;
  return { kind: "forbidden", reason: "first-decider" };
}

/** Of a wish to reopen: who closed it. */
export async function findCloser(db: Db, questionId: number): Promise<number | null> {
  const rows = await db.execute<{ closedBy: number | null }>(
    sql`select closed_by as "closedBy" from question_closures where question_id = ${questionId}::bigint and reopened_at is null`,
  );
  return rows[0]?.closedBy ?? null;
}
