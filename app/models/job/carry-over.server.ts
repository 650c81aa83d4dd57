// Until 2026-11-29 jobs were kept by pg-boss in a schema of its own. What waits there after an upgrade becomes rows of `jobs`.
//
// Promises: each once, however many servers start together: a row is deleted there in the statement that writes it here, and old
// servers that still run take none that is being carried. What an old server is working on is left to it until its time is over.
// The schema itself stays, so that the version before can be put back; a later release drops it.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";

const CARRIED_AT_ONCE = 1_000;

/** How many were carried. */
export async function carryOver(db: Db): Promise<number> {
  const [table] = await db.execute<{ job: string | null }>(sql`select to_regclass('pgboss.job')::text as job`);
  if (!table?.job) return 0;
  let carried = 0;
  for (let step = CARRIED_AT_ONCE; step === CARRIED_AT_ONCE; carried += step) step = await carrySome(db);
  return carried;
}

async function carrySome(db: Db): Promise<number> {
  const rows = await db.execute(sql`
    with carried as materialized (
      select name, id from pgboss.job
      where name not like '\\_\\_pgboss%' and (state in ('created', 'retry', 'failed') or state = 'active' and started_on + expire_in < now())
      limit ${CARRIED_AT_ONCE} for update skip locked
    ), gone as (
      delete from pgboss.job j using carried c where j.name = c.name and j.id = c.id
      returning j.name, j.data, j.state = 'failed' as is_dead, j.start_after, j.retry_count, j.created_on, j.completed_on, j.output
    )
    insert into jobs (name, data, due_at, attempts, last_error, failed_at, created_at)
    select name, coalesce(data, '{}'), start_after, least(retry_count, 6), left(coalesce(output ->> 'message', output #>> '{value,message}'), 500),
      case when is_dead then coalesce(completed_on, now()) end, created_on from gone returning 1`);
  return rows.length;
}
