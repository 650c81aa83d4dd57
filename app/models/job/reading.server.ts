// What waits, runs and died, for administrators and the figures of operation.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";

const isRunning = sql`(failed_at is null and holder is not null and due_at > now())`;
/** One that comes by itself does not wait before its time. */
const isWaiting = sql`(failed_at is null and (due_at <= now() or holder is null and (every_seconds is null or attempts > 0)))`;
const LISTED = 50;
/** More than this is a lot; nobody counts further. */
const MOST_COUNTED = 100_000;

export type JobQueue = { name: string; waiting: number; active: number; failed: number; oldest: Date | null };

export async function listJobQueues(db: Db): Promise<JobQueue[]> {
  const rows = await db.execute<JobQueue>(sql`
    select name, count(*) filter (where ${isWaiting}) as waiting, count(*) filter (where ${isRunning}) as active,
      count(*) filter (where failed_at is not null) as failed, min(due_at) filter (where failed_at is null and due_at <= now()) as oldest
    from (select * from jobs limit ${MOST_COUNTED}) j group by name order by name limit ${LISTED}`);
  return [...rows];
}

export const jobsWaiting = sql`(select count(*) from (select 1 from jobs where ${isWaiting} limit ${MOST_COUNTED}) x)::int`;
export const jobsFailed = sql`(select count(*) from (select 1 from jobs where failed_at is not null limit ${MOST_COUNTED}) x)::int`;
