// The one case of a member: everything that is decided about a person rather than about a text, and the appeals against it.
//
// Promises: one case per member, made when it is first needed; it is open only while something waits. The member's row must
// be locked by whoever writes.
import { sql } from "drizzle-orm";
import type { DecisionOutcome, MemberEffects, OfficeEffects } from "#moderation/appeals";
import type { RuleKey } from "#moderation/rules";
import type { Db } from "~/database/db.server";
import { recordEvent } from "~/models/event.server";
import { appendDecision } from "./decision-log.server";

export type MemberDecision = {
  memberId: number;
  /** Null: has left. */
  deciderId: number | null;
  outcome: DecisionOutcome;
  rule: RuleKey | null;
  ruleVersion?: number | null;
  note: string;
  effects: MemberEffects | OfficeEffects | null;
  appealedId?: number | null;
};

/** In the record, in the chained log, and told to the member. */
export async function decideAboutMember(
  tx: Db,
  decision: MemberDecision,
): Promise<{ caseId: number; decisionId: number }> {
  const { memberId, deciderId, outcome, appealedId = null } = decision;
  const caseId = await caseOfMember(tx, memberId);
  const decisionId = await appendDecision(tx, {
    caseId,
    revisionId: null,
    deciderId,
    outcome,
    rule: decision.rule,
    ...(decision.ruleVersion === undefined ? {} : { ruleVersion: decision.ruleVersion }),
    passage: null,
    note: decision.note,
    authorId: memberId,
    effects: decision.effects,
    appealedId,
  });
  const details = { caseId, decisionId, outcome, memberId };
  if (appealedId === null) await recordEvent(tx, { actorId: deciderId, verb: "decided", subjectId: null, details });
  else {
    const answer = { decisionId: appealedId, answerId: decisionId, outcome, appellantId: memberId };
    await recordEvent(tx, { actorId: deciderId, verb: "appeal-decided", subjectId: null, details: answer });
  }
  return { caseId, decisionId };
}

async function caseOfMember(tx: Db, memberId: number): Promise<number> {
  const rows = await tx.execute<{ id: number }>(sql`
    insert into cases (user_id, state, decided_at) values (${memberId}::bigint, 'decided', now())
    on conflict (user_id) do update set version = cases.version + 1 returning id`);
  const [row] = rows;
  if (row === undefined) throw new Error("no case for a member");
  return row.id;
}

/** An appeal against a decision about the member: the case opens, or stays open. */
export async function raiseMemberAppeal(
  tx: Db,
  { caseId, decisionId, because, byUserId }: { caseId: number; decisionId: number; because: string; byUserId: number },
): Promise<void> {
  await tx.execute(sql`
    with opened as (
      update cases set version = version + 1, decided_at = null,
        opened_at = case when state = 'decided' then now() else opened_at end,
        state = case when state = 'decided' then 'open' else state end
      where id = ${caseId}::bigint returning id
    )
    insert into signals (case_id, kind, code, parameters, passage, by_user_id, decision_id)
    select id, 'appeal', 'appealed', ${JSON.stringify({ decision: decisionId })}::jsonb, ${because}, ${byUserId}::bigint, ${decisionId}::bigint
    from opened`);
}

/** The appeal was answered; the case closes when no other waits. */
export async function settleMemberAppeal(
  tx: Db,
  {
    caseId,
    appealedId,
    decisionId,
    isUpheld,
  }: { caseId: number; appealedId: number; decisionId: number; isUpheld: boolean },
): Promise<void> {
  await tx.execute(sql`
    update signals set settled_at = now(), settled_by = ${decisionId}::bigint, is_upheld = ${isUpheld}
    where case_id = ${caseId}::bigint and kind = 'appeal' and decision_id = ${appealedId}::bigint and settled_at is null`);
  await tx.execute(sql`
    with settled as (
      update cases set claimed_by = null, claimed_until = null, state = case when exists (
          select 1 from signals s where s.case_id = cases.id and s.settled_at is null) then 'open' else 'decided' end,
        decided_at = now()
      where id = ${caseId}::bigint returning id
    )
    update handovers set ended_at = now() where ended_at is null and case_id in (select id from settled)`);
}
