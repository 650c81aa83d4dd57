// Exactly once: a double click, an impatient finger, a browser that sends again after a timeout.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Connection } from "~/database/db.server";
import { connectTo } from "../support/embedded";
import type { Answer } from "../support/http-client";
import { type RunningServer, removeFolders, startServer } from "../support/server";
import { type AskedQuestion, answerTo, ask, insist, liftLimits, type Person, people } from "./community";

const CLICKS = 50;

let server: RunningServer;
let database: Connection;
let asker: Person;
let helper: Person;
let newcomer: Person;
let question: AskedQuestion;

beforeAll(async () => {
  server = await startServer({ args: ["--empty"] });
  database = connectTo(server.folder);
  await liftLimits(database.sql);
  [asker, helper] = (await people(database.sql, { url: server.url, count: 2, prefix: "known" })) as [Person, Person];
  [newcomer] = (await people(database.sql, { url: server.url, count: 1, prefix: "newcomer", role: "member" })) as [
    Person,
  ];
  question = await ask(asker, database.sql, "Why does the pump hum without water?");
}, 120_000);

afterAll(async () => {
  await database?.close();
  await server?.stop();
  removeFolders();
});

function together(times: number, submit: () => Promise<Answer>): Promise<Answer[]> {
  return Promise.all(Array.from({ length: times }, submit));
}

const outcomes = (answers: Answer[]) => [...new Set(answers.map(({ status, location }) => `${status} ${location}`))];

async function countTexts(text: string): Promise<number> {
  const [row] = await database.sql<{ n: number }[]>`
    select count(*)::int as n from revisions r join blobs b on b.hash = r.blob where convert_from(b.bytes, 'UTF8') = ${text}`;
  return row?.n ?? -1;
}

describe.each([
  { who: "a known member", person: () => helper },
  { who: "a newcomer, whose own words are looked at twice", person: () => newcomer },
])("$who submits one form fifty times at the same moment", ({ who, person }) => {
  test("one answer, one address, one event, one step of the counter", async () => {
    const body = `Prime it with the wand open, says ${who}.`;
    const fields = { key: crypto.randomUUID(), body, language: "en" };
    const [before] = await database.sql<
      { n: number }[]
    >`select answer_count as n from questions where id = ${question.id}`;
    const answers = await together(CLICKS, () => insist(person().client, question.path, fields));
    expect(outcomes(answers)).toEqual([expect.stringMatching(/^303 \/posts\/\d+$/)]);
    const id = Number(answers[0]?.location?.split("/").at(-1));
    expect(await countTexts(body)).toBe(1);
    const [events] = await database.sql<
      { n: number }[]
    >`select count(*)::int as n from events where subject_id = ${id} and verb = 'answered'`;
    expect(events?.n).toBe(1);
    const [after] = await database.sql<
      { n: number }[]
    >`select answer_count as n from questions where id = ${question.id}`;
    expect(after?.n).toBe((before?.n ?? 0) + 1);
    const again = await insist(person().client, question.path, fields);
    expect(outcomes([again])).toEqual(outcomes(answers));
  }, 60_000);

  test("one comment", async () => {
    const body = `Does the light blink, asks ${who}?`;
    const fields = { key: crypto.randomUUID(), body };
    const answers = await together(CLICKS, () => insist(person().client, `/posts/${question.id}/comments`, fields));
    expect(outcomes(answers)).toEqual([expect.stringMatching(/^303 \/posts\/\d+$/)]);
    expect(await countTexts(body)).toBe(1);
    expect(outcomes([await insist(person().client, `/posts/${question.id}/comments`, fields)])).toEqual(
      outcomes(answers),
    );
  }, 60_000);

  test("one question", async () => {
    const body = `Every morning the grinder needs two attempts before it turns, tells ${who}.`;
    const [area] = await database.sql<
      { id: number }[]
    >`select id from areas where kind = 'questions' order by id limit 1`;
    const fields = {
      key: crypto.randomUUID(),
      title: `Grinder starts late (${who})`,
      body,
      area: String(area?.id),
      language: "en",
    };
    const answers = await together(CLICKS, () => insist(person().client, "/ask", fields));
    expect(outcomes(answers)).toHaveLength(1);
    expect(outcomes(answers)[0]).toMatch(/^303 \/q\/\d+/);
    expect(await countTexts(body)).toBe(1);
    expect(outcomes([await insist(person().client, "/ask", fields)])).toEqual(outcomes(answers));
  }, 60_000);
});

test("an edit that is sent fifty times makes one revision, and sending it once more later changes nothing", async () => {
  const id = await answerTo(question, helper, "Open the wand, then switch the pump on.");
  const [first] = await database.sql<
    { r: number }[]
  >`select published_revision_id as r from documents where id = ${id}`;
  const body = "Open the wand, then switch the pump on for three seconds.";
  const fields = { key: crypto.randomUUID(), body, summary: "for how long", base: String(first?.r) };
  const answers = await together(CLICKS, () => insist(helper.client, `/posts/${id}/edit`, fields));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
  expect(await countTexts(body)).toBe(1);
  const second = { key: crypto.randomUUID(), body: `${body} Then wait.`, summary: "", base: "" };
  const [now] = await database.sql<{ r: number }[]>`select published_revision_id as r from documents where id = ${id}`;
  expect((await insist(helper.client, `/posts/${id}/edit`, { ...second, base: String(now?.r) })).status).toBe(303);
  expect((await insist(helper.client, `/posts/${id}/edit`, fields)).status).toBe(303);
  const rows = await database.sql<{ n: number; text: string }[]>`
    select r.number as n, convert_from(b.bytes, 'UTF8') as text from documents d join revisions r on r.id = d.published_revision_id
    join blobs b on b.hash = r.blob where d.id = ${id}`;
  expect(rows[0]).toEqual({ n: 3, text: `${body} Then wait.` });
}, 60_000);

test("the same key of another member is another form", async () => {
  const key = crypto.randomUUID();
  const bodies = ["The valve sticks, clean it with vinegar.", "The hose is bent behind the tank."];
  const answers = await Promise.all([
    insist(asker.client, question.path, { key, body: bodies[0] ?? "", language: "en" }),
    insist(helper.client, question.path, { key, body: bodies[1] ?? "", language: "en" }),
  ]);
  expect(new Set(outcomes(answers)).size).toBe(2);
  expect(await Promise.all(bodies.map(countTexts))).toEqual([1, 1]);
}, 60_000);
