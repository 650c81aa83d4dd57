// Giving somebody an office and taking it away: a decision in the member's record, with words, told, in the log, and where something
// is taken open to an appeal that another administrator answers.
//
// Promises: nobody changes their own office; the last administrator keeps theirs; a changed office ends the member's sessions, so that
// nothing goes on with old rights; while an appeal waits, whoever took the office does nothing about that member, and giving it
// back answers the appeal.
import { eq, sql } from "drizzle-orm";
import { users } from "#drizzle/schema/people";
import { type OfficeEffects, outcomeOfOffice } from "#moderation/appeals";
import { canGrantRole, needsAnotherAdmin } from "#moderation/permissions/office";
import type { Actor, Role } from "~/actor";
import type { Db } from "~/database/db.server";
import { isLastAdmin, type MemberOutcome, onMember } from "~/models/member/admin.server";
import { deleteSessionsOf } from "~/models/member/session.server";
import { refuseFirstDecider } from "./first-decider.server";
import { decideAboutMember, settleMemberAppeal } from "./member-case.server";

export type OfficeOutcome = MemberOutcome | { kind: "reason-needed" };

/** `note`: what the member reads; needed where an office is taken away. */
export async function changeRole(
  db: Db,
  { actor, memberId, role, note = "" }: { actor: Actor; memberId: number; role: Role; note?: string },
): Promise<OfficeOutcome> {
  return onMember<OfficeOutcome>(db, { actor, memberId }, async (tx, member, facts) => {
    const permission = canGrantRole(facts, member, role);
    if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
    if (member.role === role) return { kind: "unchanged" };
    if (needsAnotherAdmin(member, role) && (await isLastAdmin(tx, memberId))) return { kind: "last-admin" };
    const office = { from: member.role, to: role };
    if (outcomeOfOffice(office) === "withdraw" && note === "") return { kind: "reason-needed" };
    const first = await refuseFirstDecider(tx, { memberId }, { actorId: actor.id, authorId: memberId });
    if (first) return first;
    await change(tx, { actor, memberId, office, note });
    return { kind: "done" };
  });
}

type Change = { actor: Actor; memberId: number; office: OfficeEffects["office"]; note: string };

async function change(tx: Db, { actor, memberId, office, note }: Change): Promise<void> {
  await setOffice(tx, memberId, office.to);
  const appeal = await findWaitingAppeal(tx, memberId, office);
  const { decisionId } = await decideAboutMember(tx, {
    memberId,
    deciderId: actor.id,
    outcome: appeal ? "overturn" : outcomeOfOffice(office),
    rule: null,
    note,
    effects: { office },
    appealedId: appeal?.appealedId ?? null,
  });
  if (appeal) await settleMemberAppeal(tx, { ...appeal, decisionId, isUpheld: true });
}

async function setOffice(tx: Db, memberId: number, role: Role): Promise<void> {
  await tx.update(users).set({ role }).where(eq(users.id, memberId));
  await deleteSessionsOf(tx, { userId: memberId });
}

/** What an overturning gives back, if the office is still as that decision left it. The member's row must be locked. */
export async function giveBackOffice(
  tx: Db,
  { memberId, office }: { memberId: number; office: OfficeEffects["office"] },
): Promise<OfficeEffects | null> {
  const rows = await tx.execute(sql`select 1 from users where id = ${memberId}::bigint and role = ${office.to}`);
  if (rows.length === 0) return null;
  await setOffice(tx, memberId, office.from);
  return { office: { from: office.to, to: office.from } };
}

/** Against the very act that is now taken back. */
async function findWaitingAppeal(
  tx: Db,
  memberId: number,
  { from, to }: OfficeEffects["office"],
): Promise<{ caseId: number; appealedId: number } | null> {
  const rows = await tx.execute<{ caseId: number; appealedId: number }>(sql`
    select c.id as "caseId", x.id as "appealedId" from cases c
    join signals s on s.case_id = c.id and s.kind = 'appeal' and s.settled_at is null join decisions x on x.id = s.decision_id
    where c.user_id = ${memberId}::bigint and x.effects -> 'office' ->> 'from' = ${to} and x.effects -> 'office' ->> 'to' = ${from}
    order by x.id desc limit 1`);
  return rows[0] ?? null;
}
