// A start that is broken off while it brings the schema up to date: it ends at once, and the next one goes on from there.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Cluster, startCluster } from "#drizzle/embedded/cluster.server";
import { migrate, migrations } from "#drizzle/migrate.server";
import { type Connection, connect } from "~/database/db.server";

/** From before the first migration to after the last one. */
const BROKEN_OFF_AFTER_MS = [0, 4, 8, 12, 16, 20, 25, 30, 40, 50, 60, 75, 90, 110, 130, 160];
const AT_ONCE_MS = 5_000;

let folder: string;
let cluster: Cluster;
let keeper: Connection;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "commonplace-migrating-"));
  cluster = await startCluster({ folder: join(folder, "postgresql"), exclusive: true, durable: false });
  keeper = open({ database: "postgres", username: "postgres" });
}, 60_000);

afterAll(async () => {
  await keeper?.close();
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

function open({ database, username = cluster.username }: { database: string; username?: string }): Connection {
  const { host, port, password } = cluster;
  return connect({ host, port, password, database, username }, { poolSize: 2, statementTimeoutMs: 0 });
}

test("ends at once, whenever it comes, and leaves whole migrations", async () => {
  const outcomes: string[] = [];
  for (const ms of BROKEN_OFF_AFTER_MS) {
    const database = `after_${ms}`;
    await keeper.sql.unsafe(`create database ${database} owner ${cluster.username}`);
    const broken = open({ database });
    await broken.sql`select 1`; // what the driver asks by itself when it connects, nobody could wait for
    const migrating = migrate(broken.sql).then(
      () => "done",
      () => "broken off",
    );
    await sleep(ms);
    await broken.sql.end({ timeout: 0 });
    outcomes.push(await Promise.race([migrating, sleep(AT_ONCE_MS, "never ends")]));

    const next = open({ database });
    await migrate(next.sql);
    const rows = await next.sql<{ name: string }[]>`select name from schema_migrations order by name`;
    expect(rows.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name));
    await next.close();
  }
  expect(outcomes).not.toContain("never ends");
  expect(outcomes).toContain("broken off");
}, 180_000);
