// kill −9 of the server, of PostgreSQL and of single connections while people write: whatever was acknowledged is there
// exactly once and byte for byte, and what was not is sent again with the same key until it is.
// FAULT_ROUNDS kills (6; the long pass 100 or more), at least FAULT_OPERATIONS writes in all.
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "~/database/db.server";
import { connectTo } from "../support/embedded";
import type { Client } from "../support/http-client";
import { type RunningServer, removeFolders, startServer } from "../support/server";
import { type AskedQuestion, ask, liftLimits, type Person, people } from "./community";
import { backends, endDatabase, postmaster, signal, until } from "./processes";

const KILLS = Number(process.env.FAULT_ROUNDS || 6);
const LEAST_OPERATIONS = Number(process.env.FAULT_OPERATIONS || 0);
/** Of the whole run: the long one takes as long as the machine needs. */
const LONGEST_MS = 24 * 3_600_000;
const WRITERS = 6;
const QUESTIONS = 4;

type Write = { kind: "answer" | "comment"; path: string; body: string; key: string; location: string | null };
type Ballot = { post: number; voter: number; value: string };

let server: RunningServer;
let database: Connection;
let writers: Person[];
let questions: AskedQuestion[];
const unexpected: string[] = [];
let isOver = false;

beforeAll(async () => {
  server = await startServer({ args: ["--empty"] });
  database = connectTo(server.folder);
  await liftLimits(database.sql);
  writers = await people(database.sql, { url: server.url, count: WRITERS, prefix: "writer" });
  const [asker] = (await people(database.sql, { url: server.url, count: 1, prefix: "asker" })) as [Person];
  questions = [];
  for (let n = 0; n < QUESTIONS; n += 1)
    questions.push(await ask(asker, database.sql, `Question ${n}: why does the valve whistle?`));
  await database.close();
}, 120_000);

afterAll(async () => {
  await database?.close();
  await server?.kill();
  await endDatabase(server.folder);
  removeFolders();
});

/** Sends the same form until somebody says it is done. */
async function untilTaken(client: Client, path: string, fields: Record<string, string>): Promise<string | null> {
  for (;;) {
    const answer = await client.post(path, fields).catch(() => null);
    if (answer?.status === 303) return answer.location;
    if (answer && answer.status !== 503) {
      unexpected.push(`${path}: ${answer.status} ${answer.text.slice(0, 300)}`);
      return null;
    }
    await sleep(100);
  }
}

async function write(writer: Person, at: number, ledger: Write[], ballots: Map<string, Ballot>): Promise<void> {
  for (let n = 0; !isOver; n += 1) {
    const question = questions[(at + n) % QUESTIONS];
    if (!question) return;
    const kind = n % 3 === 1 ? "comment" : "answer";
    const path = kind === "answer" ? question.path : `/posts/${question.id}/comments`;
    const body = `${kind} ${n} of ${writer.name}: naïve Füllstände – 水位 ${"✓".repeat(1 + (n % 7))} *${Math.random()}*`;
    const key = crypto.randomUUID();
    const location = await untilTaken(writer.client, path, { key, body, language: "en" });
    ledger.push({ kind, path, body, key, location });
    const value = ["1", "-1", "0"][n % 3] ?? "0";
    await untilTaken(writer.client, `/posts/${question.id}/votes`, { value });
    ballots.set(`${question.id}/${writer.id}`, { post: question.id, voter: writer.id, value });
  }
}

type Victim = "server" | "postgres" | "connection" | "both";

async function kill(victim: Victim): Promise<void> {
  const parent = postmaster(server.folder);
  if (victim === "connection") {
    const ours =
      parent === null ? [] : backends(parent).filter(({ title }) => title.includes(" commonplace commonplace "));
    signal(ours[Math.floor(Math.random() * ours.length)]?.pid, "SIGKILL");
    return;
  }
  if (victim !== "server") signal(parent, "SIGKILL");
  if (victim === "postgres") return;
  await server.kill();
  const { folder, port } = server;
  server = await startServer({ folder, port });
}

test(
  `after ${KILLS} kills every acknowledged write is there once, byte for byte`,
  async () => {
    const ledger: Write[] = [];
    const ballots = new Map<string, Ballot>();
    const writing = writers.map((writer, at) => write(writer, at, ledger, ballots));
    const order: Victim[] = ["server", "postgres", "connection", "server", "both", "connection"];
    // The kills are spread over the operations; each text comes with a vote.
    const textsPerKill = LEAST_OPERATIONS / 2 / KILLS;
    for (let round = 0; round < KILLS; round += 1) {
      await until(() => ledger.length >= round * textsPerKill || unexpected.length > 0, { withinMs: LONGEST_MS });
      await sleep(200 + Math.random() * 1_300);
      const before = ledger.length;
      await kill(order[round % order.length] ?? "server");
      // Goes on by itself: nobody repairs anything.
      expect(await until(() => ledger.length > before + WRITERS || unexpected.length > 0, { withinMs: 120_000 })).toBe(
        true,
      );
      expect(unexpected).toEqual([]);
    }
    await until(() => 2 * ledger.length >= LEAST_OPERATIONS || unexpected.length > 0, { withinMs: LONGEST_MS });
    isOver = true;
    await Promise.all(writing);
    expect(unexpected).toEqual([]);
    database = connectTo(server.folder);
    await expectLedger(ledger);
    await expectBallots([...ballots.values()]);
    process.stdout.write(
      `${KILLS} kills, ${2 * ledger.length} operations acknowledged: ${ledger.length} texts there once and byte for byte, ${ballots.size} last votes as given\n`,
    );
  },
  LONGEST_MS,
);

async function expectLedger(ledger: Write[]): Promise<void> {
  const rows = await database.sql<{ id: number; kind: string; body: string; state: string; events: number }[]>`
    select d.id, d.kind, convert_from(b.bytes, 'UTF8') as body, d.state,
      (select count(*)::int from events e where e.subject_id = d.id and e.verb in ('answered', 'commented')) as events
    from documents d join revisions r on r.document_id = d.id join blobs b on b.hash = r.blob where d.kind in ('answer', 'comment')`;
  const found = groupBy(rows);
  const amiss = ledger.filter(({ body, kind, location }) => {
    const [row, ...more] = found.get(body) ?? [];
    const isThere = row && more.length === 0 && row.kind === kind && row.state === "published" && row.events === 1;
    return !isThere || !new RegExp(`\\D${row.id}$`).test(location ?? "");
  });
  expect(amiss).toEqual([]);
  expect(rows.length).toBe(ledger.length);
  const drift = await database.sql`
    select q.id from questions q where answer_count <> (select count(*) from answers a where a.question_id = q.id)
      or comment_count <> (select count(*) from comments c where c.parent_id = q.id)`;
  expect([...drift]).toEqual([]);
}

async function expectBallots(ballots: Ballot[]): Promise<void> {
  const votes = await database.sql<
    { post: number; voter: number; value: number }[]
  >`select document_id as post, user_id as voter, value from votes`;
  const found = new Map(votes.map(({ post, voter, value }) => [`${post}/${voter}`, String(value)]));
  expect(ballots.filter(({ post, voter, value }) => (found.get(`${post}/${voter}`) ?? "0") !== value)).toEqual([]);
  const scores = await database.sql`
    select q.id from questions q where score <> (select coalesce(sum(value), 0) from votes v where v.document_id = q.id)`;
  expect([...scores]).toEqual([]);
}

function groupBy<T extends { body: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.body, [...(groups.get(row.body) ?? []), row]);
  return groups;
}
