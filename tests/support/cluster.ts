// The database of a test run: one throw-away PostgreSQL from the binaries that npm ships, one migrated template in it,
// and a clone of the template for whoever asks (a test file, usually). TEST_DATABASE_URL uses another server instead,
// whose user may create databases. A run that was killed leaves its server behind; the next run stops and deletes it.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type postgres from "postgres";
import { inject } from "vitest";
import type { TestProject } from "vitest/node";
import { startCluster } from "#drizzle/embedded/cluster.server";
import { ADMINISTRATOR } from "#drizzle/embedded/initialise.server";
import { findRunning, isAlive } from "#drizzle/embedded/postmaster.server";
import { migrate } from "#drizzle/migrate.server";
import { type Connection, connect, type DatabaseOptions } from "~/database/db.server";
import { handInNouns } from "~/models/document/visibility.server";
import { NOUNS } from "~/models/nouns.server";

const FOLDER_PREFIX = "commonplace-test-";
const POOL_SIZE = 4;

declare module "vitest" {
  interface ProvidedContext {
    testServer: { administrator: DatabaseOptions; template: string };
  }
}

/** vitest calls this once per run, before the first test. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  removeOrphans();
  const template = `commonplace_test_${process.pid}`;
  const { administrator, stop } = await findServer();
  const admin = connect(administrator, { poolSize: 1, statementTimeoutMs: 0 });
  await admin.sql.unsafe(`create database ${template}`);
  const { sql, close } = connect(inDatabase(administrator, template), { poolSize: 1, statementTimeoutMs: 60_000 });
  await migrate(sql);
  await close();
  project.provide("testServer", { administrator, template });
  return async () => {
    const left = await admin.sql<
      { name: string }[]
    >`select datname as name from pg_database where starts_with(datname, ${template})`;
    for (const { name } of left) await drop(admin.sql, name);
    await admin.close();
    await stop();
  };
}

export type TestDatabase = Connection & { options: DatabaseOptions };

let made = 0;

export type TestDatabaseOptions = {
  /** Without the product's schema. */
  isEmpty?: boolean;
  /** Connections at most. */
  poolSize?: number;
  statementTimeoutMs?: number;
  /** False where a test does more than members may in an hour, and is about something else. */
  hasLimits?: boolean;
};

const NEARLY_NO_LIMITS = `insert into settings (key, value) values ('limits', '{"rateFactor": 100}')`;

/** A database of its own with the product's schema and no rows. close() deletes it. */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  handInNouns(NOUNS);
  const { isEmpty = false, poolSize = POOL_SIZE, statementTimeoutMs, hasLimits = true } = options;
  const { administrator, template } = inject("testServer");
  made += 1;
  const name = `${template}_${process.pid}_${made}`;
  const source = isEmpty ? "template0" : template;
  const admin = connect(administrator, { poolSize: 1, statementTimeoutMs: 0 });
  await admin.sql.unsafe(`create database ${name} template ${source}`);
  const address = inDatabase(administrator, name);
  const connection = connect(address, { poolSize, statementTimeoutMs });
  const close = async () => {
    await connection.close();
    await drop(admin.sql, name);
    await admin.close();
  };
  if (!hasLimits) await connection.sql.unsafe(NEARLY_NO_LIMITS);
  return { ...connection, options: address, close };
}

async function findServer(): Promise<{ administrator: DatabaseOptions; stop(): Promise<void> }> {
  const url = process.env.TEST_DATABASE_URL;
  if (url) return { administrator: { url }, stop: async () => {} };
  const folder = mkdtempSync(join(tmpdir(), `${FOLDER_PREFIX}${process.pid}-`));
  const cluster = await startCluster({ folder: join(folder, "postgresql"), durable: false });
  const { host, port, password } = cluster;
  const stop = async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { administrator: { host, port, password, database: "postgres", username: ADMINISTRATOR }, stop };
}

/** By force only if need be: an ordinary user may not end an autovacuum by force, but DROP DATABASE itself may. */
async function drop(sql: postgres.Sql, name: string): Promise<void> {
  await sql
    .unsafe(`drop database if exists ${name}`)
    .catch(() => sql.unsafe(`drop database if exists ${name} with (force)`));
}

function inDatabase(options: DatabaseOptions, database: string): DatabaseOptions {
  if (!("url" in options)) return { ...options, database };
  const url = new URL(options.url);
  url.pathname = `/${database}`;
  return { url: url.href };
}

function removeOrphans(): void {
  for (const name of readdirSync(tmpdir())) {
    const maker = Number(/^commonplace-test-(\d+)-/.exec(name)?.[1] ?? 0);
    if (maker === 0 || isAlive(maker)) continue;
    const running = findRunning(join(tmpdir(), name, "postgresql"));
    if (running) process.kill(running.pid, "SIGQUIT");
    rmSync(join(tmpdir(), name), { recursive: true, force: true, maxRetries: 20 });
  }
}
