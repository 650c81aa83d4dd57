// SIGTERM and Ctrl-C, under load, twice, in the middle of a start: what was begun is finished, what was acknowledged stays,
// and nothing is left running.
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { connectTo } from "../support/embedded";
import { Client } from "../support/http-client";
import { killLaunched, launch } from "../support/launch";
import { type RunningServer, removeFolders, startServer } from "../support/server";
import { type AskedQuestion, ask, liftLimits, type Person, people } from "./community";
import { endDatabase, postmaster, until } from "./processes";

const INTERRUPTED_STARTS = Number(process.env.FAULT_ROUNDS || 2);
const STOPPED_WITHIN_MS = 10_000;
const SLACK_MS = 10_000;
/** A request that young may still be on its way when the signal comes. */
const SURELY_RECEIVED_MS = 500;

const folders = new Set<string>();

afterEach(async () => {
  killLaunched();
  for (const folder of folders) await endDatabase(folder);
});
afterAll(() => removeFolders());

async function prepare(server: RunningServer): Promise<{ writers: Person[]; question: AskedQuestion }> {
  folders.add(server.folder);
  const database = connectTo(server.folder);
  await liftLimits(database.sql);
  const writers = await people(database.sql, { url: server.url, count: 8, prefix: "writer" });
  const question = await ask(writers[0] as Person, database.sql, "Why does the tray fill so fast?");
  await database.close();
  return { writers, question };
}

type Sent = { body: string; begun: number; status: number };

describe.each(["SIGTERM", "SIGINT"] as const)("%s under load", (signal) => {
  test("is followed by every answer that was begun, exit 0, and no PostgreSQL", async () => {
    const server = await startServer({ args: ["--empty"] });
    const { writers, question } = await prepare(server);
    const sent: Sent[] = [];
    let isOver = false;
    const write = async ({ name, client }: Person) => {
      for (let n = 0; !isOver; n += 1) {
        const body = `${name} says ${n}: it is the drip valve, ${crypto.randomUUID()}.`;
        const begun = Date.now();
        const answer = await client
          .post(question.path, { key: crypto.randomUUID(), body, language: "en" })
          .catch(() => null);
        sent.push({ body, begun, status: answer?.status ?? 0 });
        if (!answer) return;
      }
    };
    // Guests are answered from memory, before anything else looks at the request.
    const read = async () => {
      const guest = new Client(server.url);
      while (!isOver) if (!(await guest.get(question.path).catch(() => null))) return;
    };
    const reading = [read(), read(), read(), read()];
    const slow = slowly(server.port, writers[0]?.client.cookie ?? "", question.path);
    const writing = writers.map(write);
    await until(() => sent.filter(({ status }) => status === 303).length > 16);
    await slow.sendHalf();
    await sleep(300);
    const asked = Date.now();
    server.process.kill(signal);
    server.process.kill(signal);
    const isOff = async () => ((await new Client(server.url).get("/readyz").catch(() => null))?.status ?? 503) === 503;
    expect(await until(isOff, { withinMs: 5_000 })).toBe(true);
    await sleep(1_000);
    server.process.kill(signal);
    expect(await slow.sendRest()).toMatch(/^HTTP\/1\.1 303 /);
    expect(await server.stop()).toBe(0);
    expect(Date.now() - asked).toBeLessThan(STOPPED_WITHIN_MS + SLACK_MS);
    isOver = true;
    await Promise.all([...writing, ...reading]);
    const unanswered = sent.filter(({ status, begun }) => status === 0 && begun < asked - SURELY_RECEIVED_MS);
    expect(unanswered).toEqual([]);
    expect(sent.filter(({ status }) => ![303, 503, 0].includes(status))).toEqual([]);
    expect(postmaster(server.folder)).toBe(null);
    expect(server.output()).not.toMatch(/"level":(50|60)|Error/);

    const again = await startServer({ folder: server.folder });
    const database = connectTo(again.folder);
    const rows = await database.sql<{ body: string }[]>`select convert_from(bytes, 'UTF8') as body from blobs`;
    const there = new Set(rows.map(({ body }) => body));
    expect(sent.filter(({ status, body }) => status === 303 && !there.has(body))).toEqual([]);
    expect(there.has(slow.body)).toBe(true);
    await database.close();
    expect(await again.stop()).toBe(0);
  }, 180_000);
});

test("Ctrl-C in the middle of the first start leaves nothing running and nothing half done", async () => {
  for (let round = 0; round < INTERRUPTED_STARTS; round += 1) {
    const first = await launch({ args: ["--demo"] });
    folders.add(first.folder);
    await sleep(400 + Math.random() * 4_000);
    const wasStarted = postmaster(first.folder) !== null;
    first.child.kill("SIGINT");
    const { code, signal } = await first.ended;
    // Before the program has taken over, the system ends it; afterwards it ends in order.
    expect(code === 0 || signal === "SIGINT", `${code} ${signal}\n${first.said.err}`).toBe(true);
    if (wasStarted) expect(code).toBe(0);
    expect(first.said.err).toBe("");
    expect(await until(() => postmaster(first.folder) === null)).toBe(true);
    const next = await startServer({ args: ["--demo"], folder: first.folder });
    const database = connectTo(next.folder);
    const [made] = await database.sql<{ questions: number; titles: number; firsts: number }[]>`
      select count(*)::int as questions, count(distinct title)::int as titles,
        (select count(*)::int from settings where key = 'first-start') as firsts from questions`;
    expect(made?.questions).toBeGreaterThan(5);
    expect(made).toMatchObject({ titles: made?.questions, firsts: 1 });
    await database.close();
    expect(await next.stop()).toBe(0);
  }
}, 600_000);

/** An answer whose second half comes when the server is already stopping. */
function slowly(port: number, cookie: string, path: string) {
  const body = `The slow one says: empty it twice a day, ${crypto.randomUUID()}.`;
  const bytes = new URLSearchParams({ key: crypto.randomUUID(), body, language: "en" }).toString();
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: localhost:${port}`,
    `Origin: http://localhost:${port}`,
    `Cookie: ${cookie}`,
    "Content-Type: application/x-www-form-urlencoded",
    `Content-Length: ${bytes.length}`,
  ];
  const socket = connect(port, "127.0.0.1");
  let heard = "";
  socket.on("data", (chunk) => {
    heard += chunk;
  });
  const closed = new Promise<void>((resolve) => socket.on("close", () => resolve()));
  socket.on("error", () => undefined);
  return {
    body,
    sendHalf: () =>
      new Promise<void>((resolve) =>
        socket.write(`${head.join("\r\n")}\r\n\r\n${bytes.slice(0, 20)}`, () => resolve()),
      ),
    sendRest: async () => {
      socket.write(bytes.slice(20));
      await closed;
      return heard;
    },
  };
}
