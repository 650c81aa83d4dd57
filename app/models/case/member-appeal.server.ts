// The case of a member as a moderator reads it, and the answer to an appeal against what was decided about that member.
//
// Promises: whoever imposed a restriction never answers the appeal against it; overturning lifts exactly that restriction,
// if it is still in force, and what it had replaced holds again, unless that lasts longer; the version of the case is compared, so of two moderators one decides.

import { sql } from "drizzle-orm";
import type { DecisionOutcome, MemberEffects, OfficeEffects } from "#moderation/appeals";
import type { MemberFacts } from "#moderation/facts";
import { canDecide, canGrantRole, canReview } from "#moderation/permissions/office";
import type { Permission } from "#moderation/permissions/permission";
import type { PermissionReason } from "#moderation/reasons";
import type { RuleKey } from "#moderation/rules";
import type { Actor, Role } from "~/actor";
import type { Db } from "~/database/db.server";
import { type JsonMoment, momentInJson } from "~/database/moments";
import { loadMemberFacts } from "~/models/member/facts.server";
import type { LatestDecision } from "./decision.server";
import { decideAboutMember, settleMemberAppeal } from "./member-case.server";
import { giveBackOffice } from "./office-change.server";
import type { Claim } from "./queue.server";
import { unmakeRestriction } from "./restriction-end.server";

export type MemberAppeal = {
  decisionId: number;
  because: string | null;
  at: Date;
  outcome: DecisionOutcome;
  rule: string | null;
  ruleVersion: number | null;
  /** What the decider wrote to the member. */
  note: string;
  decidedAt: Date;
  deciderId: number | null;
  deciderName: string | null;
  effects: Partial<MemberEffects & OfficeEffects> | null;
  decide: Permission;
};

export type MemberCase = {
  id: number;
  version: number;
  state: "open" | "claimed" | "decided";
  openedAt: Date;
  claim: Claim | null;
  memberId: number;
  memberName: string;
  appeals: MemberAppeal[];
};

type MemberCaseRow = Omit<MemberCase, "openedAt" | "claim" | "appeals"> & {
  memberRole: Role;
  openedAt: Date;
  claim: { byId: number; byName: string; until: JsonMoment } | null;
  appeals: (Omit<MemberAppeal, "at" | "decidedAt" | "decide"> & { at: JsonMoment; decidedAt: JsonMoment })[];
};

/** Null: no case about a member, or not for this reader. */
export async function findMemberCase(
  db: Db,
  { caseId, actor }: { caseId: number; actor: Actor },
): Promise<MemberCase | null> {
  const rows = await db.execute<MemberCaseRow>(sql`
    select c.id, c.version, c.state, c.opened_at as "openedAt", m.id as "memberId", m.display_name as "memberName", m.role as "memberRole",
      case when c.claimed_until > now() then json_build_object('byId', c.claimed_by, 'byName', k.display_name, 'until', c.claimed_until) end as claim,
      (select coalesce(json_agg(json_build_object('decisionId', x.id, 'because', s.passage, 'at', s.at, 'outcome', x.outcome, 'rule', x.rule,
          'ruleVersion', x.rule_version, 'note', x.note, 'decidedAt', x.at, 'deciderId', x.decider_id, 'deciderName', u.display_name,
          'effects', x.effects) order by s.id), '[]')
        from signals s join decisions x on x.id = s.decision_id left join users u on u.id = x.decider_id
        where s.case_id = c.id and s.kind = 'appeal' and s.settled_at is null) as appeals
    from cases c join users m on m.id = c.user_id left join users k on k.id = c.claimed_by where c.id = ${caseId}::bigint`);
  const [found] = rows;
  if (found === undefined) return null;
  const { memberRole, ...row } = found;
  const member = await loadMemberFacts(db, { actor, productId: null });
  if (!canReview(member).allowed) return null;
  return {
    ...row,
    openedAt: row.openedAt,
    claim: row.claim && { ...row.claim, until: momentInJson(row.claim.until) },
    appeals: row.appeals.map((appeal) => ({
      ...appeal,
      at: momentInJson(appeal.at),
      decidedAt: momentInJson(appeal.decidedAt),
      decide: mayAnswer(member, { memberId: row.memberId, memberRole }, appeal),
    })),
  };
}

/** About an office, only who could give it back. */
function mayAnswer(
  member: MemberFacts,
  { memberId, memberRole }: { memberId: number; memberRole: Role },
  { deciderId, effects }: Pick<MemberAppeal, "deciderId" | "effects">,
): Permission {
  const permission = canDecide(member, { authorId: memberId, isAppeal: true, firstDeciderId: deciderId });
  if (!permission.allowed || !effects?.office) return permission;
  return canGrantRole(member, { id: memberId, role: memberRole }, effects.office.from);
}

export async function isMemberCase(db: Db, caseId: number): Promise<boolean> {
  const rows = await db.execute(sql`select 1 from cases where id = ${caseId}::bigint and user_id is not null`);
  return rows.length > 0;
}

export type AnswerAppeal = {
  actor: Actor;
  caseId: number;
  version: number;
  appealedId: number;
  outcome: "uphold" | "overturn";
  note: string;
};

export type AnswerOutcome =
  | { kind: "decided"; outcome: "uphold" | "overturn"; decisionId: number }
  | { kind: "stale"; latest: LatestDecision | null }
  | { kind: "reason-needed" }
  | { kind: "missing" }
  | { kind: "forbidden"; reason: PermissionReason };

export async function answerMemberAppeal(db: Db, answer: AnswerAppeal): Promise<AnswerOutcome> {
  const { actor, caseId, version, appealedId, outcome, note } = answer;
  if (outcome === "uphold" && note === "") return { kind: "reason-needed" };
  return db.transaction(async (tx) => {
    await tx.execute(
      sql`select 1 from users where id = (select user_id from cases where id = ${caseId}::bigint) for no key update`,
    );
    const view = await findMemberCase(tx, { caseId, actor });
    if (view === null) return { kind: "missing" };
    const appeal = view.appeals.find(({ decisionId }) => decisionId === appealedId);
    if (appeal === undefined || view.version !== version) return { kind: "stale", latest: await latestOf(tx, caseId) };
    if (!appeal.decide.allowed) return { kind: "forbidden", reason: appeal.decide.reason };
    const given = outcome === "overturn" ? await giveBackAll(tx, { actor, memberId: view.memberId, appeal }) : null;
    const { decisionId } = await decideAboutMember(tx, {
      memberId: view.memberId,
      deciderId: actor.id,
      outcome,
      rule: appeal.rule as RuleKey | null,
      ruleVersion: appeal.ruleVersion,
      note,
      effects: given,
      appealedId,
    });
    await settleMemberAppeal(tx, { caseId, appealedId, decisionId, isUpheld: outcome === "overturn" });
    return { kind: "decided", outcome, decisionId };
  });
}

/** What the decision took, as far as it is still so. */
async function giveBackAll(
  tx: Db,
  { actor, memberId, appeal }: { actor: Actor; memberId: number; appeal: MemberAppeal },
): Promise<MemberEffects | OfficeEffects | null> {
  const { office, restriction } = appeal.effects ?? {};
  if (office) return giveBackOffice(tx, { memberId, office });
  if (!restriction) return null;
  const ending = { memberId, restrictionId: restriction.id, actorId: actor.id, isContested: true };
  const lifted = await unmakeRestriction(tx, ending);
  return lifted?.effects ?? null;
}

async function latestOf(tx: Db, caseId: number): Promise<LatestDecision | null> {
  const rows = await tx.execute<{ outcome: DecisionOutcome; byName: string | null; at: Date }>(sql`
    select x.outcome, u.display_name as "byName", x.at from decisions x left join users u on u.id = x.decider_id
    where x.case_id = ${caseId}::bigint order by x.id desc limit 1`);
  const [row] = rows;
  return row ?? null;
}
