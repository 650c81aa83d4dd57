// The end of a restriction before its date: lifted, overturned, taken back with a clean-up, or replaced by another.
//
// Promises: an appeal that waits against it is answered by the same act, and its case closes; what it had replaced holds again
// where it falls as if it had never been (an appeal was right, a clean-up was undone), and is over where somebody gives the
// function back. Being right never costs: after an appeal nothing comes back that lasts longer than what was contested, nor what
// was contested itself and replaced before anybody had looked (2026-11-30). The member's row must be locked.
import { sql } from "drizzle-orm";
import type { MemberEffects } from "#moderation/appeals";
import type { RuleKey } from "#moderation/rules";
import type { Db } from "~/database/db.server";
import { decideAboutMember, settleMemberAppeal } from "./member-case.server";

type Ended = { rule: RuleKey | null; effects: MemberEffects };

/** False: it was not in force any more. */
export async function giveBack(
  tx: Db,
  ending: { memberId: number; restrictionId: number; actorId: number; note: string; isAsIfNeverImposed: boolean },
): Promise<boolean> {
  const { memberId, restrictionId, actorId, note, isAsIfNeverImposed } = ending;
  const appeal = await findWaitingAppeal(tx, restrictionId);
  const ended = isAsIfNeverImposed
    ? await unmakeRestriction(tx, { ...ending, isContested: appeal !== null })
    : await endRestriction(tx, ending);
  if (ended === null) return false;
  const { decisionId } = await decideAboutMember(tx, {
    memberId,
    deciderId: actorId,
    outcome: appeal ? "overturn" : "lift",
    rule: ended.rule,
    note,
    effects: ended.effects,
    appealedId: appeal?.appealedId ?? null,
  });
  // What an appeal asked for has been done: that is its answer.
  if (appeal) await settleMemberAppeal(tx, { ...appeal, decisionId, isUpheld: true });
  return true;
}

/** For what falls as if it had never been: what it replaced holds again. Null: it was not in force any more. */
export async function unmakeRestriction(
  tx: Db,
  ending: { memberId: number; restrictionId: number; actorId: number; isContested: boolean },
): Promise<Ended | null> {
  const ended = await endRestriction(tx, ending);
  if (ended === null) return null;
  // What was replaced ended at the moment at which this began, and an appeal against it was answered then: one transaction.
  const rows = await tx.execute<{ decisionId: number | null }>(sql`
    with fallen as (select * from restrictions where id = ${ending.restrictionId}::bigint)
    update restrictions r set lifted_at = null, lifted_by = null from fallen
    where r.user_id = ${ending.memberId}::bigint and r.id < fallen.id and r.lifted_at = fallen.starts_at
      and r.function_name = fallen.function_name and r.area_id is not distinct from fallen.area_id
      and r.product_id is not distinct from fallen.product_id and (r.ends_at is null or r.ends_at > now())
      and not exists (select 1 from decisions y where y.appealed_id = r.decision_id and y.outcome = 'overturn')
      and (not ${ending.isContested}::boolean or coalesce(r.ends_at, 'infinity') <= coalesce(fallen.ends_at, 'infinity') and not exists (
        select 1 from decisions y where y.appealed_id = r.decision_id and y.at >= date_trunc('milliseconds', r.lifted_at)))
    returning r.decision_id as "decisionId"`);
  const again = rows[0]?.decisionId ?? null;
  return again === null ? ended : { ...ended, effects: { ...ended.effects, again } };
}

/** The same restriction that is in force makes room for another. An appeal against it hears that something of it stays. */
export async function replaceEqual(
  tx: Db,
  like: {
    memberId: number;
    functionName: string;
    areaId: number | null;
    productId: number | null;
    actorId: number;
    note: string;
  },
): Promise<void> {
  const rows = await tx.execute<{ id: number; rule: RuleKey | null }>(sql`
    update restrictions set lifted_at = now(), lifted_by = ${like.actorId}::bigint
    where user_id = ${like.memberId}::bigint and function_name = ${like.functionName} and area_id is not distinct from ${like.areaId}::bigint
      and product_id is not distinct from ${like.productId}::bigint and lifted_at is null and (ends_at is null or ends_at > now())
    returning id, (select rule from decisions x where x.id = restrictions.decision_id) as rule`);
  for (const { id, rule } of rows) {
    const appeal = await findWaitingAppeal(tx, id);
    if (!appeal) continue;
    const { memberId, actorId: deciderId, note } = like;
    const upheld = { memberId, deciderId, outcome: "uphold" as const, rule, note, effects: null };
    const { decisionId } = await decideAboutMember(tx, { ...upheld, appealedId: appeal.appealedId });
    await settleMemberAppeal(tx, { ...appeal, decisionId, isUpheld: false });
  }
}

async function endRestriction(
  tx: Db,
  { memberId, restrictionId, actorId }: { memberId: number; restrictionId: number; actorId: number },
): Promise<Ended | null> {
  const rows = await tx.execute<MemberEffects["restriction"] & { rule: RuleKey | null }>(sql`
    update restrictions set lifted_at = now(), lifted_by = ${actorId}::bigint
    where id = ${restrictionId}::bigint and user_id = ${memberId}::bigint and lifted_at is null and (ends_at is null or ends_at > now())
    returning id, function_name as "functionName", area_id as "areaId", product_id as "productId", case_id as "caseId",
      (select rule from decisions x where x.id = restrictions.decision_id) as rule,
      to_char(ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "endsAt"`);
  const [row] = rows;
  if (row === undefined) return null;
  const { rule, ...restriction } = row;
  return { rule, effects: { restriction } };
}

async function findWaitingAppeal(
  tx: Db,
  restrictionId: number,
): Promise<{ caseId: number; appealedId: number } | null> {
  const rows = await tx.execute<{ caseId: number; appealedId: number }>(sql`
    select s.case_id as "caseId", r.decision_id as "appealedId" from restrictions r
    join signals s on s.decision_id = r.decision_id and s.kind = 'appeal' and s.settled_at is null where r.id = ${restrictionId}::bigint`);
  return rows[0] ?? null;
}
