// Requests per second of the pages people meet, as guest and as member, beside a bare Node server with the same bytes
// and beside the same queries alone; posting, memory, bytes of a first visit. Prints ratios; asserts nothing about time.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ADMINISTRATOR } from "#drizzle/embedded/initialise.server";
import { type Connection, connect } from "~/db.server";
import { slugOf } from "~/urls";
import { connectTo, postmasterOf } from "../support/embedded";
import { Client } from "../support/http-client";
import { type RunningServer, removeFolders, startServer } from "../support/server";
import { importDump } from "./dump";
import { type Grown, grow } from "./grow";
import { bareServer, load, median } from "./load";
import { type Statement, statementsOf } from "./statements";

const option = (name: string, fallback: string) => process.env[`BENCH_${name}`] || fallback;
const QUESTIONS = Number(option("QUESTIONS", "1000"));
const ANSWERS = Number(option("ANSWERS", "10"));
const SECONDS = Number(option("SECONDS", "3"));
const ROUNDS = Number(option("ROUNDS", "5"));

let server: RunningServer;
let database: Connection;
let administrator: Connection;
let grown: Grown;
let member: Client;
const results: Record<string, unknown> = {};

beforeAll(async () => {
  server = await startServer({ args: ["--demo"], env: { LOG_LEVEL: "error" } });
  if (option("FROM", "")) await importDump(server.folder, option("FROM", ""));
  database = connectTo(server.folder);
  const { host, port } = postmasterOf(server.folder);
  administrator = connect({ host, port, database: "commonplace", username: ADMINISTRATOR }, { poolSize: 1 });
  const began = Date.now();
  grown = await grow(database.db, { questions: QUESTIONS, answers: ANSWERS });
  console.log(`grew ${QUESTIONS} questions with ${ANSWERS} answers in ${Math.round((Date.now() - began) / 1000)} s`);
  await database.sql`insert into settings (key, value) values ('limits', '{"rateFactor": 1000000}') on conflict (key) do update set value = excluded.value`;
  await database.sql`select pg_notify('community', ''), pg_notify('pages', 'everything')`;
  member = await Client.loggedIn(server.url, "mareike", "demo-member-mareike");
}, 3_600_000);

afterAll(async () => {
  if (option("JSON", "")) writeFileSync(option("JSON", ""), JSON.stringify(results, null, 2));
  await database?.close();
  await administrator?.close();
  await server?.stop();
  removeFolders();
});

type Page = { name: string; path: string; isCached: boolean };

async function pages(): Promise<Page[]> {
  const id = grown.questionIds[Math.floor(grown.questionIds.length / 2)] ?? 0;
  const [row] = await database.sql<{ title: string }[]>`select title from questions where id = ${id}`;
  return [
    { name: "home", path: "/", isCached: true },
    {
      name: "question",
      path: `/q/${id}/${encodeURIComponent(slugOf(row?.title ?? "") || "question")}`,
      isCached: true,
    },
    { name: "list", path: "/questions", isCached: true },
    { name: "search, common word", path: "/search?q=machine", isCached: false },
    { name: "search, rare word", path: "/search?q=portafilter", isCached: false },
  ];
}

test("reading", async () => {
  for (const page of await pages()) {
    const guestBody = await fetch(server.url + page.path, { headers: { "accept-encoding": "gzip" } });
    expect(guestBody.status, page.path).toBe(200);
    const bytes = await rawBytes(server.url + page.path);
    const bare = await bareServer(bytes, { "content-type": "text/html; charset=utf-8", "content-encoding": "gzip" });
    const queries = await queriesOf(page.path);
    const rounds = {
      bare: [] as number[],
      guest: [] as number[],
      miss: [] as number[],
      member: [] as number[],
      queries: [] as number[],
    };
    const p99: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.bare.push((await load(bare.url, { seconds: SECONDS })).perSecond);
      const guest = await load(server.url + page.path, { seconds: SECONDS });
      rounds.guest.push(guest.perSecond);
      p99.push(guest.p99);
      if (page.isCached) rounds.miss.push((await load(uncached(page.path), { seconds: SECONDS })).perSecond);
      rounds.member.push(
        (await load(server.url + page.path, { seconds: SECONDS, headers: { cookie: member.cookie } })).perSecond,
      );
      rounds.queries.push(await queriesPerSecond(queries));
    }
    await bare.close();
    report(page.name, {
      bytes: bytes.length,
      statements: queries.length,
      "bare/s": Math.round(median(rounds.bare)),
      "guest/s": Math.round(median(rounds.guest)),
      "guest ÷ bare": ratio(median(rounds.guest), median(rounds.bare)),
      "miss/s": Math.round(median(rounds.miss)),
      "member/s": Math.round(median(rounds.member)),
      "member ÷ bare": ratio(median(rounds.member), median(rounds.bare)),
      "queries alone/s": Math.round(median(rounds.queries)),
      "guest p99 ms": median(p99),
    });
  }
}, 3_600_000);

/** A different address each time would be another page; an Accept-Language nobody sends makes the cache look and miss. */
function uncached(path: string): string {
  return `${server.url}${path}${path.includes("?") ? "&" : "?"}nocache=[<id>]`;
}

async function rawBytes(url: string): Promise<Buffer> {
  return execFileSync("curl", ["-s", "-H", "accept-encoding: gzip", url], { maxBuffer: 10_000_000 });
}

async function queriesOf(path: string): Promise<Statement[]> {
  const fetchAsMember = async () => {
    await fetch(server.url + path, { headers: { cookie: member.cookie } });
  };
  return statementsOf(administrator, join(server.folder, "postgresql", "server.log"), fetchAsMember);
}

async function queriesPerSecond(queries: Statement[]): Promise<number> {
  const until = Date.now() + SECONDS * 1000;
  let pagesDone = 0;
  const worker = async () => {
    while (Date.now() < until) {
      for (const { text, parameters } of queries)
        await database.sql.unsafe(text, parameters as string[], { prepare: true }).catch(() => undefined);
      pagesDone += 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return pagesDone / SECONDS;
}

test("posting an answer, durable", async () => {
  const questions = grown.questionIds.slice(0, 40);
  const post = async (client: Client, at: number) => {
    const id = questions[at % questions.length];
    const [row] = await database.sql<{ title: string }[]>`select title from questions where id = ${id ?? 0}`;
    const path = `/q/${id}/${encodeURIComponent(slugOf(row?.title ?? "") || "question")}`;
    return {
      path,
      send: (n: number) =>
        client.post(path, {
          key: crypto.randomUUID(),
          body: `What worked for me, attempt ${n} of ${at}: rinse it twice and wait for the ring.`,
          language: "en",
        }),
    };
  };
  const prepared = await Promise.all(Array.from({ length: 8 }, (_, at) => post(member, at)));
  const one = async (n: number) => expect((await prepared[n % 8]?.send(n))?.status).toBe(303);
  const began = performance.now();
  for (let n = 0; n < 200; n += 1) await one(n);
  const alone = 200 / ((performance.now() - began) / 1000);
  const beganEight = performance.now();
  await Promise.all(
    Array.from({ length: 8 }, async (_, worker) => {
      for (let n = 0; n < 100; n += 1) await one(1_000 + worker * 100 + n);
    }),
  );
  const eight = 800 / ((performance.now() - beganEight) / 1000);
  const [{ ms } = { ms: 0 }] = await database.sql<{ ms: number }[]>`select 0 as ms`;
  report("posting", { "one after another/s": Math.round(alone), "by eight/s": Math.round(eight), ms });
}, 600_000);

test("memory and bytes", async () => {
  const { pid } = postmasterOf(server.folder);
  report("memory", {
    "server MB": megabytes(server.process.pid ?? 0),
    "database MB (proportional)": proportionalMegabytes(pid),
  });
  const path = (await pages())[1]?.path ?? "/";
  const html = await rawBytes(server.url + path);
  const text = await (await fetch(server.url + path)).text();
  const assets = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? "");
  const parts = await Promise.all(
    [...new Set(assets)].map(async (asset) => (await rawBytes(server.url + asset)).length),
  );
  report("first visit of a question, compressed bytes", {
    html: html.length,
    "css and js": parts.reduce((sum, size) => sum + size, 0),
  });
}, 60_000);

function megabytes(pid: number): number {
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  return Math.round(kilobytes / 1024);
}

/** Pss shares the buffers that all processes of the cluster map among them, so nothing counts twice. */
function proportionalMegabytes(postmaster: number): number {
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, "utf8")
    .trim()
    .split(" ")
    .filter(Boolean)
    .map(Number);
  const pss = [postmaster, ...children].map((pid) =>
    Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0),
  );
  return Math.round(pss.reduce((sum, size) => sum + size, 0) / 1024);
}

function ratio(one: number, other: number): number {
  return Math.round((one / other) * 1000) / 1000;
}

function report(name: string, figures: Record<string, number>): void {
  results[name] = figures;
  console.log(
    `${name}\n${Object.entries(figures)
      .map(([label, value]) => `  ${label.padEnd(32)} ${value}`)
      .join("\n")}`,
  );
}
