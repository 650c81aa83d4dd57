// Two moderators press a button about one case at the same moment: one decides, the other is shown what happened, and the
// log, the text and the author's record say one thing.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "~/database/db.server";
import { connectTo } from "../support/embedded";
import { type RunningServer, removeFolders, startServer } from "../support/server";
import { carriedOut } from "../support/verdicts";
import { type AskedQuestion, answerTo, ask, insist, liftLimits, type Person, people } from "./community";

const ROUNDS = Number(process.env.FAULT_ROUNDS || 6);

let server: RunningServer;
let database: Connection;
let moderators: Person[];
let author: Person;
let question: AskedQuestion;

beforeAll(async () => {
  server = await startServer({ args: ["--empty"] });
  database = connectTo(server.folder);
  await liftLimits(database.sql);
  moderators = await people(database.sql, { url: server.url, count: 4, prefix: "decider" });
  [author] = (await people(database.sql, { url: server.url, count: 1, prefix: "author", role: "staff" })) as [Person];
  const [asker] = (await people(database.sql, { url: server.url, count: 1, prefix: "asker" })) as [Person];
  question = await ask(asker, database.sql, "Which descaler is kind to rubber?");
}, 120_000);

afterAll(async () => {
  await database?.close();
  await server?.stop();
  removeFolders();
});

type Case = { id: number; version: number };

/** A published answer that somebody flagged. */
async function flagged(round: number): Promise<{ answer: number; found: Case }> {
  const answer = await answerTo(question, author, `Use the one from the manual, in round ${round} it left no smell.`);
  const [flagger] = moderators;
  const fields = { key: crypto.randomUUID(), rule: "respect", passage: "" };
  const flag = await insist((flagger as Person).client, `/flags/${answer}`, fields);
  expect(flag.status).toBe(303);
  const [found] = await database.sql<Case[]>`select id, version from cases where document_id = ${answer}`;
  if (!found) throw new Error("no case");
  return { answer, found };
}

const decision = (found: Case, outcome: string) => ({
  version: String(found.version),
  outcome,
  rule: "respect",
  note: `Decided as ${outcome}.`,
  ...(outcome === "dismiss" ? { about: "flag" } : {}),
});

test("one of them decides, the others read by whom and how, and nothing happens twice", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { answer, found } = await flagged(round);
    const outcomes = ["remove", "return", "dismiss", "remove"];
    const answers = await Promise.all(
      moderators.map(({ client }, at) =>
        insist(client, `/queue/${found.id}`, decision(found, outcomes[at] ?? "remove")),
      ),
    );
    const winners = answers.filter(({ status }) => status === 303);
    const losers = answers.filter(({ status }) => status === 409);
    expect(winners).toHaveLength(1);
    expect(losers).toHaveLength(moderators.length - 1);
    const winner = moderators[answers.findIndex(({ status }) => status === 303)];
    for (const loser of losers) expect(loser.text).toContain(winner?.name);
    await carriedOut(database);

    const rows = await database.sql`
      select x.outcome, x.decider_id, x.author_id, d.state, c.state as case_state from decisions x join cases c on c.id = x.case_id
        join documents d on d.id = c.document_id where c.id = ${found.id}`;
    expect(rows).toHaveLength(1);
    const state = { remove: "removed", return: "returned", dismiss: "published" }[String(rows[0]?.outcome)];
    expect(rows[0]).toMatchObject({ decider_id: winner?.id, author_id: author.id, state, case_state: "decided" });
    const events = await database.sql`
      select verb from events where subject_id = ${answer} and verb in ('decided', 'flag-decided') order by verb`;
    expect(events.map((row) => row.verb)).toEqual(["decided", "flag-decided"]);
  }
}, 180_000);

test("a decision sent twice with one press counts once", async () => {
  const { answer, found } = await flagged(100);
  const [{ client }] = moderators as [Person];
  const both = await Promise.all([1, 2].map(() => insist(client, `/queue/${found.id}`, decision(found, "remove"))));
  expect(both.map(({ status }) => status)).toEqual([303, 303]);
  await carriedOut(database);
  const [count] = await database.sql`select count(*)::int as n from decisions where case_id = ${found.id}`;
  expect(count?.n).toBe(1);
  const [row] = await database.sql`select state from documents where id = ${answer}`;
  expect(row?.state).toBe("removed");
}, 60_000);

test("an appeal is answered once, and never by whoever decided first", async () => {
  const { found } = await flagged(200);
  const [first, ...others] = moderators as [Person, ...Person[]];
  expect((await insist(first.client, `/queue/${found.id}`, decision(found, "remove"))).status).toBe(303);
  await carriedOut(database);
  const [made] = await database.sql<{ id: number }[]>`select id from decisions where case_id = ${found.id}`;
  const appeal = await insist(author.client, `/decisions/${made?.id}`, { because: "It was meant kindly." });
  expect(appeal.status).toBe(303);
  const [again] = await database.sql<Case[]>`select id, version from cases where id = ${found.id}`;
  const fields = (outcome: string) => ({
    version: String(again?.version),
    outcome,
    appealed: String(made?.id),
    note: "Looked at again.",
  });
  const answers = await Promise.all([
    insist(first.client, `/queue/${found.id}`, fields("uphold")),
    ...others.map(({ client }, at) => insist(client, `/queue/${found.id}`, fields(at === 0 ? "overturn" : "uphold"))),
  ]);
  expect(answers[0]?.status).not.toBe(303);
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  await carriedOut(database);
  const rows =
    await database.sql`select decider_id, appealed_id from decisions where case_id = ${found.id} and appealed_id is not null`;
  expect(rows).toHaveLength(1);
  expect(rows[0]?.decider_id).not.toBe(first.id);
}, 60_000);

test("a verdict whose job was lost is carried out all the same, once", async () => {
  const { answer, found } = await flagged(300);
  const [{ client }] = moderators as [Person];
  expect((await insist(client, `/queue/${found.id}`, decision(found, "remove"))).status).toBe(303);
  const [before] = await database.sql`select state from documents where id = ${answer}`;
  expect(before?.state).toBe("published");
  // Its job is lost with the server that held it: the one that comes by itself finds the verdict.
  await database.sql`delete from jobs where name = 'carry-out' and singleton is null`;
  await carriedOut(database);
  await carriedOut(database);
  const rows = await database.sql`select outcome from decisions where case_id = ${found.id}`;
  expect(rows.map(({ outcome }) => outcome)).toEqual(["remove"]);
}, 90_000);
