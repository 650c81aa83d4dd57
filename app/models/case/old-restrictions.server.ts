// Restrictions from before they were decisions: nobody was told, and nobody could appeal. Each that is in force gets its place in
// the record and the log, as its imposer's decision, and is told and open to appeal from then on.
//
// Promises: once per restriction; a bounded number at a time, the rest the next time. In the log it stands at the moment it was
// written there, because the log only grows.
import { eq, sql } from "drizzle-orm";
import { restrictions } from "#drizzle/schema/people";
import type { MemberEffects } from "#moderation/appeals";
import type { Db } from "~/database/db.server";
import { lockUser } from "~/models/member/user.server";
import { decideAboutMember } from "./member-case.server";

const AT_ONCE = 100;

type Old = NonNullable<MemberEffects["restriction"]> & { memberId: number; reason: string; imposedBy: number | null };

/** Says how many there were. */
export async function recordOldRestrictions(db: Db): Promise<number> {
  const rows = await db.execute<{ id: number; memberId: number }>(sql`
    select id, user_id as "memberId" from restrictions
    where decision_id is null and lifted_at is null and (ends_at is null or ends_at > now()) order by id limit ${AT_ONCE}`);
  for (const { id, memberId } of rows)
    await db.transaction(async (tx) => {
      if (await lockUser(tx, memberId)) await record(tx, id);
    });
  return rows.length;
}

async function record(tx: Db, id: number): Promise<void> {
  const rows = await tx.execute<Old>(sql`
    select id, user_id as "memberId", function_name as "functionName", area_id as "areaId", product_id as "productId", case_id as "caseId", reason,
      imposed_by as "imposedBy", to_char(ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "endsAt"
    from restrictions where id = ${id}::bigint and decision_id is null and lifted_at is null and (ends_at is null or ends_at > now()) for update`);
  const [old] = rows;
  if (old === undefined) return;
  const { memberId, reason, imposedBy, ...restriction } = old;
  const { decisionId } = await decideAboutMember(tx, {
    memberId,
    deciderId: imposedBy,
    outcome: "restrict",
    rule: null,
    note: reason,
    effects: { restriction },
  });
  await tx.update(restrictions).set({ decisionId }).where(eq(restrictions.id, id));
}
