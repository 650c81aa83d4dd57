// Jobs: nudges to do what is written elsewhere (a mail is a row first), one row each, until they are done.
import { sql } from "drizzle-orm";
import { bigint, check, index, jsonb, pgTable, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { moment, now } from "./columns";

/**
 * Waits while `holder` is null; is being worked on while `due_at`, the end of the lease, lies ahead; dead when `failed_at` is
 * set. A row whose lease ran out is due again, as if nobody had taken it.
 */
export const jobs = pgTable(
  "jobs",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    name: text("name").notNull(),
    data: jsonb("data").notNull().default({}),
    /** One living row of that name and key at most. */
    singleton: text("singleton"),
    /** Comes again so many seconds after it was done; null: once. */
    everySeconds: bigint("every_seconds", { mode: "number" }),
    dueAt: now("due_at"),
    attempts: smallint("attempts").notNull().default(0),
    holder: uuid("holder"),
    lastError: text("last_error"),
    failedAt: moment("failed_at"),
    createdAt: now("created_at"),
  },
  (t) => [
    index("jobs_due_index").on(t.name, t.dueAt).where(sql`${t.failedAt} is null`),
    index("jobs_failed_index").on(t.failedAt).where(sql`${t.failedAt} is not null`),
    uniqueIndex("jobs_singleton_index")
      .on(t.name, t.singleton)
      .where(sql`${t.failedAt} is null and ${t.singleton} is not null`),
    check("jobs_held_or_dead", sql`${t.holder} is null or ${t.failedAt} is null`),
  ],
);
