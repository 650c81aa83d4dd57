// Enqueues a job in the caller's transaction, so that a rollback takes it along.
import { type SQL, sql } from "drizzle-orm";
import PgBoss from "pg-boss";
import type { Db } from "~/database/db.server";
import type { JobData, JobName } from "./names";

/** Where no server ever ran (a command, a test) there is nobody to nudge, and nothing happens. */
export async function enqueue<N extends JobName>(tx: Db, name: N, data: JobData[N]): Promise<void> {
  const [schema] = await tx.execute<{ job: string | null }>(sql`select to_regclass('pgboss.job')::text as job`);
  if (schema?.job) await enqueueKnown(tx, name, data);
}

/** For who has asked already whether there is a queue. */
export async function enqueueKnown<N extends JobName>(tx: Db, name: N, data: JobData[N]): Promise<void> {
  await sender.send(name, data, { db: callersDatabase(tx) });
}

/** Only `send` with the caller's database is used of it, so it is never started. */
const sender = new PgBoss({
  db: { executeSql: () => Promise.reject(new Error("jobs are enqueued in the caller's transaction")) },
});

function callersDatabase(tx: Db): PgBoss.Db {
  return { executeSql: async (text, values) => ({ rows: [...(await tx.execute(statement(text, values ?? [])))] }) };
}

/** pg-boss writes $1, $2 …; drizzle numbers parameters itself. */
function statement(text: string, values: unknown[]): SQL {
  const parts = text.split(/\$(\d+)/);
  return sql.join(
    parts.map((part, at) => (at % 2 === 0 ? sql.raw(part) : sql`${parameter(values[Number(part) - 1])}`)),
  );
}

type Parameter = string | number | boolean | null | string[];

/** postgres.js wants null for undefined, and drizzle turned its JSON serializer off. */
export function parameter(value: unknown): Parameter {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
  return JSON.stringify(value);
}
