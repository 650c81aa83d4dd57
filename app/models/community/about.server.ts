// What runs here and what waits: for administrators who want to know whether all is well.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";

export type About = {
  postgres: string;
  databaseBytes: number;
  counts: {
    members: number;
    questions: number;
    answers: number;
    comments: number;
    revisions: number;
    uploads: number;
    decisions: number;
  };
};

/** Counting exactly reads whole tables; beyond this the planner's estimate is said instead. */
const COUNTED_EXACTLY = 200_000;

export async function readAbout(db: Db): Promise<About> {
  const [facts] = await db.execute<{ postgres: string; databaseBytes: number }>(sql`
    select current_setting('server_version') as postgres, pg_database_size(current_database()) as "databaseBytes"`);
  const names = {
    members: "users",
    questions: "questions",
    answers: "answers",
    comments: "comments",
    revisions: "revisions",
    uploads: "uploads",
    decisions: "decisions",
  } as const;
  const counts = {} as About["counts"];
  for (const [name, table] of Object.entries(names)) counts[name as keyof typeof names] = await countRows(db, table);
  return { postgres: facts?.postgres ?? "", databaseBytes: facts?.databaseBytes ?? 0, counts };
}

async function countRows(db: Db, table: string): Promise<number> {
  const rows = await db.execute<{ estimate: number; count: number }>(sql`
    select (select reltuples::int8 from pg_class where oid = ${table}::regclass) as estimate,
      (select count(*) from (select 1 from ${sql.raw(table)} limit ${COUNTED_EXACTLY}) x) as count`);
  const row = rows[0];
  return row ? Math.max(row.count, row.count < COUNTED_EXACTLY ? 0 : row.estimate) : 0;
}

export type WaitingMail = {
  id: number;
  recipient: string;
  subject: string;
  createdAt: Date;
  attempts: number;
  lastError: string | null;
};

const LISTED = 50;

/** Never the text: it may hold a link that still works. */
export async function listWaitingMails(db: Db): Promise<{ mails: WaitingMail[]; count: number }> {
  const rows = await db.execute<WaitingMail & { count: number }>(sql`
    select id, recipient, subject, created_at as "createdAt", attempts, last_error as "lastError", count(*) over () as count
    from mails where sent_at is null and coalesce(send_after <= now(), true) order by created_at limit ${LISTED}`);
  return {
    count: rows[0]?.count ?? 0,
    mails: rows.map(({ count: _, ...row }) => row),
  };
}

export type FirstSteps = { hasSentMail: boolean; hasColleague: boolean; hasImport: boolean };

/** What cannot be seen from the settings: whether a mail ever left, whether anybody else helps, whether something was imported. */
export async function readFirstSteps(db: Db): Promise<FirstSteps> {
  const [row] = await db.execute<FirstSteps>(sql`
    select exists (select 1 from mails where sent_at is not null) as "hasSentMail",
      (select count(*) from users where role <> 'member' and deleted_at is null) > 1 as "hasColleague",
      exists (select 1 from origins where kind = 'post') as "hasImport"`);
  return row ?? { hasSentMail: false, hasColleague: false, hasImport: false };
}
