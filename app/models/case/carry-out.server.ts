// Carrying out what moderators decided and did not take back in time.
//
// Promises: exactly once, with the same questions asked again; what changed meanwhile (its author wrote, an appeal came, the text is
// another one) is not decided over: the verdict is refused, the case waits again, and its decider reads why. What one press decided
// begins when the time of all of it is over, so that it is taken back as a whole. Locks as in verdict.server.
import { eq, sql } from "drizzle-orm";
import { verdicts } from "#drizzle/schema/queue";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { knownLanguage } from "~/i18n";
import { findUser } from "~/models/member/user.server";
import { decideIn } from "./decision.server";
import { type DecideOutcome, lockCase } from "./decision-check.server";
import { endHandover } from "./handover.server";
import type { Noted, RefusedVerdict } from "./verdict.server";

type DueRow = { id: number; caseId: number; deciderId: number; version: number; decision: Noted; isLastTry: boolean };

const AT_ONCE = 50;
/** So long a verdict that fails is tried again; then its case waits for everybody again. */
const TRIED_MINUTES = 5;

/** Everything that is due; one that fails does not stop the others, and is tried again for some minutes. */
export async function carryOutDue(db: Db): Promise<number> {
  let done = 0;
  let after = 0;
  const failures: unknown[] = [];
  for (;;) {
    const rows = await db.execute<DueRow>(sql`
      select v.id, v.case_id as "caseId", v.decider_id as "deciderId", v.version, v.decision,
        v.due_at < now() - make_interval(mins => ${TRIED_MINUTES}) as "isLastTry"
      from verdicts v where v.refusal is null and v.due_at <= now() and v.id > ${after}::bigint
        and not exists (select 1 from verdicts o
          where o.decider_id = v.decider_id and o.batch = v.batch and o.refusal is null and o.due_at > now())
      order by v.id limit ${AT_ONCE}`);
    for (const row of rows) {
      after = row.id;
      try {
        if (await carryOutOne(db, row)) done += 1;
      } catch (error) {
        failures.push(error);
        if (row.isLastTry) await giveUp(db, row, failures);
      }
    }
    if (rows.length < AT_ONCE) break;
  }
  if (failures.length > 0) throw failures[0];
  return done;
}

async function carryOutOne(db: Db, row: DueRow): Promise<boolean> {
  return db.transaction(async (tx) => {
    await lockCase(tx, row.caseId);
    const still = await tx.execute(
      sql`select 1 from verdicts where id = ${row.id}::bigint and refusal is null for update`,
    );
    if (still.length === 0) return false;
    const actor = await findActor(tx, row.deciderId);
    const outcome: { kind: DecideOutcome["kind"] } =
      actor === null
        ? { kind: "missing" }
        : await decideIn(tx, { ...row.decision, actor, caseId: row.caseId, version: row.version }, row.id);
    if (outcome.kind === "decided") {
      await tx.delete(verdicts).where(eq(verdicts.id, row.id));
      await endHandover(tx, row.caseId);
      return true;
    }
    await refuse(tx, row, outcome.kind);
    return false;
  });
}

/** What was said goes with the verdict: nobody reads it any more, and it may quote somebody who leaves. */
async function refuse(tx: Db, { id, caseId, deciderId }: DueRow, refusal: RefusedVerdict): Promise<void> {
  await tx.execute(sql`
    with freed as (
      update cases set state = 'open', claimed_by = null, claimed_until = null
      where id = ${caseId}::bigint and state = 'claimed' and claimed_by = ${deciderId}::bigint
    )
    update verdicts set refusal = ${refusal}, decision = jsonb_build_object('outcome', decision -> 'outcome')
    where id = ${id}::bigint and refusal is null`);
}

/** Whoever decided reads that it failed, and others can decide. */
async function giveUp(db: Db, row: DueRow, failures: unknown[]): Promise<void> {
  try {
    await db.transaction(async (tx) => {
      await lockCase(tx, row.caseId);
      await refuse(tx, row, "failed");
    });
  } catch (error) {
    failures.push(error);
  }
}

/** Whoever decided, as they are now: an office that was taken away meanwhile decides nothing. */
async function findActor(tx: Db, id: number): Promise<Actor | null> {
  const user = await findUser(tx, id);
  if (!user) return null;
  const { name, displayName, role, timeZone, avatar, isVerified, createdAt } = user;
  const language = knownLanguage(user.language);
  return {
    id,
    name,
    displayName,
    role,
    isSuspended: false,
    language,
    timeZone,
    avatar,
    isVerified,
    joinedAt: createdAt,
  };
}
