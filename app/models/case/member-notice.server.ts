// The notice about a decision that concerns a member rather than a text: what was taken away or given back, where, until when,
// why, how things stand now, and how to contest it. For that member and for moderators; for everybody else it is not there.

import { sql } from "drizzle-orm";
import {
  answerBy,
  appealUntil,
  type DecisionOutcome,
  isAppealable,
  type MemberEffects,
  type OfficeEffects,
} from "#moderation/appeals";
import type { MemberFacts } from "#moderation/facts";
import { canAppeal, canSeeRecord } from "#moderation/permissions/office";
import { isModerator } from "#moderation/permissions/permission";
import type { Role } from "~/actor";
import type { Db } from "~/database/db.server";
import { type JsonMoment, momentInJson } from "~/database/moments";
import type { WaitingOrAnswered } from "./decision-notice.server";

export type MemberNotice = {
  id: number;
  caseId: number;
  memberName: string;
  outcome: DecisionOutcome;
  rule: string | null;
  ruleVersion: number | null;
  passage: string | null;
  note: string;
  /** When passage and note were erased. */
  erasedAt: Date | null;
  at: Date;
  /** For moderators only. */
  deciderName: string | null;
  isOwn: boolean;
  restriction: MemberEffects["restriction"] | null;
  /** The office before and after, and now. */
  office: OfficeEffects["office"] | null;
  roleNow: Role;
  /** How things stand now. */
  isInForce: boolean;
  liftedAt: Date | null;
  /** The decision that took its place when it ended before its date. */
  replacedById: number | null;
  /** The decision that holds again, because this one had replaced it. */
  againId: number | null;
  appeal: WaitingOrAnswered | null;
  appealUntil: Date | null;
  mayAppeal: boolean;
  appealedId: number | null;
};

type NoticeRow = {
  id: number;
  caseId: number;
  memberId: number;
  memberName: string;
  outcome: DecisionOutcome;
  rule: string | null;
  ruleVersion: number | null;
  passage: string | null;
  note: string;
  /** When passage and note were erased. */
  erasedAt: Date | null;
  at: Date;
  now: Date;
  effects: Partial<MemberEffects & OfficeEffects> | null;
  roleNow: Role;
  deciderName: string | null;
  isInForce: boolean | null;
  liftedAt: Date | null;
  replacedById: number | null;
  appealedId: number | null;
  appeal: { because: string | null; at: JsonMoment; isWaiting: boolean } | null;
  answer: { id: number; outcome: DecisionOutcome; note: string; at: JsonMoment } | null;
};

export async function findMemberNotice(db: Db, member: MemberFacts, id: number): Promise<MemberNotice | null> {
  const rows = await db.execute<NoticeRow>(sql`
    select x.id, x.case_id as "caseId", m.id as "memberId", m.display_name as "memberName", m.role as "roleNow", x.outcome, x.rule, x.rule_version as "ruleVersion",
      x.passage, x.note, x.erased_at as "erasedAt", x.at, now() as now, x.effects, u.display_name as "deciderName", x.appealed_id as "appealedId",
      r.lifted_at is null and (r.ends_at is null or r.ends_at > now()) as "isInForce", r.lifted_at as "liftedAt",
      (select n.decision_id from restrictions n where n.user_id = r.user_id and n.id > r.id and n.starts_at = r.lifted_at and n.function_name = r.function_name
        and n.area_id is not distinct from r.area_id and n.product_id is not distinct from r.product_id order by n.id limit 1) as "replacedById",
      (select json_build_object('because', s.passage, 'at', s.at, 'isWaiting', s.settled_at is null) from signals s where s.decision_id = x.id and s.kind = 'appeal') as appeal,
      (select json_build_object('id', y.id, 'outcome', y.outcome, 'note', y.note, 'at', y.at) from decisions y where y.appealed_id = x.id) as answer
    from decisions x join cases c on c.id = x.case_id join users m on m.id = c.user_id left join users u on u.id = x.decider_id
    left join restrictions r on r.id = (x.effects -> 'restriction' ->> 'id')::bigint
    where x.id = ${id}::bigint`);
  const [row] = rows;
  if (row === undefined || !canSeeRecord(member, row.memberId).allowed) return null;
  return noticeOf(row, member);
}

function noticeOf(
  { at, now, memberId, effects, answer, appeal, ...row }: NoticeRow,
  member: MemberFacts,
): MemberNotice {
  const isWithinTime = isAppealable({ outcome: row.outcome, at }, now);
  const permission = canAppeal(member, { authorId: memberId, isAppealed: appeal !== null, isWithinTime });
  return {
    ...row,
    at,
    isOwn: memberId === member.id,
    deciderName: isModerator(member) ? row.deciderName : null,
    restriction: effects?.restriction ?? null,
    office: effects?.office ?? null,
    isInForce: row.isInForce === true,
    againId: effects?.again ?? null,
    appeal: appeal && {
      because: appeal.because,
      isWaiting: appeal.isWaiting,
      at: momentInJson(appeal.at),
      answerUntil: answerBy(momentInJson(appeal.at)),
      answer: answer && { ...answer, at: momentInJson(answer.at) },
    },
    appealUntil: isAppealable({ outcome: row.outcome, at }, at) ? appealUntil(at) : null,
    mayAppeal: permission.allowed,
  };
}
