// Commands that need a community say so where there is none.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrations } from "#drizzle/migrate.server";
import { StartError } from "#drizzle/start-error";
import { refuseUnready } from "~/commands/community.server";
import { sayHowLogIs } from "~/commands/verify-log.server";
import { createTestDatabase, type TestDatabase } from "../support/cluster";

describe("a command that reads or mends a community", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.close());

  const refused = () =>
    database.sql
      .begin(async (tx) => {
        await tx`set local search_path to nowhere`;
        return refuseUnready({ sql: tx as unknown as typeof database.sql });
      })
      .then(
        () => null,
        (error: unknown) => error,
      );

  it("finds one that was started", async () => {
    await expect(refuseUnready(database)).resolves.toBeUndefined();
    expect(await sayHowLogIs(database.db)).toBe("The log of decisions is whole: 0 decisions.");
  });

  it("refuses a database that was never started, in one sentence", async () => {
    const error = await refused();
    expect(error).toBeInstanceOf(StartError);
    expect(String(error)).toContain("no community in this database yet");
  });

  it("refuses one that is older than this version", async () => {
    const newest = migrations.at(-1)?.name ?? "";
    await database.sql`delete from schema_migrations where name = ${newest}`;
    await expect(refuseUnready(database)).rejects.toThrow("older than this version");
  });
});
