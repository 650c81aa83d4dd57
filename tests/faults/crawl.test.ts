// A crawl from ten thousand addresses over everything that multiplies, while a member reads and writes: the member does
// not notice, the crawl is told to come back later, and nothing depends on how fast this machine is.
import { afterAll, beforeAll, expect, test } from "vitest";
import { Client } from "../support/http-client";
import { type RunningServer, removeFolders, startServer } from "../support/server";

const ADDRESSES = 10_000;
const CRAWLERS = 150;
const READS = 30;

let server: RunningServer;
let member: Client;
let paths: string[];

beforeAll(async () => {
  server = await startServer({ args: ["--demo"], env: { TRUST_PROXY: "1" } });
  member = await Client.loggedIn(server.url, "mareike", "demo-member-mareike");
  const list = await member.get("/questions");
  paths = [...new Set([...list.text.matchAll(/href="(\/q\/\d+\/[^"?#]+)"/g)].flatMap(([, path]) => path ?? []))];
}, 180_000);

afterAll(async () => {
  await server?.stop();
  removeFolders();
});

/** Never the same twice: nothing of it can be in memory. */
function crawled(n: number): string {
  const id = 1 + (n % 400);
  const ways = [
    `/posts/${id}/history?before=${n}`,
    `/posts/${id}/history/1..2?n=${n}`,
    `/questions?order=votes&state=unanswered&n=${n}`,
    `/search?q=pump+${n}`,
    `/questions.atom?tag=pump&n=${n}`,
    `/leads/nowhere/${n}`,
    `/wiki/finch-one/nothing-${n}`,
  ];
  return ways[n % ways.length] ?? "/";
}

test("a member reads and writes beside a crawl that is told to come back", async () => {
  let isOver = false;
  let asked = 0;
  const refused: (string | null)[] = [];
  const statuses = new Set<number>();
  const crawl = async () => {
    while (!isOver) {
      asked += 1;
      const from = `10.${asked % 40}.${Math.floor(asked / 40) % (ADDRESSES / 40)}.7`;
      const answer = await new Client(server.url).get(crawled(asked), { "x-forwarded-for": from });
      statuses.add(answer.status);
      if (answer.status === 503) refused.push(answer.headers.get("retry-after"));
    }
  };
  const crawling = Array.from({ length: CRAWLERS }, crawl);
  const seen: number[] = [];
  for (let n = 0; n < READS || refused.length === 0; n += 1) {
    seen.push((await member.get(paths[n % paths.length] ?? "/")).status);
    if (n % 6 === 0) {
      const fields = { key: crypto.randomUUID(), target: "ask", title: `While they crawl ${n}`, body: "…" };
      seen.push((await member.post("/preview", { body: "Clean the *valve*.", language: "en" })).status);
      seen.push((await member.post("/drafts", fields)).status);
    }
    expect((await new Client(server.url).get("/healthz")).status).toBe(200);
  }
  isOver = true;
  await Promise.all(crawling);
  expect(seen.filter((status) => status >= 400)).toEqual([]);
  expect(refused.every((seconds) => Number(seconds) >= 10)).toBe(true);
  expect([...statuses].filter((status) => status >= 500 && status !== 503)).toEqual([]);
}, 300_000);
