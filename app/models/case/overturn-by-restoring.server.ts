// Doing on a text's own page what an appeal asks for: that is the appeal's answer, on whatever road it is done.
import { sql } from "drizzle-orm";
import type { MemberFacts } from "#moderation/facts";
import { canDecide } from "#moderation/permissions/office";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { findSubject } from "~/models/document/subject.server";
import { changedText } from "./changed-text.server";
import { carryOut, type Decide, findAppeal } from "./decision.server";

/**
 * Somebody else brings back what an appeal waits about. False: none waits about the decision in force. The document's row must be
 * locked.
 */
export async function overturnByRestoring(
  tx: Db,
  { actor, documentId, note }: { actor: Actor; documentId: number; note: string },
): Promise<boolean> {
  const rows = await tx.execute<{ decisionId: number }>(sql`
    select x.id as "decisionId" from cases c join decisions x on x.case_id = c.id
    where c.document_id = ${documentId}::bigint and x.id = (select max(y.id) from decisions y
      where y.case_id = c.id and y.outcome in ('publish', 'return', 'remove', 'restore', 'move') and ${changedText(sql`y`)})`);
  const [row] = rows;
  return row !== undefined && (await overturn(tx, { actor, documentId, decisionId: row.decisionId, note }));
}

export type Reopened = { kind: "none" | "decided" } | { kind: "forbidden"; reason: PermissionReason };

/** Somebody opens a question whose closing is contested: by those only who may decide that. `decisionId`: the closing, if it is one. */
export async function overturnByReopening(
  tx: Db,
  {
    member,
    actor,
    questionId,
    decisionId,
    note,
  }: { member: MemberFacts; actor: Actor; questionId: number; decisionId: number | null; note: string },
): Promise<Reopened> {
  const appeal = decisionId === null ? null : await findWaiting(tx, questionId, decisionId);
  if (!appeal) return { kind: "none" };
  const { appellantId, deciderId } = appeal;
  const permission = canDecide(member, { authorId: appellantId, isAppeal: true, firstDeciderId: deciderId });
  if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
  const isDone = await overturn(tx, { actor, documentId: questionId, decisionId: appeal.id, note });
  return { kind: isDone ? "decided" : "none" };
}

async function findWaiting(tx: Db, documentId: number, decisionId: number) {
  const rows = await tx.execute<{ id: number }>(sql`
    select id from cases where document_id = ${documentId}::bigint`);
  return rows[0] ? findAppeal(tx, rows[0].id, decisionId) : null;
}

async function overturn(
  tx: Db,
  { actor, documentId, decisionId, note }: { actor: Actor; documentId: number; decisionId: number; note: string },
): Promise<boolean> {
  const rows = await tx.execute<{ caseId: number; version: number }>(sql`
    select id as "caseId", version from cases where document_id = ${documentId}::bigint for update`);
  const [row] = rows;
  const appeal = row ? await findAppeal(tx, row.caseId, decisionId) : null;
  const subject = appeal ? await findSubject(tx, documentId) : null;
  if (!row || !appeal || !subject) return false;
  const { caseId, version } = row;
  const about = { rule: null, passage: null, note, appealedId: appeal.id };
  const decide: Decide = { actor, caseId, version, outcome: "overturn", ...about };
  return (await carryOut(tx, { decide, subject, appeal })).kind === "decided";
}
