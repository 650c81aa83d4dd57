// Bringing a post back on its own page while an appeal against its removal waits: that is the appeal's answer.
import { sql } from "drizzle-orm";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { findSubject } from "~/models/document/subject.server";
import { carryOut, type Decide, findAppeal } from "./decision.server";

/**
 * Somebody else brings back what an appeal waits about: that answers the appeal. False: none waits about the decision in force.
 * The document's row must be locked.
 */
export async function overturnByRestoring(
  tx: Db,
  { actor, documentId, note }: { actor: Actor; documentId: number; note: string },
): Promise<boolean> {
  const rows = await tx.execute<{ caseId: number; version: number; decisionId: number }>(sql`
    select c.id as "caseId", c.version, x.id as "decisionId" from cases c join decisions x on x.case_id = c.id
    join signals s on s.decision_id = x.id and s.kind = 'appeal' and s.settled_at is null
    where c.document_id = ${documentId}::bigint and x.id = (select max(y.id) from decisions y
      where y.case_id = c.id and y.outcome in ('publish', 'return', 'remove', 'restore', 'move')) for update of c`);
  const [row] = rows;
  const appeal = row ? await findAppeal(tx, row.caseId, row.decisionId) : null;
  const subject = appeal ? await findSubject(tx, documentId) : null;
  if (!row || !appeal || !subject) return false;
  const { caseId, version } = row;
  const decide: Decide = {
    actor,
    caseId,
    version,
    outcome: "overturn",
    rule: null,
    passage: null,
    note,
    appealedId: appeal.id,
  };
  return (await carryOut(tx, { decide, subject, appeal })).kind === "decided";
}
