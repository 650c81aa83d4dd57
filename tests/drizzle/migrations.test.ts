import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate, migrations } from "#drizzle/migrate.server";
import { createTestDatabase, type TestDatabase } from "../support/cluster";

const folder = join(import.meta.dirname, "..", "..", "drizzle", "migrations");
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test("migrations are numbered without holes, and the journal knows each of them", () => {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort();
  expect(files.map((name) => Number(name.slice(0, 4)))).toEqual(files.map((_, at) => at));
  const journal = JSON.parse(readFileSync(join(folder, "meta", "_journal.json"), "utf8")) as {
    entries: { idx: number; tag: string }[];
  };
  expect(journal.entries.map(({ idx, tag }) => [idx, `${tag}.sql`])).toEqual(files.map((name, at) => [at, name]));
});

test("a database that knows migrations by their former names is taken as it is", async () => {
  const { sql } = database;
  await sql`update schema_migrations set name = '0012_decision_notices' where name = '0009_decision_notices'`;
  await sql`update schema_migrations set name = '0009_search' where name = '0008_deflections'`;
  await sql`update schema_migrations set name = '0006_moderation' where name = '0005_moderation'`;
  expect(await migrate(sql)).toEqual([]);
  const rows = await sql<{ name: string }[]>`select name from schema_migrations order by name`;
  expect(rows.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name));
});
