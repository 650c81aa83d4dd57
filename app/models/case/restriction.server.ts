// Restrictions: one function taken away from one member, somewhere or everywhere, until a date.
//
// Promises: moderation says who may and for how long; each is a decision in the member's record and in the chained log, with
// rule and words, told at once and open to appeal; it names the case it rests on. It ends by itself, and lifting one is
// a decision as well (restriction-end). The same restriction again replaces the one in force.
import { eq, sql } from "drizzle-orm";
import { restrictions } from "#drizzle/schema/people";
import { canRestrict } from "#moderation/permissions/office";
import type { PermissionReason } from "#moderation/reasons";
import { LONGEST, type Longest, type Restrictable } from "#moderation/restrictions";
import type { RuleKey } from "#moderation/rules";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { onMember } from "~/models/member/admin.server";
import type { loadMemberFacts } from "~/models/member/facts.server";
import { endSessionsBy } from "~/models/member/session.server";
import type { User } from "~/models/member/user.server";
import { refuseFirstDecider } from "./first-decider.server";
import { decideAboutMember } from "./member-case.server";
import { giveBack, replaceEqual } from "./restriction-end.server";

export type RestrictionOutcome =
  | { kind: "done" | "unchanged" }
  | { kind: "missing" }
  | { kind: "unknown"; field: "area" | "product" | "case" }
  | { kind: "forbidden"; reason: PermissionReason };

export type Restrict = {
  actor: Actor;
  memberId: number;
  functionName: Restrictable;
  /** Null: everywhere. */
  areaId?: number | null;
  productId?: number | null;
  /** Null: until somebody lifts it. */
  days: number | null;
  rule?: RuleKey | null;
  /** What the member reads. */
  reason: string;
  /** The case it rests on. */
  caseId?: number | null;
};

export async function restrictMember(db: Db, restrict: Restrict): Promise<RestrictionOutcome> {
  const { actor, memberId, functionName, days, reason } = restrict;
  const { areaId = null, productId = null, caseId = null, rule = null } = restrict;
  return onRestricted(db, { actor, memberId }, async (tx, member, facts) => {
    const permission = canRestrict(facts, member, { days, longest: await longestFor(tx, functionName) });
    if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
    const field = await unknownPart(tx, restrict);
    if (field) return { kind: "unknown", field };
    await replaceEqual(tx, { memberId, functionName, areaId, productId, actorId: actor.id, note: reason });
    const rows = await tx.execute<{ id: number; endsAt: Date | null }>(sql`
      insert into restrictions (user_id, function_name, area_id, product_id, case_id, reason, imposed_by, ends_at)
      values (${memberId}::bigint, ${functionName}, ${areaId}::bigint, ${productId}::bigint, ${caseId}::bigint, ${reason},
        ${actor.id}::bigint, now() + make_interval(days => ${days}::int))
      returning id, ends_at as "endsAt"`);
    const [row] = rows;
    if (row === undefined) throw new Error("no restriction");
    const endsAt = row.endsAt?.toISOString() ?? null;
    const effects = { restriction: { id: row.id, functionName, areaId, productId, endsAt, caseId } };
    const decided = { memberId, deciderId: actor.id, outcome: "restrict" as const, rule, note: reason, effects };
    const { decisionId } = await decideAboutMember(tx, decided);
    await tx.update(restrictions).set({ decisionId }).where(eq(restrictions.id, row.id));
    // A ban holds on every device from now on; logging in again leads to reading, the record and the appeal.
    const isBan = functionName === "all" && areaId === null && productId === null;
    if (isBan) await endSessionsBy(tx, { userId: memberId, decisionId });
    return { kind: "done" };
  });
}

/** What administrators allow moderators, as it is now. */
export async function longestFor(tx: Db, functionName: Restrictable): Promise<number | null> {
  const rows = await tx.execute<{ longest: Partial<Longest> | null }>(
    sql`select value -> 'longest' as longest from settings where key = 'limits'`,
  );
  const set = rows[0]?.longest?.[functionName];
  return set === undefined ? LONGEST[functionName] : set;
}

/** As the forms send it: take something away, or give it back. */
export type RestrictionForm =
  | (Pick<Restrict, "functionName" | "days" | "reason"> & {
      do: "restrict";
      area: number | null;
      product: number | null;
      rule: RuleKey | null;
      case: number | null;
    })
  | { do: "lift"; id: number };

export function carryOutRestriction(
  db: Db,
  { actor, memberId }: { actor: Actor; memberId: number },
  form: RestrictionForm,
): Promise<RestrictionOutcome> {
  if (form.do === "lift") return liftRestriction(db, { actor, memberId, restrictionId: form.id });
  const { functionName, days, reason, rule } = form;
  const where = { areaId: form.area, productId: form.product, caseId: form.case };
  return restrictMember(db, { actor, memberId, functionName, days, reason, rule, ...where });
}

/** What does not exist of area, product and case; a case must be about something the member wrote or did. */
async function unknownPart(
  tx: Db,
  { memberId, areaId = null, productId = null, caseId = null }: Restrict,
): Promise<"area" | "product" | "case" | null> {
  const rows = await tx.execute<{ unknown: "area" | "product" | "case" | null }>(sql`
    select case
      when ${areaId}::bigint is not null and not exists (select 1 from areas where id = ${areaId}::bigint) then 'area'
      when ${productId}::bigint is not null and not exists (select 1 from products where id = ${productId}::bigint) then 'product'
      when ${caseId}::bigint is not null and not exists (
        select 1 from cases c where c.id = ${caseId}::bigint and (c.user_id = ${memberId}::bigint
          or exists (select 1 from documents d where d.id = c.document_id and d.author_id = ${memberId}::bigint)
          or exists (select 1 from revisions v where v.document_id = c.document_id and v.author_id = ${memberId}::bigint)
          or exists (select 1 from proposals o where o.document_id = c.document_id and o.author_id = ${memberId}::bigint))) then 'case'
      end as unknown`);
  return rows[0]?.unknown ?? null;
}

export async function liftRestriction(
  db: Db,
  {
    actor,
    memberId,
    restrictionId,
    note = "",
  }: { actor: Actor; memberId: number; restrictionId: number; note?: string },
): Promise<RestrictionOutcome> {
  return onRestricted(db, { actor, memberId }, async (tx, member, facts) => {
    const permission = canRestrict(facts, member);
    if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
    const lift = { memberId, restrictionId, actorId: actor.id, note, isAsIfNeverImposed: false };
    return { kind: (await giveBack(tx, lift)) ? "done" : "unchanged" };
  });
}

async function onRestricted(
  db: Db,
  { actor, memberId }: { actor: Actor; memberId: number },
  act: (tx: Db, member: User, facts: Awaited<ReturnType<typeof loadMemberFacts>>) => Promise<RestrictionOutcome>,
): Promise<RestrictionOutcome> {
  return onMember<RestrictionOutcome>(db, { actor, memberId }, async (tx, member, facts) => {
    const first = await refuseFirstDecider(tx, { memberId }, { actorId: actor.id, authorId: memberId });
    return first ?? act(tx, member, facts);
  });
}
