// Jobs as rows. A job is enqueued in the transaction that caused it, so that a rollback takes it along; who takes it has a lease,
// and whose lease ran out (the process was killed) has lost it to the next one.
//
// Promises: one holder at a time, as far as leases tell; a job that failed comes again later and later, and is kept as dead when it
// failed too often; one that comes by itself is there once, however many servers say so.
import { type SQL, sql } from "drizzle-orm";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import type { JobData, JobName } from "./names";

const LEASE_SECONDS = 60;
/** The first wait after a failure; each one after it is twice as long, less up to a half by chance. */
const FIRST_WAIT_SECONDS = 20;
const MOST_ATTEMPTS = 7;
/** Dead jobs tell an administrator what went wrong; nobody looks for it after that. */
const DEAD_KEPT_DAYS = 14;
const MAX_ERROR_LENGTH = 500;

const lease = sql.raw(`now() + interval '${LEASE_SECONDS} seconds'`);

export type TakenJob = { id: number; name: JobName; data: object; attempts: number };
type Held = { holder: string; ids: readonly number[] };

export async function enqueue<N extends JobName>(tx: Db, name: N, data: JobData[N]): Promise<void> {
  await tx.execute(nudge(name, data));
}

/** The same as a statement, for who writes more at once. `afterSeconds`: not before. */
export function nudge<N extends JobName>(name: N, data: JobData[N], afterSeconds = 0): SQL {
  return sql`insert into jobs (name, data, due_at)
    values (${name}, ${JSON.stringify(data)}::jsonb, now() + make_interval(secs => ${afterSeconds}))`;
}

/** A job that comes by itself, from now on once in so many seconds. */
export async function enqueueEvery(db: Db, name: JobName, seconds: number): Promise<void> {
  await db.execute(sql`
    insert into jobs (name, singleton, every_seconds) values (${name}, 'every', ${seconds}::bigint)
    on conflict (name, singleton) where failed_at is null and singleton is not null
    do update set every_seconds = excluded.every_seconds where jobs.every_seconds <> excluded.every_seconds`);
}

/** What is due, the oldest first, for one holder; others pass over it. */
export async function takeJobs(
  db: Db,
  { name, holder, limit }: { name: JobName; holder: string; limit: number },
): Promise<TakenJob[]> {
  const rows = await db.execute<TakenJob>(sql`
    with due as materialized (
      select id from jobs where name = ${name} and failed_at is null and due_at <= now()
      order by due_at, id limit ${limit} for update skip locked
    )
    update jobs j set holder = ${holder}::uuid, due_at = ${lease}, attempts = j.attempts + 1 from due where j.id = due.id
    returning j.id, j.name, j.data, j.attempts`);
  return [...rows].sort((a, b) => a.id - b.id);
}

/** Whether it was tried as often as it may be: its process ended before every end, or it failed each time. */
export function isTriedEnough({ attempts }: TakenJob): boolean {
  return attempts > MOST_ATTEMPTS;
}

/** While they are being worked on. Those that are still held: the others were lost to somebody else, or are done. */
export async function renewLeases(db: Db, { holder, ids }: Held): Promise<number[]> {
  const rows = await db.execute<{ id: number }>(sql`
    update jobs set due_at = ${lease} where id = any(${idArray(ids)}) and holder = ${holder}::uuid returning id`);
  return rows.map(({ id }) => id);
}

/** Taken and not begun: for the next one, at once. */
export async function giveBack(db: Db, { holder, ids }: Held): Promise<void> {
  await db.execute(sql`
    update jobs set holder = null, due_at = now(), attempts = attempts - 1 where id = any(${idArray(ids)}) and holder = ${holder}::uuid`);
}

export async function finishJob(db: Db, { holder, id }: { holder: string; id: number }): Promise<void> {
  await db.execute(sql`
    with again as (
      update jobs set holder = null, attempts = 0, last_error = null, due_at = now() + every_seconds * interval '1 second'
      where id = ${id}::bigint and holder = ${holder}::uuid and every_seconds is not null
    )
    delete from jobs where id = ${id}::bigint and holder = ${holder}::uuid and every_seconds is null`);
}

export async function failJob(
  db: Db,
  { holder, job, error }: { holder: string; job: TakenJob; error: string },
): Promise<void> {
  const own = sql`id = ${job.id}::bigint and holder = ${holder}::uuid`;
  const reason = error.slice(0, MAX_ERROR_LENGTH);
  const seconds = FIRST_WAIT_SECONDS * 2 ** (job.attempts - 1);
  await db.execute(
    job.attempts < MOST_ATTEMPTS
      ? sql`update jobs set holder = null, last_error = ${reason},
          due_at = now() + ${seconds}::float8 * (1 - random() / 2) * interval '1 second' where ${own}`
      : sql`with again as (
          update jobs set holder = null, attempts = 0, last_error = null, due_at = now() + every_seconds * interval '1 second'
          where ${own} and every_seconds is not null returning name, data, created_at
        ), dead as (
          insert into jobs (name, data, attempts, last_error, failed_at, created_at)
          select name, data, ${job.attempts}::int, ${reason}, now(), created_at from again
        )
        update jobs set holder = null, last_error = ${reason}, failed_at = now() where ${own} and every_seconds is null`,
  );
}

export async function deleteOldDeadJobs(db: Db): Promise<void> {
  await db.execute(sql`delete from jobs where failed_at < now() - make_interval(days => ${DEAD_KEPT_DAYS}::int)`);
}
