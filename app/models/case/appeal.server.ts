// Appeals: "look at this again", by the person a decision concerns.
//
// Promises: once per decision and within six months (the database's clock); also while restricted or suspended; it goes
// into the queue, where the software lets anybody decide it but the one who decided first. The answer is a decision of its
// own (decision.server), in the same log.
import { sql } from "drizzle-orm";
import { type DecisionOutcome, isAppealable } from "#moderation/appeals";
import { canAppeal } from "#moderation/permissions/office";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { recordEvent } from "~/models/event.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { raiseSignal } from "./case.server";
import { raiseMemberAppeal } from "./member-case.server";

export type AppealOutcome =
  | { kind: "appealed" | "unchanged" }
  | { kind: "missing" }
  | { kind: "forbidden"; reason: PermissionReason };

type AppealRow = {
  id: number;
  caseId: number;
  /** Null: it was decided about the member. */
  documentId: number | null;
  revisionId: number | null;
  outcome: DecisionOutcome;
  rule: string | null;
  ruleVersion: number | null;
  authorId: number | null;
  at: Date;
  now: Date;
  appealedBy: number | null;
  isAppealed: boolean;
};

export async function appealDecision(
  db: Db,
  { actor, decisionId, because }: { actor: Actor; decisionId: number; because: string },
): Promise<AppealOutcome> {
  return db.transaction(async (tx) => {
    // The target's row first, as deciding does: an appeal and a decision about it happen one after the other.
    await tx.execute(sql`
      select 1 from users where id = (select c.user_id from decisions x join cases c on c.id = x.case_id
        where x.id = ${decisionId}::bigint) for no key update`);
    await tx.execute(sql`
      select 1 from documents where id = (select c.document_id from decisions x join cases c on c.id = x.case_id
        where x.id = ${decisionId}::bigint) for no key update`);
    const row = await findAppealed(tx, decisionId);
    if (!row) return { kind: "missing" };
    if (row.isAppealed && row.appealedBy === actor.id) return { kind: "unchanged" };
    const member = await loadMemberFacts(tx, { actor, productId: null });
    const permission = canAppeal(member, {
      authorId: row.authorId,
      isAppealed: row.isAppealed,
      isWithinTime: isAppealable({ outcome: row.outcome, at: row.at }, row.now),
    });
    if (!permission.allowed) {
      // What concerns somebody else is not said to be there.
      return permission.reason === "author-only"
        ? { kind: "missing" }
        : { kind: "forbidden", reason: permission.reason };
    }
    if (row.documentId === null)
      await raiseMemberAppeal(tx, { caseId: row.caseId, decisionId, because, byUserId: actor.id });
    else
      await raiseSignal(tx, {
        documentId: row.documentId,
        kind: "appeal",
        code: "appealed",
        parameters: { decision: decisionId },
        decisionId,
        passage: because,
        revisionId: row.revisionId,
        ...(row.rule === null ? {} : { rule: row.rule, ruleVersion: row.ruleVersion ?? 1 }),
        byUserId: actor.id,
      });
    await recordEvent(tx, {
      actorId: actor.id,
      verb: "appealed",
      subjectId: row.documentId,
      details: { decisionId },
    });
    return { kind: "appealed" };
  });
}

async function findAppealed(tx: Db, decisionId: number): Promise<AppealRow | null> {
  if (!Number.isSafeInteger(decisionId) || decisionId < 1) return null;
  const rows = await tx.execute<AppealRow>(sql`
    select x.id, x.case_id as "caseId", c.document_id as "documentId", x.revision_id as "revisionId", x.outcome, x.rule, x.rule_version as "ruleVersion",
      case when x.format = 1 then d.author_id else x.author_id end as "authorId", x.at, now() as now,
      s.by_user_id as "appealedBy", s.id is not null as "isAppealed"
    from decisions x join cases c on c.id = x.case_id left join documents d on d.id = c.document_id
    left join signals s on s.decision_id = x.id and s.kind = 'appeal'
    where x.id = ${decisionId}::bigint`);
  return rows[0] ?? null;
}

/** Whether it is still to be answered: an appeal is made once, and pressing again after its answer changes nothing. */
export async function isAppealWaiting(db: Db, decisionId: number): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from signals where decision_id = ${decisionId}::bigint and kind = 'appeal' and settled_at is null limit 1`);
  return rows.length > 0;
}
