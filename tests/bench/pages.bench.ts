// Requests per second of the pages people meet, as guest and as member, beside a bare Node server with the same bytes
// and beside the same queries alone; posting, memory, bytes of a first visit. Prints ratios; asserts nothing about time.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ADMINISTRATOR } from "#drizzle/embedded/initialise.server";
import { type Connection, connect } from "~/database/db.server";
import { slugOf, urls } from "~/urls";
import { connectTo, postmasterOf } from "../support/embedded";
import { Client } from "../support/http-client";
import { type RunningServer, removeFolders, startServer } from "../support/server";
import { importDump } from "./dump";
import { type Grown, grow, readCorpus } from "./grow";
import { growCases, growPage } from "./grow-guide";
import { bareServer, load, median } from "./load";
import { megabytes, proportionalMegabytes, ratio, report, writeReport } from "./measures";
import { benchQueue } from "./queue";
import { type Statement, statementsOf } from "./statements";
import { benchVerdict } from "./verdict";

const option = (name: string, fallback: string) => process.env[`BENCH_${name}`] || fallback;
const QUESTIONS = Number(option("QUESTIONS", "1000"));
const ANSWERS = Number(option("ANSWERS", "10"));
const SECONDS = Number(option("SECONDS", "3"));
const ROUNDS = Number(option("ROUNDS", "5"));
const CASES = 1_000;
const WRITERS = 8;

let server: RunningServer;
let database: Connection;
let administrator: Connection;
let grown: Grown;
let wikiPage: { id: number; revisions: number };
let member: Client;
let moderator: Client;

beforeAll(async () => {
  server = await startServer({ args: ["--demo"], env: { LOG_LEVEL: "error", TRUST_PROXY: "1" } });
  if (option("FROM", "")) await importDump(server.folder, option("FROM", ""));
  database = connectTo(server.folder);
  const { host, port } = postmasterOf(server.folder);
  administrator = connect({ host, port, database: "commonplace", username: ADMINISTRATOR }, { poolSize: 1 });
  const began = Date.now();
  grown = await grow(database.db, { questions: QUESTIONS, answers: ANSWERS });
  console.log(`grew ${QUESTIONS} questions with ${ANSWERS} answers in ${Math.round((Date.now() - began) / 1000)} s`);
  wikiPage = await growPage(database.db, await readCorpus(database.db));
  await growCases(database.db, { questionIds: grown.questionIds, count: CASES });
  await database.sql`insert into settings (key, value) values ('limits', '{"rateFactor": 1000000}') on conflict (key) do update set value = excluded.value`;
  await database.sql`select pg_notify('community', ''), pg_notify('pages', 'everything')`;
  member = await Client.loggedIn(server.url, "mareike", "demo-member-mareike");
  moderator = await Client.loggedIn(server.url, "tomasz", "demo-moderator-tomasz");
}, 3_600_000);

afterAll(async () => {
  if (option("JSON", "")) writeReport(option("JSON", ""));
  await database?.close();
  await administrator?.close();
  await server?.stop();
  removeFolders();
});

/** `by`: a page that not everybody may see. */
type Page = { name: string; path: string; by?: Client };

async function pages(): Promise<Page[]> {
  const id = grown.questionIds[Math.floor(grown.questionIds.length / 2)] ?? 0;
  const [row] = await database.sql<{ title: string }[]>`select title from questions where id = ${id}`;
  const [entry] = await database.sql<
    { slug: string }[]
  >`select slug from faq_entries where state = 'published' order by id limit 1`;
  return [
    { name: "home", path: "/" },
    {
      name: "question",
      path: `/q/${id}/${encodeURIComponent(slugOf(row?.title ?? "") || "question")}`,
    },
    { name: "list", path: "/questions" },
    { name: "search, common word", path: "/search?q=machine" },
    { name: "search, rare word", path: "/search?q=portafilter" },
    {
      name: "wiki page",
      path: (await fetch(`${server.url}/posts/${wikiPage.id}`)).url.slice(server.url.length),
    },
    { name: "old revision", path: urls.revision(wikiPage.id, 2) },
    { name: "history", path: urls.history(wikiPage.id) },
    { name: "diff of two revisions", path: urls.compare(wikiPage.id, 2, wikiPage.revisions) },
    { name: "FAQ entry", path: urls.faq({ slug: entry?.slug ?? "" }) },
    { name: "queue with 1,000 cases", path: urls.queue(), by: moderator },
  ];
}

test("reading", async () => {
  for (const page of await pages()) await measure(page);
}, 3_600_000);

async function measure(page: Page): Promise<void> {
  const reader = page.by ?? member;
  const bytes = await rawBytes(server.url + page.path, page.by);
  const bare = await bareServer(bytes, { "content-type": "text/html; charset=utf-8", "content-encoding": "gzip" });
  const queries = await queriesOf(page.path, reader);
  const rates = {
    bare: [] as number[],
    guest: [] as number[],
    miss: [] as number[],
    member: [] as number[],
    queries: [] as number[],
  };
  const p99: number[] = [];
  let failed = 0;
  const rate = async (url: string, headers: Record<string, string> = {}) => {
    const found = await load(url, { seconds: SECONDS, headers });
    failed += found.failed;
    return found;
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.bare.push((await rate(bare.url)).perSecond);
    if (!page.by) {
      const guest = await rate(server.url + page.path);
      rates.guest.push(guest.perSecond);
      p99.push(guest.p99);
      rates.miss.push((await rate(uncached(page.path))).perSecond);
    }
    rates.member.push((await rate(server.url + page.path, { cookie: reader.cookie })).perSecond);
    rates.queries.push(await queriesPerSecond(queries));
  }
  await bare.close();
  report(page.name, {
    bytes: bytes.length,
    statements: queries.length,
    "bare/s": Math.round(median(rates.bare)),
    ...(page.by
      ? {}
      : {
          "guest/s": Math.round(median(rates.guest)),
          "guest ÷ bare": ratio(median(rates.guest), median(rates.bare)),
          "miss/s": Math.round(median(rates.miss)),
        }),
    "member/s": Math.round(median(rates.member)),
    "member ÷ bare": ratio(median(rates.member), median(rates.bare)),
    "queries alone/s": Math.round(median(rates.queries)),
    "guest p99 ms": median(p99),
    failed,
  });
  expect(failed, `${page.path} was refused`).toBe(0);
}

/** The same page at an address that nobody has asked for. */
function uncached(path: string): string {
  return `${server.url}${path}${path.includes("?") ? "&" : "?"}nocache=[<id>]`;
}

async function rawBytes(url: string, by?: Client): Promise<Buffer> {
  const cookie = by ? ["-H", `cookie: ${by.cookie}`] : [];
  return execFileSync("curl", ["-sf", "-H", "accept-encoding: gzip", ...cookie, url], { maxBuffer: 10_000_000 });
}

async function queriesOf(path: string, reader: Client): Promise<Statement[]> {
  const fetchAsMember = async () => {
    await fetch(server.url + path, { headers: { cookie: reader.cookie } });
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
  const writers = await Promise.all(Array.from({ length: WRITERS }, (_, n) => writer(n + 1)));
  const paths = await Promise.all(grown.questionIds.slice(0, WRITERS * 5).map(pathOf));
  const post = async (by: number, n: number) => {
    const path = paths[(n * WRITERS + by) % paths.length] ?? "/";
    const body = `What worked for me, attempt ${n} of ${by}: rinse it twice and wait for the ring.`;
    const answer = await writers[by]?.post(path, { key: crypto.randomUUID(), body, language: "en" });
    expect(answer?.status).toBe(303);
  };
  const perSecond = async (count: number, work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    return Math.round(count / ((performance.now() - began) / 1000));
  };
  for (let n = 0; n < 40; n += 1) await post(n % WRITERS, n);
  const alone = await perSecond(200, async () => {
    for (let n = 0; n < 200; n += 1) await post(0, 100 + n);
  });
  const eight = await perSecond(800, () =>
    Promise.all(
      writers.map(async (_, by) => {
        for (let n = 0; n < 100; n += 1) await post(by, 1_000 + n);
      }),
    ),
  );
  report("posting", { "one after another/s": alone, "by eight/s": eight });
}, 600_000);

/** Members are counted one by one, so eight people are needed to post like eight. */
async function writer(n: number): Promise<Client> {
  await database.sql`
    update users set email = ${`grown-${n}@example.org`}, email_verified_at = now(),
      password_hash = (select password_hash from users where name = 'mareike') where name = ${`grown-${n}`}`;
  const client = new Client(server.url);
  const login = { login: `grown-${n}`, password: "demo-member-mareike" };
  expect((await client.post("/login", login, { "x-forwarded-for": `10.8.0.${n}` })).status).toBe(303);
  return client;
}

async function pathOf(id: number): Promise<string> {
  const [row] = await database.sql<{ title: string }[]>`select title from questions where id = ${id}`;
  return urls.question({ id, title: row?.title ?? "" });
}

test("the verdict of the rules and the filter on a post of 10 KB", benchVerdict, 600_000);

test("the queue with 10,000 open cases", () => benchQueue(database.db), 600_000);

test("memory and bytes", async () => {
  const { pid } = postmasterOf(server.folder);
  const path = (await pages())[1]?.path ?? "/";
  // The sessions of this bench are not the server's.
  await Promise.all([database.close(), administrator.close()]);
  report("memory", {
    "server MB": megabytes(server.process.pid ?? 0),
    "database MB (proportional)": proportionalMegabytes(pid),
  });
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
