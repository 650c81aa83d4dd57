// What the driver is given so that a database that dies, shuts down or falls silent costs the queries that ran and nothing
// else: no crash, no query answered by mistake, no transaction that goes on outside of itself.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Cluster, startCluster } from "#drizzle/embedded/cluster.server";
import { type Connection, connect } from "~/database/db.server";
import { isDatabaseAway } from "~/web/database-away.server";
import { backends, signal, signalAll, until } from "./processes";

const KILLS = Number(process.env.FAULT_ROUNDS || 6);

let folder: string;
let cluster: Cluster;
let pool: Connection;
let stray: unknown[];

const noteStray = (error: unknown) => stray.push(error);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "commonplace-wire-"));
  cluster = await startCluster({ folder: join(folder, "postgresql"), exclusive: true });
}, 60_000);

beforeEach(() => {
  stray = [];
  process.on("uncaughtException", noteStray).on("unhandledRejection", noteStray);
  pool = open();
});

afterEach(async () => {
  signalAll(folder, "SIGCONT");
  await pool.close();
  process.off("uncaughtException", noteStray).off("unhandledRejection", noteStray);
});

afterAll(async () => {
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

function open(statementTimeoutMs = 8_000): Connection {
  const { host, port, database, username } = cluster;
  return connect({ host, port, database, username }, { poolSize: 6, statementTimeoutMs });
}

const ours = () => backends(cluster.pid).filter(({ title }) => title.includes(" commonplace commonplace "));

test("every acknowledged statement and transaction is there once, and each gets its own answer, however PostgreSQL dies", async () => {
  await pool.db.execute(sql`create table ledger (id bigint primary key)`);
  const acknowledged: number[] = [];
  const wrong: string[] = [];
  let next = 0;
  let isOver = false;
  const attempt = async (work: (id: number) => Promise<void>) => {
    while (!isOver) {
      next += 1;
      const id = next;
      try {
        await work(id);
        acknowledged.push(id);
      } catch (error) {
        if (!isDatabaseAway(error)) wrong.push(String(error));
        await sleep(5);
      }
    }
  };
  const expectAnswer = (rows: Iterable<{ x: number }>, x: number) => {
    const [row] = [...rows];
    if (row?.x !== x) wrong.push(`${x} was answered ${JSON.stringify(row)}`);
  };
  const inTransaction = (id: number) =>
    pool.db.transaction(async (tx) => {
      expectAnswer(await tx.execute<{ x: number }>(sql`select ${id}::int as x`), id);
      await tx.execute(sql`insert into ledger values (${id}::bigint)`);
      if (id % 3 === 0) await sleep(1); // a loss between two statements
      expectAnswer(await tx.execute<{ x: number }>(sql`select ${id}::int + 1 as x`), id + 1);
    });
  const alone = async (id: number) =>
    expectAnswer(
      await pool.db.execute<{ x: number }>(sql`insert into ledger values (${id}::bigint) returning id::int as x`),
      id,
    );
  const workers = [
    ...Array.from({ length: 5 }, () => attempt(inTransaction)),
    ...Array.from({ length: 5 }, () => attempt(alone)),
  ];
  for (let kill = 0; kill < KILLS; kill += 1) {
    await sleep(300 + Math.random() * 700);
    const victim = ours()[Math.floor(Math.random() * ours().length)]?.pid;
    if (kill % 3 === 2) signal(cluster.pid, "SIGKILL");
    else signal(victim, kill % 3 === 1 ? "SIGTERM" : "SIGKILL");
  }
  const before = acknowledged.length;
  expect(await until(() => acknowledged.length > before + 20)).toBe(true);
  isOver = true;
  await Promise.all(workers);
  const there = new Set((await pool.sql<{ id: number }[]>`select id from ledger`).map(({ id }) => id));
  expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
  expect(wrong).toEqual([]);
  expect(stray).toEqual([]);
}, 180_000);

test("after its connection is lost a transaction says nothing more, not even on the next one", async () => {
  await pool.db.execute(sql`create table outside (id int)`);
  const said: string[] = [];
  const lost = pool.db.transaction(async (tx) => {
    const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await pool.sql`select pg_terminate_backend(${row?.pid ?? 0})`;
    await sleep(300);
    await Promise.all(Array.from({ length: 12 }, () => pool.sql`select 1`)); // its place is taken by a new connection
    await tx
      .execute(sql`insert into outside values (1)`)
      .catch((error: Error) => said.push(String(error.cause ?? error)));
    await tx
      .execute(sql`insert into outside values (2)`)
      .catch((error: Error) => said.push(String(error.cause ?? error)));
  });
  await expect(lost).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
  expect(await until(() => said.length === 2)).toBe(true);
  expect(said.join()).toContain("CONNECTION_CLOSED");
  expect([...(await pool.sql`select * from outside`)]).toEqual([]);
  expect(stray).toEqual([]);
}, 60_000);

test("a transaction that fails by itself is rolled back and its connection used again", async () => {
  await pool.db.execute(sql`create table undone (id int primary key)`);
  const twice = pool.db.transaction(async (tx) => {
    await tx.execute(sql`insert into undone values (1)`);
    await tx.transaction((inner) => inner.execute(sql`insert into undone values (1)`)).catch(() => undefined); // savepoint
    await tx.execute(sql`insert into undone values (1)`);
  });
  await expect(twice).rejects.toMatchObject({ cause: { code: "23505" } });
  expect([...(await pool.sql`select * from undone`)]).toEqual([]);
  expect(ours().length).toBeLessThanOrEqual(6);
}, 60_000);

test("a frozen server is given up after the timeout it would have kept, and used again when it thaws", async () => {
  const impatient = open(1_000);
  await impatient.sql`select 1`;
  signalAll(folder, "SIGSTOP");
  const asked = impatient.sql`select 1`.then(
    () => "answered",
    (error: { code: string }) => error.code,
  );
  const inside = impatient.db
    .transaction((tx) => tx.execute(sql`select 1`))
    .then(
      () => "answered",
      () => "failed",
    );
  expect(await asked).toBe("CONNECTION_CLOSED");
  expect(await inside).toBe("failed");
  const meanwhile = impatient.sql`select 1`.then(
    () => "answered",
    (error: { code: string }) => error.code,
  );
  expect(await meanwhile).toMatch(/CONNECT_TIMEOUT|CONNECTION_CLOSED|EAGAIN/);
  signalAll(folder, "SIGCONT");
  expect(await until(async () => (await impatient.sql`select 1 as x`.catch(() => [])).length === 1)).toBe(true);
  await impatient.close();
  expect(stray).toEqual([]);
}, 60_000);

test("somebody who sleeps longer than the timeout is not taken for a silent server", async () => {
  const impatient = open(300);
  await impatient.sql`select 1`;
  const asked = impatient.sql`select 2 as x`;
  const sent = asked.execute();
  await new Promise((resolve) => setImmediate(resolve));
  const until = Date.now() + 2_600; // this process stands still, as a laptop does whose lid is closed
  while (Date.now() < until);
  expect((await sent)[0]?.x).toBe(2);
  await impatient.close();
}, 60_000);

async function pretender(greet: (socket: Socket) => void): Promise<{ server: Server; port: number }> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    greet(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return { server, port: typeof address === "object" && address ? address.port : 0 };
}

test.each([
  { what: "accepts and hangs up", greet: (socket: Socket) => socket.end(), code: /CONNECTION_CLOSED|ECONNRESET|EPIPE/ },
  {
    what: "speaks another language",
    greet: (socket: Socket) => socket.write(`HTTP/1.1 400 Bad Request\r\n${"x".repeat(200_000)}`),
    code: /undefined/,
  },
  { what: "accepts and says nothing", greet: () => undefined, code: /CONNECT_TIMEOUT/ },
])(
  "a server that $what is an error within seconds, not a query that waits for ever",
  async ({ greet, code }) => {
    const { server, port } = await pretender(greet);
    const stranger = connect({ url: `postgres://nobody@127.0.0.1:${port}/none` }, { poolSize: 1 });
    const outcome = await stranger.sql`select 1`.then(
      () => "answered",
      (error: { code?: string }) => String(error.code),
    );
    expect(outcome).toMatch(code);
    await stranger.sql.end({ timeout: 0 });
    server.close();
    expect(stray).toEqual([]);
  },
  60_000,
);

test("whoever insists on TLS sends nothing, not even a name, to a server without", async () => {
  const heard: Buffer[] = [];
  const { server, port } = await pretender((socket) => {
    socket.on("data", (bytes) => {
      heard.push(bytes);
      socket.write("N");
    });
  });
  const careful = connect({ url: `postgres://secret-name@127.0.0.1:${port}/none?sslmode=require` }, { poolSize: 1 });
  await expect(careful.sql`select 1`).rejects.toMatchObject({ code: "NO_TLS" });
  expect(Buffer.concat(heard).toString("latin1")).not.toContain("secret-name");
  await careful.sql.end({ timeout: 0 });
  server.close();
}, 60_000);
