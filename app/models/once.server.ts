// Exactly once: the first submit of a form does the work, every other one gets its answer.
//
// The key row and the work are one transaction. A second submit with the same key waits at the unique index until the first
// has committed, then reads its outcome; after a crash neither is there and the retry does the work. An outcome that
// changed nothing (refused, forbidden, conflict) is rolled back together with its key, so that the corrected form may use it again.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";

type Outcome = { kind: string };

/** `of`: the command. One page may send its key to several (asking, and "this solved it"), and each has its effect. */
export type KeyedForm = { userId: number; key: string; of: string };

function keyOf({ of, key }: KeyedForm): string {
  return `${of} ${key}`;
}

class NothingChanged extends Error {
  constructor(readonly outcome: Outcome) {
    super("rolled back on purpose");
  }
}

const CHANGED_NOTHING = new Set([
  "refused",
  "conflict",
  "limited",
  "forbidden",
  "moved",
  "taken",
  "raced",
  "wrong-parent",
]);

export async function once<T extends Outcome>(db: Db, form: KeyedForm, work: (tx: Db) => Promise<T>): Promise<T> {
  const { userId } = form;
  const key = keyOf(form);
  try {
    return await db.transaction(async (tx) => {
      // Holding the member's row: an account that is being deleted waits for this, or this finds it deleted.
      const mine = await tx.execute(sql`
        insert into idempotency_keys (user_id, key) select id, ${key} from users
        where id = ${userId}::bigint and deleted_at is null for key share on conflict do nothing returning key`);
      if (mine.length === 0) return firstOutcome<T>(tx, userId, key);
      const outcome = await work(tx);
      if (CHANGED_NOTHING.has(outcome.kind)) throw new NothingChanged(outcome);
      await tx.execute(sql`
        update idempotency_keys set outcome = ${JSON.stringify(outcome)}::jsonb where user_id = ${userId}::bigint and key = ${key}`);
      return outcome;
    });
  } catch (error) {
    if (error instanceof NothingChanged) return error.outcome as T;
    throw error;
  }
}

async function firstOutcome<T>(tx: Db, userId: number, key: string): Promise<T> {
  const rows = await tx.execute<{ outcome: T }>(sql`
    select outcome from idempotency_keys where user_id = ${userId}::bigint and key = ${key}`);
  const row = rows[0];
  if (!row) throw new Response("not-found", { status: 410 }); // the member has left
  return row.outcome;
}

/** What a form with this key came to when it had its effect, whatever stands against it by now; else `outcome`. */
export async function unlessDone<T extends Outcome>(db: Db, form: KeyedForm, outcome: T): Promise<T> {
  const rows = await db.execute<{ outcome: T }>(sql`
    select outcome from idempotency_keys where user_id = ${form.userId}::bigint and key = ${keyOf(form)} and outcome is not null`);
  return rows[0]?.outcome ?? outcome;
}

/** Whether a form with this key has had its effect. */
export async function wasDone(db: Db, form: KeyedForm): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from idempotency_keys where user_id = ${form.userId}::bigint and key = ${keyOf(form)} and outcome is not null`);
  return rows.length > 0;
}

const KEPT_DAYS = 7;

/** Nobody submits a form again after that. */
export async function deleteOldKeys(db: Db): Promise<void> {
  await db.execute(sql`delete from idempotency_keys where created_at < now() - make_interval(days => ${KEPT_DAYS})`);
}
