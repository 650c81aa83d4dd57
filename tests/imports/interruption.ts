// What the tests of interrupted imports share: communities to import into, and something that happens in the middle.
import { seedEmpty } from "#drizzle/seed/empty.server";
import type { Progress } from "~/imports/progress";
import { createTestDatabase, type TestDatabase } from "../support/cluster";

export type Moment = { step: string; advances: number };

/** Does something when a step has advanced so often. */
export function progressUntil({ step, advances }: Moment, happening: () => void): Progress {
  let current = "";
  let count = 0;
  const heard = () => {
    if (current === step && count === advances) happening();
  };
  return {
    begin(label) {
      current = label;
      count = 0;
      heard();
    },
    advance() {
      count += 1;
      heard();
    },
    end: () => undefined,
  };
}

/** How an import ended: "none", or why it failed. */
export async function failureOf(importing: Promise<unknown>): Promise<string> {
  return importing.then(
    () => "none",
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

/**
 * An import whose connection to the database is cut at that moment, and how it ended. Afterwards nothing is about to be cut
 * any more. An import is who holds an advisory lock.
 */
export async function cutOffAt(
  database: TestDatabase,
  moment: Moment,
  begin: (progress: Progress) => Promise<unknown>,
): Promise<string> {
  let cut: Promise<unknown> = Promise.resolve();
  const progress = progressUntil(moment, () => {
    cut = database.sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
      and database = (select oid from pg_database where datname = current_database())`.catch(() => undefined);
  });
  const failure = await failureOf(begin(progress));
  await cut;
  return failure;
}

/** Databases of their own, as empty as a new community's. */
export function emptyCommunities(): { create(): Promise<TestDatabase>; close(): Promise<void> } {
  const databases: TestDatabase[] = [];
  return {
    async create() {
      const database = await createTestDatabase();
      databases.push(database);
      await seedEmpty(database.db);
      return database;
    },
    async close() {
      for (const database of databases) await database.close();
    },
  };
}
