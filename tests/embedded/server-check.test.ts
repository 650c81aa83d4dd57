import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Cluster, startCluster } from "#drizzle/embedded/cluster.server";
import { ADMINISTRATOR } from "#drizzle/embedded/initialise.server";
import { checkServer } from "#drizzle/server-check.server";
import { type Connection, connect, type DatabaseOptions } from "~/database/db.server";
import { startPooler } from "./pooler";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const data = mkdtempSync(join(tmpdir(), "commonplace-check-test-"));
const folder = join(data, "postgresql");
let cluster: Cluster;
let admin: Connection;

beforeAll(async () => {
  cluster = await startCluster({ folder });
  admin = connect({ ...address(), username: ADMINISTRATOR }, { poolSize: 1 });
});

afterAll(async () => {
  await admin.close();
  await cluster.stop();
  rmSync(data, { recursive: true, force: true });
});

function address() {
  const { host, port, database, username } = cluster;
  return { host, port, database, username };
}

async function check(options: DatabaseOptions): Promise<string[]> {
  const { sql } = connect(options, { poolSize: 1 });
  try {
    return await checkServer(sql, { mustLast: true });
  } finally {
    await sql.end({ timeout: 0 });
  }
}

async function refusal(options: DatabaseOptions): Promise<string> {
  const error = await check(options).then(
    () => new Error("it was accepted"),
    (reason: Error) => reason,
  );
  expect(error.name, error.message).toBe("StartError");
  expect(error.message).not.toContain("hunter2");
  return error.message;
}

describe("a database is", () => {
  test("accepted without a word when it is new enough, keeps what it acknowledges, and knows letters", async () => {
    expect(await check(address())).toEqual([]);
  });

  test("refused while its user has synchronous_commit off", async () => {
    await admin.sql.unsafe("alter role commonplace set synchronous_commit = off");
    expect(await refusal(address())).toContain("has synchronous_commit off");
    await admin.sql.unsafe("alter role commonplace reset synchronous_commit");
    expect(await check(address())).toEqual([]);
  });

  test("refused on a standby and wherever nothing can be written", async () => {
    await admin.sql.unsafe("alter role commonplace set default_transaction_read_only = on");
    expect(await refusal(address())).toContain("takes no changes");
    await admin.sql.unsafe("alter role commonplace reset default_transaction_read_only");
  });

  test("refused behind a pooler that gives every transaction another connection", async () => {
    const pooler = await startPooler(`${cluster.host}/.s.PGSQL.${cluster.port}`);
    const { database, username } = address();
    expect(await refusal({ host: "127.0.0.1", port: pooler.port, database, username })).toContain(
      "pool_mode = session",
    );
    await pooler.close();
  });

  test("refused with the reason of a pooler that lets a setting of ours not pass", async () => {
    const pooler = await startPooler(`${cluster.host}/.s.PGSQL.${cluster.port}`, { refuses: "statement_timeout" });
    const { database, username } = address();
    const said = await refusal({ host: "127.0.0.1", port: pooler.port, database, username });
    expect(said).toContain("unsupported startup parameter: statement_timeout");
    expect(said).toContain("ignore_startup_parameters");
    await pooler.close();
  });

  test("refused with fsync off, unless what it holds may be lost", async () => {
    const careless = await startCluster({ folder: join(data, "careless"), durable: false });
    const { host, port, database, username } = careless;
    expect(await refusal({ host, port, database, username })).toContain("has fsync off");
    const { sql, close } = connect({ host, port, database, username }, { poolSize: 1 });
    expect(await checkServer(sql, { mustLast: false })).toEqual([]);
    await close();
    await careless.stop();
  });

  test("refused when it does not store UTF-8", async () => {
    await admin.sql.unsafe(
      "create database bytes template template0 encoding 'SQL_ASCII' locale_provider libc locale 'C'",
    );
    expect(await refusal({ ...address(), database: "bytes" })).toContain(
      "stores text as SQL_ASCII, but has to use UTF8",
    );
  });

  test("accepted with a warning when its character class knows only English letters", async () => {
    await admin.sql.unsafe("create database plain template template0 locale_provider libc locale 'C'");
    expect(await check({ ...address(), database: "plain" })).toEqual([expect.stringContaining("LC_CTYPE C")]);
  });

  test("refused when it does not exist, with the command that makes it", async () => {
    expect(await refusal({ ...address(), database: "nowhere" })).toMatch(
      /There is no database nowhere .*createdb nowhere/,
    );
  });

  test("refused when the password is wrong, without repeating it", async () => {
    writeFileSync(join(folder, "pg_hba.conf"), "local all postgres trust\nlocal all all scram-sha-256\n");
    await admin.sql`select pg_reload_conf()`;
    await expect.poll(() => refusal({ ...address(), password: "hunter2" })).toContain("refused the user commonplace");
    writeFileSync(join(folder, "pg_hba.conf"), "local all all trust\n");
    await admin.sql`select pg_reload_conf()`;
  });

  test("refused when nothing listens there, or nobody answers", async () => {
    const sockets = new Set<Socket>();
    const silent = createServer((socket) => void sockets.add(socket));
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const bound = silent.address();
    const port = typeof bound === "object" && bound ? bound.port : 0;
    expect(await refusal({ url: `postgres://u:hunter2@127.0.0.1:${port}/x` })).toContain(
      `127.0.0.1:${port} cannot be reached`,
    );
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => silent.close(resolve));
    expect(await refusal({ url: `postgres://u:hunter2@127.0.0.1:${port}/x` })).toContain("(ECONNREFUSED)");
  });
});
