// What an operator watches: what waits, what failed, how old it is. Counts only, bounded where a table may be large.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { jobsFailed, jobsWaiting } from "~/models/job/reading.server";

export type OperationFacts = {
  mailsWaiting: number;
  mailsGivenUp: number;
  oldestMailSeconds: number;
  jobsWaiting: number;
  jobsFailed: number;
  sessions: number;
  casesOpen: number;
  oldestCaseSeconds: number;
  postsHeld: number;
  connectionsActive: number;
  connectionsIdle: number;
};

/** More than this is a lot; nobody counts further. */
const MOST_COUNTED = 100_000;

export async function readOperationFacts(db: Db): Promise<OperationFacts> {
  const [row] = await db.execute<OperationFacts>(sql`
    select
      (select count(*) from (select 1 from mails where sent_at is null and given_up_at is null limit ${MOST_COUNTED}) x)::int as "mailsWaiting",
      (select count(*) from (select 1 from mails where sent_at is null and given_up_at is not null limit ${MOST_COUNTED}) x)::int as "mailsGivenUp",
      coalesce((select extract(epoch from now() - min(created_at)) from mails where sent_at is null and given_up_at is null), 0)::int as "oldestMailSeconds",
      ${jobsWaiting} as "jobsWaiting",
      ${jobsFailed} as "jobsFailed",
      (select count(*) from (select 1 from sessions where expires_at > now() limit ${MOST_COUNTED}) x)::int as "sessions",
      (select count(*) from cases where state <> 'decided')::int as "casesOpen",
      coalesce((select extract(epoch from now() - min(opened_at)) from cases where state <> 'decided'), 0)::int as "oldestCaseSeconds",
      (select count(*) from documents where state = 'held')::int as "postsHeld",
      (select count(*) from pg_stat_activity where datname = current_database() and application_name = 'commonplace' and state <> 'idle')::int as "connectionsActive",
      (select count(*) from pg_stat_activity where datname = current_database() and application_name = 'commonplace' and state = 'idle')::int as "connectionsIdle"`);
  if (!row) throw new Error("the database said nothing");
  return row;
}
