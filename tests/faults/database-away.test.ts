// The database frozen, gone or out of reach for a while: everybody is answered in time and told when to come back, the server
// stays up and small, everything works again by itself, and what was sent meanwhile is there once.
// FAULT_AWAY_SECONDS (6; the long pass 30).
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Cluster, startCluster } from "#drizzle/embedded/cluster.server";
import { type Connection, connect } from "~/database/db.server";
import { Client } from "../support/http-client";
import { newFolder, type RunningServer, removeFolders, startServer } from "../support/server";
import { type AskedQuestion, ask, liftLimits, type Person, people } from "./community";
import { memoryOf, signalAll, until } from "./processes";
import { type Road, roadTo } from "./proxy";

const AWAY_MS = 1_000 * Number(process.env.FAULT_AWAY_SECONDS || 6);
const ANSWERED_WITHIN_MS = 5_000;
const BACK_WITHIN_MS = 3_000;
/** This machine may be busy with other things. */
const SLACK_MS = 4_000;
const MOST_GROWTH_BYTES = 200 * 1024 * 1024;

let cluster: Cluster;
let clusterFolder: string;
let road: Road;
let server: RunningServer;
let database: Connection;
let writers: Person[];
let question: AskedQuestion;

beforeAll(async () => {
  clusterFolder = newFolder();
  cluster = await startCluster({ folder: join(clusterFolder, "postgresql") });
  road = await roadTo(`${cluster.host}/.s.PGSQL.${cluster.port}`);
  server = await startServer({
    args: ["--empty"],
    env: { DATABASE_URL: `postgres://${cluster.username}@127.0.0.1:${road.port}/${cluster.database}` },
  });
  const { host, port, database: name, username } = cluster;
  database = connect({ host, port, database: name, username }, { poolSize: 2, statementTimeoutMs: 600_000 });
  await liftLimits(database.sql);
  writers = await people(database.sql, { url: server.url, count: 6, prefix: "writer" });
  question = await ask(writers[0] as Person, database.sql, "Why does the cup warmer stay cold?");
}, 120_000);

afterEach(async () => {
  signalAll(clusterFolder, "SIGCONT");
  await road.open();
});

afterAll(async () => {
  await server?.stop();
  await database?.close();
  await road?.end();
  await cluster?.stop();
  removeFolders();
});

type Seen = { what: string; status: number; ms: number; retryAfter: string | null };
type Sent = { writer: Person; key: string; body: string; status: number };

async function timed(
  what: string,
  ask: () => Promise<{ status: number; headers: Headers }>,
  seen: Seen[],
): Promise<number> {
  const began = Date.now();
  const answer = await ask();
  seen.push({ what, status: answer.status, ms: Date.now() - began, retryAfter: answer.headers.get("retry-after") });
  return answer.status;
}

/** Everybody goes on as if nothing had happened, until `isOver`. */
async function carryOn(isOver: () => boolean, seen: Seen[], sent: Sent[]): Promise<void> {
  const guest = new Client(server.url);
  const write = async (writer: Person) => {
    for (let n = 0; !isOver(); n += 1) {
      const attempt = {
        writer,
        key: crypto.randomUUID(),
        body: `${writer.name} says ${n} at ${Date.now()}: clean the contacts.`,
      };
      const post = () => writer.client.post(question.path, { key: attempt.key, body: attempt.body, language: "en" });
      sent.push({ ...attempt, status: await timed("post", post, seen) });
      await sleep(400);
    }
  };
  const read = async (what: string, client: Client, path: () => string) => {
    while (!isOver()) {
      await timed(what, () => client.get(path()), seen);
      await sleep(100);
    }
  };
  await Promise.all([
    ...writers.map(write),
    read("guest", guest, () => `/questions?n=${Math.random()}`),
    read("member", writers[0]?.client ?? guest, () => question.path),
    read("health", guest, () => "/healthz"),
    read("ready", guest, () => "/readyz"),
  ]);
}

describe.each([
  {
    how: "frozen",
    leave: () => signalAll(clusterFolder, "SIGSTOP"),
    comeBack: () => signalAll(clusterFolder, "SIGCONT"),
  },
  { how: "gone", leave: () => road.close(), comeBack: () => road.open() },
  { how: "out of reach", leave: () => road.block(), comeBack: () => road.open() },
])("while the database is $how", ({ how, leave, comeBack }) => {
  test("everybody is answered in time, and afterwards everything is as if it had never been", async () => {
    expect((await new Client(server.url).get("/readyz")).status).toBe(200);
    const memory = memoryOf(server.process.pid ?? 0);
    const seen: Seen[] = [];
    const sent: Sent[] = [];
    let isOver = false;
    await leave();
    const going = carryOn(() => isOver, seen, sent);
    await sleep(AWAY_MS);
    isOver = true;
    await going;
    expect(seen.filter(({ ms }) => ms > ANSWERED_WITHIN_MS + SLACK_MS)).toEqual([]);
    expect(statuses(seen, "health")).toEqual([200]);
    expect(statuses(seen, "ready")).toEqual([503]);
    for (const what of ["guest", "member", "post"]) expect(statuses(seen, what)).toEqual([503]);
    expect(seen.filter(({ status, what, retryAfter }) => status === 503 && what !== "ready" && !retryAfter)).toEqual(
      [],
    );
    const growth = memoryOf(server.process.pid ?? 0) - memory;
    expect(growth).toBeLessThan(MOST_GROWTH_BYTES);

    await comeBack();
    const back = Date.now();
    expect(await until(isWell, { withinMs: BACK_WITHIN_MS + SLACK_MS })).toBe(true);
    const took = Date.now() - back;
    expect(server.process.exitCode).toBe(null);
    for (const { writer, key, body } of sent) {
      const status = async () => (await writer.client.post(question.path, { key, body, language: "en" })).status;
      expect(await until(async () => (await status()) === 303)).toBe(true);
    }
    expect(await countOf(sent.map(({ body }) => body))).toEqual({ texts: sent.length, rows: sent.length });
    const slowest = Math.max(...seen.map(({ ms }) => ms));
    process.stdout.write(
      `${how}: ${seen.length} asked, slowest ${slowest} ms, back after ${took} ms, ${Math.round(growth / 1e6)} MB more\n`,
    );
  }, 300_000);
});

test.each([
  {
    what: "the database",
    freeze: () => signalAll(clusterFolder, "SIGSTOP"),
    thaw: () => signalAll(clusterFolder, "SIGCONT"),
  },
  {
    what: "the server",
    freeze: () => server.process.kill("SIGSTOP"),
    thaw: () => server.process.kill("SIGCONT"),
  },
])(
  "when $what was frozen and goes on, everybody's next post but one is taken, and nobody is cut off",
  async ({ freeze, thaw }) => {
    const seen: Seen[] = [];
    const sent: Sent[] = [];
    let isOver = false;
    await freeze();
    const going = carryOn(() => isOver, seen, sent);
    await sleep(AWAY_MS);
    const before = sent.length;
    await thaw();
    const after = () => sent.slice(before);
    // Counted in posts, not in seconds: what waited when it went on may be too late, the one after it is not.
    expect(
      await until(async () => writers.every((writer) => after().filter((one) => one.writer === writer).length > 2)),
    ).toBe(true);
    isOver = true;
    await going;
    for (const writer of writers) {
      const statuses = after()
        .filter((one) => one.writer === writer)
        .map(({ status }) => status);
      expect(statuses.slice(1).filter((status) => status !== 303)).toEqual([]);
    }
    expect(server.process.exitCode).toBe(null);
  },
  300_000,
);

test("pages that guests keep getting from memory are forgotten when the database comes back", async () => {
  const guest = new Client(server.url);
  await guest.get(question.path);
  await road.close();
  await database.sql`update questions set title = 'Why does the cup warmer stay lukewarm?' where id = ${question.id}`; // nobody hears of it
  await road.open();
  const isNew = async () => {
    const answer = await guest.get(question.path);
    return answer.text.includes("lukewarm") || answer.location?.includes("lukewarm") === true;
  };
  expect(await until(isNew)).toBe(true);
}, 60_000);

const statuses = (seen: Seen[], what: string) => [
  ...new Set(seen.filter((one) => one.what === what).map(({ status }) => status)),
];

async function isWell(): Promise<boolean> {
  const [writer] = writers;
  const answers = await Promise.all([
    new Client(server.url).get("/readyz"),
    new Client(server.url).get(`/questions?n=${Math.random()}`),
    writer?.client.get("/ask"),
  ]);
  return answers.every((answer) => answer?.status === 200);
}

async function countOf(bodies: string[]): Promise<{ texts: number; rows: number }> {
  const [row] = await database.sql<{ texts: number; rows: number }[]>`
    select count(distinct b.hash)::int as texts, count(*)::int as rows from blobs b join revisions r on r.blob = b.hash
    where convert_from(b.bytes, 'UTF8') = any(${bodies})`;
  return row ?? { texts: -1, rows: -1 };
}
