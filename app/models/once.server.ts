// Exactly once: the first submit of a form does the work, every other one gets its answer.
//
// The key row and the work are one transaction. A second submit with the same key waits at the unique index until the first
// has committed, then reads its outcome; after a crash neither is there and the retry does the work. An outcome that
// changed nothing (refused, forbidden, conflict) is rolled back together with its key, so that the corrected form may use it again.
// A key that comes with something else than the first time swallows nothing: every command says what is done with that.

import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { idempotencyKeys } from "#drizzle/schema/happenings";
import type { Db } from "~/database/db.server";
import { Unavailable } from "~/models/unavailable";

type Outcome = { kind: string };

/**
 * What a form sent: a hash, and what happens when the same key comes with something else, as from a page that somebody went
 * back to. "anew": it is done, as if it came with a key of its own. A function: nothing is done again, and this is the answer.
 */
export type Sent<T> = { hash: string; instead: "anew" | ((first: object) => T) };

/** `of`: the command. One page may send its key to several (asking, and "this solved it"), and each has its effect. */
export type KeyedForm<T = never> = { userId: number; key: string; of: string; sent: Sent<T> };

/** For what a form sent, in any order of its fields that is the same each time. */
export function hashOf(sent: unknown): string {
  return createHash("sha256").update(JSON.stringify(sent)).digest("base64url");
}

type Kept<T> = { outcome: T & { sent?: string } };

function keyOf({ of, key }: { of: string; key: string }): string {
  return `${of} ${key}`;
}

class NothingChanged extends Error {
  constructor(readonly outcome: Outcome) {
    super("rolled back on purpose");
  }
}

/** Outcomes with an effect. Every other one leaves nothing behind: what came to nothing may be tried again with the same form. */
const CHANGED_SOMETHING = new Set(["published", "held", "proposed", "done", "saved", "created", "flagged", "changed"]);

export async function once<T extends Outcome>(db: Db, form: KeyedForm<T>, work: (tx: Db) => Promise<T>): Promise<T> {
  const { userId } = form;
  const key = keyOf(form);
  try {
    return await db.transaction(async (tx) => {
      // Holding the member's row: an account that is being deleted waits for this, or this finds it deleted.
      const mine = await tx.execute(sql`
        insert into idempotency_keys (user_id, key) select id, ${key} from users
        where id = ${userId}::bigint and deleted_at is null for key share on conflict do nothing returning key`);
      const first = mine.length === 0 ? answerOf(form, await firstOutcome(tx, form)) : null;
      if (first) return first;
      const outcome = await work(tx);
      if (!CHANGED_SOMETHING.has(outcome.kind)) throw new NothingChanged(outcome);
      const kept = { ...outcome, sent: form.sent.hash };
      await tx
        .update(idempotencyKeys)
        .set({ outcome: kept })
        .where(and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.key, key)));
      return outcome;
    });
  } catch (error) {
    if (error instanceof NothingChanged) return error.outcome as T;
    throw error;
  }
}

/** Holds the key's row, so that what is done anew is done by one. */
async function firstOutcome<T extends Outcome>(tx: Db, form: KeyedForm<T>): Promise<Kept<T>> {
  const rows = await tx.execute<Kept<T>>(sql`
    select outcome from idempotency_keys where user_id = ${form.userId}::bigint and key = ${keyOf(form)} for no key update`);
  const row = rows[0];
  if (!row) throw new Unavailable("left");
  return row;
}

/** What a form with this key came to when it had its effect, whatever stands against it by now; else `outcome`. */
export async function unlessDone<T extends Outcome>(db: Db, form: KeyedForm<T>, outcome: T): Promise<T> {
  const rows = await db.execute<Kept<T>>(sql`
    select outcome from idempotency_keys where user_id = ${form.userId}::bigint and key = ${keyOf(form)} and outcome is not null`);
  return (rows[0] && answerOf(form, rows[0])) ?? outcome;
}

/** Null: it says something else and is to be done. */
function answerOf<T extends Outcome>({ sent }: KeyedForm<T>, { outcome }: Kept<T>): T | null {
  const { sent: hash, ...first } = outcome;
  if (hash === undefined || sent.hash === hash) return first as T;
  return sent.instead === "anew" ? null : sent.instead(first);
}

/** Whether a form with this key has had its effect. */
export async function wasDone(db: Db, form: { userId: number; key: string; of: string }): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from idempotency_keys where user_id = ${form.userId}::bigint and key = ${keyOf(form)} and outcome is not null`);
  return rows.length > 0;
}

const KEPT_DAYS = 7;

/** Nobody submits a form again after that. */
export async function deleteOldKeys(db: Db): Promise<void> {
  await db.execute(sql`delete from idempotency_keys where created_at < now() - make_interval(days => ${KEPT_DAYS})`);
}
