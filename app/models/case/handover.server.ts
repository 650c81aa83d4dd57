// Handing a case on, with a word: to the administrators, or to one moderator. And putting it aside for oneself.
//
// Promises: one handover at a time, the newest; it is a hint and no lock, so whoever may decide still may; it ends when the case
// is decided. Whoever handed a case on, or skipped it, is not offered it as the next one; whom it was handed to is offered it first.
import { sql } from "drizzle-orm";
import { SKIP_MINUTES } from "#moderation/verdicts";
import type { Db } from "~/database/db.server";
import { isSuspended } from "~/models/member/suspension";
import { lockCase } from "./decision-check.server";

export type Handover = {
  byId: number | null;
  byName: string | null;
  /** Null: to the administrators. */
  toId: number | null;
  toName: string | null;
  note: string;
  at: Date;
};

export type HandOverOutcome = { kind: "done" } | { kind: "missing" } | { kind: "nobody" };

/** `toId` null: the administrators. Refuses: to hand it to oneself, to nobody, or to somebody without the office. */
export async function handOver(
  db: Db,
  { caseId, actorId, toId, note }: { caseId: number; actorId: number; toId: number | null; note: string },
): Promise<HandOverOutcome> {
  return db.transaction(async (tx) => {
    const found = await lockCase(tx, caseId);
    if (!found || found.state === "decided") return { kind: "missing" };
    if (toId === actorId) return { kind: "nobody" };
    if (toId !== null && !(await listHandoverTargets(tx, actorId)).some(({ id }) => id === toId))
      return { kind: "nobody" };
    await endHandover(tx, caseId);
    await tx.execute(sql`
      with free as (
        update cases set state = 'open', claimed_by = null, claimed_until = null
        where id = ${caseId}::bigint and state = 'claimed' and claimed_by = ${actorId}::bigint
      )
      insert into handovers (case_id, by_id, to_id, note) values (${caseId}::bigint, ${actorId}::bigint, ${toId}::bigint, ${note})`);
    return { kind: "done" };
  });
}

export async function endHandover(tx: Db, caseId: number): Promise<void> {
  await tx.execute(sql`update handovers set ended_at = now() where case_id = ${caseId}::bigint and ended_at is null`);
}

/** Not now: the case is free for others, and not the next one for this member for an hour. */
export async function skipCase(db: Db, { caseId, actorId }: { caseId: number; actorId: number }): Promise<void> {
  await db.execute(sql`
    with free as (
      update cases set state = 'open', claimed_by = null, claimed_until = null
      where id = ${caseId}::bigint and state = 'claimed' and claimed_by = ${actorId}::bigint
        and not exists (select 1 from verdicts v where v.case_id = cases.id and v.refusal is null)
    ), old as (
      delete from case_skips where user_id = ${actorId}::bigint and until < now() and case_id <> ${caseId}::bigint
    )
    insert into case_skips (case_id, user_id, until)
    select id, ${actorId}::bigint, now() + make_interval(mins => ${SKIP_MINUTES}) from cases where id = ${caseId}::bigint
    on conflict (user_id, case_id) do update set until = excluded.until`);
}

/** Over handovers h: whom it was handed to can decide; of the administrators, another one than who handed it on. */
export const isLookedAfter = sql`exists (select 1 from users t
  where t.deleted_at is null and not ${isSuspended(sql`t.id`)} and case when h.to_id is null
    then t.role = 'admin' and t.id is distinct from h.by_id
    else t.role in ('moderator', 'admin') and t.id = h.to_id end)`;

export type HandoverTarget = { id: number; name: string };

const TARGETS_SHOWN = 100;

/** Who moderates here, without oneself. */
export async function listHandoverTargets(db: Db, actorId: number): Promise<HandoverTarget[]> {
  return db.execute<HandoverTarget>(sql`
    select id, display_name as name from users
    where role in ('moderator', 'admin') and deleted_at is null and id <> ${actorId}::bigint and not ${isSuspended(sql`users.id`)} order by display_name, id limit ${TARGETS_SHOWN}`);
}

/** The open one of a case. */
export async function findHandover(db: Db, caseId: number): Promise<Handover | null> {
  const rows = await db.execute<Handover>(sql`
    select h.by_id as "byId", b.display_name as "byName", h.to_id as "toId", t.display_name as "toName", h.note, h.at
    from handovers h left join users b on b.id = h.by_id and b.deleted_at is null left join users t on t.id = h.to_id and t.deleted_at is null
    where h.case_id = ${caseId}::bigint and h.ended_at is null`);
  return rows[0] ?? null;
}
