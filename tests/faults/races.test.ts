// Races have one winner, and what is counted beside the rows is what the rows say.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "~/database/db.server";
import { connectTo } from "../support/embedded";
import { Client } from "../support/http-client";
import { type RunningServer, removeFolders, startServer } from "../support/server";
import { type AskedQuestion, answerTo, ask, insist, liftLimits, type Person, people } from "./community";

const ROUNDS = Number(process.env.FAULT_ROUNDS || 6);
const VOTERS = 24;

let server: RunningServer;
let database: Connection;
let crowd: Person[];
let asker: Person;
let helper: Person;
let question: AskedQuestion;

beforeAll(async () => {
  server = await startServer({ args: ["--empty"] });
  database = connectTo(server.folder);
  await liftLimits(database.sql);
  crowd = await people(database.sql, { url: server.url, count: VOTERS, prefix: "voter" });
  [asker, helper] = (await people(database.sql, { url: server.url, count: 2, prefix: "race" })) as [Person, Person];
  question = await ask(asker, database.sql, "Which descaler does not smell?");
}, 120_000);

afterAll(async () => {
  await database?.close();
  await server?.stop();
  removeFolders();
});

const pick = <T>(of: readonly T[]): T => of[Math.floor(Math.random() * of.length)] as T;

test("accepting against taking it back leaves at most one acceptance, and the columns say what the rows say", async () => {
  const answers = [
    await answerTo(question, helper, "Citric acid, one spoon."),
    await answerTo(question, helper, "Vinegar smells, milk acid does not."),
  ];
  for (let round = 0; round < ROUNDS; round += 1) {
    const storm = Array.from({ length: 30 }, () =>
      insist(pick([asker, helper]).client, `/answers/${pick(answers)}/acceptance`, { accepted: pick(["1", "0"]) }),
    );
    expect(new Set((await Promise.all(storm)).map(({ status }) => status))).toEqual(new Set([303]));
    const rows = await database.sql<{ id: number; cached: boolean; live: number }[]>`
      select a.id, a.is_accepted as cached, (select count(*)::int from answer_acceptances x where x.answer_id = a.id and x.undone_at is null) as live
      from answers a where a.question_id = ${question.id}`;
    for (const { cached, live } of rows) expect(live).toBe(cached ? 1 : 0);
    const [head] = await database.sql<
      { n: number }[]
    >`select accepted_count as n from questions where id = ${question.id}`;
    expect(head?.n).toBe(rows.filter(({ cached }) => cached).length);
  }
  const [told] = await database.sql<{ on: number; off: number; rows: number; undone: number }[]>`
    select (select count(*)::int from events where verb = 'accepted' and subject_id = any(${answers}::bigint[])) as on,
      (select count(*)::int from events where verb = 'unaccepted' and subject_id = any(${answers}::bigint[])) as off,
      (select count(*)::int from answer_acceptances where answer_id = any(${answers}::bigint[])) as rows,
      (select count(*)::int from answer_acceptances where answer_id = any(${answers}::bigint[]) and undone_at is not null) as undone`;
  expect({ on: told?.on, off: told?.off }).toEqual({ on: told?.rows, off: told?.undone });
}, 120_000);

test("a storm of votes on one post ends with the score its rows add up to", async () => {
  const answer = await answerTo(question, helper, "Use what the manual names, it rinses out.");
  for (let round = 0; round < ROUNDS; round += 1) {
    const storm = crowd.flatMap(({ client }) =>
      [1, 2].map(() => insist(client, `/posts/${answer}/votes`, { value: pick(["1", "-1", "0"]) })),
    );
    expect(new Set((await Promise.all(storm)).map(({ status }) => status))).toEqual(new Set([303]));
    const [row] = await database.sql<
      {
        score: number;
        up: number;
        down: number;
        sum: number;
        ups: number;
        downs: number;
        rows: number;
        people: number;
      }[]
    >`
      select a.score, a.up_count as up, a.down_count as down, coalesce(sum(v.value), 0)::int as sum, count(*) filter (where v.value = 1)::int as ups,
        count(*) filter (where v.value = -1)::int as downs, count(v.user_id)::int as rows, count(distinct v.user_id)::int as people
      from answers a left join votes v on v.document_id = a.id where a.id = ${answer} group by a.id`;
    expect(row).toMatchObject({ score: row?.sum, up: row?.ups, down: row?.downs, rows: row?.people });
  }
}, 120_000);

test("me too of many members at once is counted once each", async () => {
  const storm = crowd.flatMap(({ client }) =>
    ["1", "0", "1"].map((on) => insist(client, `/questions/${question.id}/me-too`, { on })),
  );
  await Promise.all(storm);
  await Promise.all(crowd.map(({ client }) => insist(client, `/questions/${question.id}/me-too`, { on: "1" })));
  const [row] = await database.sql<{ cached: number; rows: number }[]>`
    select me_too_count as cached, (select count(*)::int from me_toos where question_id = q.id) as rows from questions q where id = ${question.id}`;
  expect(row).toEqual({ cached: VOTERS, rows: VOTERS });
}, 120_000);

test("edits of one post at the same moment are merged or come back as a conflict; nothing acknowledged is lost", async () => {
  const paragraphs = Array.from({ length: 12 }, (_, at) => `Step ${at}: unscrew part ${at} and rinse it.`);
  const answer = await answerTo(question, helper, paragraphs.join("\n\n"));
  let merged = 0;
  let conflicts = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { revision, text } = await published(answer);
    const editors = crowd.slice(0, paragraphs.length);
    const edits = editors.map(async ({ client }, at) => {
      // The end mark keeps 3-1 from being found in 3-10.
      const mark = `mark-${round}-${at};`;
      const body = text.replace(new RegExp(`(Step ${at}:[^\\n]*)`), `$1 ${mark}`);
      const fields = { key: crypto.randomUUID(), body, summary: mark, base: String(revision) };
      return { mark, status: (await insist(client, `/posts/${answer}/edit`, fields)).status };
    });
    const done = await Promise.all(edits);
    expect(done.filter(({ status }) => status !== 303 && status !== 409)).toEqual([]);
    const { text: after } = await published(answer);
    for (const { mark, status } of done) expect(after.includes(mark), mark).toBe(status === 303);
    expect(done.some(({ status }) => status === 303)).toBe(true);
    merged += done.filter(({ status }) => status === 303).length;
    conflicts += done.filter(({ status }) => status === 409).length;
  }
  expect(merged + conflicts).toBe(ROUNDS * paragraphs.length);
  expect(await brokenChains(answer)).toBe(0);
}, 180_000);

test("an account that is deleted while it posts leaves nothing that names it, and posts nothing afterwards", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const name = `leaver${round}`;
    const leaver = await Client.joined(server.url, name);
    const [user] = await database.sql<
      { id: number }[]
    >`update users set role = 'moderator' where name = ${name} returning id`;
    const posts: Promise<number>[] = [];
    const submit = async (n: number) => {
      const fields = {
        key: crypto.randomUUID(),
        body: `Word ${n} of ${name}: leave the lid open overnight.`,
        language: "en",
      };
      return (await leaver.post(question.path, fields).catch(() => null))?.status ?? 0;
    };
    for (let n = 0; n < 6; n += 1) posts.push(submit(n));
    await Promise.race(posts);
    const wish = pick(["stay", "go"]);
    const leaving = insist(leaver, "/settings/data", { currentPassword: `correct horse ${name}`, posts: wish });
    for (let n = 6; n < 18; n += 1) posts.push(submit(n));
    expect((await leaving).status).toBe(303);
    await Promise.all(posts);
    const afterwards = await leaver.post(question.path, {
      key: crypto.randomUUID(),
      body: "I am back and say more.",
      language: "en",
    });
    expect(afterwards.location).toMatch(/^\/login/);
    expect(await leftOf(user?.id ?? 0, name)).toEqual({ sessions: 0, drafts: 0, keys: 0, counts: 0, named: 0 });
    if (wish === "go") expect(await shownOf(user?.id ?? 0)).toBe(0);
    expect(await drift()).toEqual([]);
  }
}, 180_000);

async function published(id: number): Promise<{ revision: number; text: string }> {
  const [row] = await database.sql<{ revision: number; text: string }[]>`
    select r.id as revision, convert_from(b.bytes, 'UTF8') as text from documents d join revisions r on r.id = d.published_revision_id
    join blobs b on b.hash = r.blob where d.id = ${id}`;
  if (!row) throw new Error("not published");
  return row;
}

/** What would name the person or let somebody act as them. */
async function leftOf(id: number, name: string): Promise<Record<string, number>> {
  const [row] = await database.sql<Record<string, number>[]>`
    select (select count(*)::int from sessions where user_id = ${id}) as sessions,
      (select count(*)::int from drafts where user_id = ${id}) as drafts,
      (select count(*)::int from idempotency_keys where user_id = ${id}) as keys,
      (select count(*)::int from rate_counts where who = ${String(id)}) as counts,
      (select count(*)::int from users where name = ${name} or email like ${`${name}@%`}) as named`;
  return row ?? {};
}

async function shownOf(id: number): Promise<number> {
  const [row] = await database.sql<
    { n: number }[]
  >`select count(*)::int as n from documents where author_id = ${id} and state = 'published'`;
  return row?.n ?? -1;
}

/** Questions whose counters are not what their answers and comments add up to, and documents without their noun. */
async function drift(): Promise<unknown[]> {
  const rows = await database.sql`
    select q.id, q.answer_count::int as cached, count(d.id)::int as rows from questions q
    left join answers a on a.question_id = q.id left join documents d on d.id = a.id and d.state = 'published'
    group by q.id having q.answer_count <> count(d.id)
    union all select d.id, 0, 0 from documents d where d.kind in ('question', 'answer', 'comment')
      and not exists (select 1 from questions where id = d.id) and not exists (select 1 from answers where id = d.id)
      and not exists (select 1 from comments where id = d.id)`;
  return [...rows];
}

/** Revisions of a document whose numbers repeat or leave gaps. */
async function brokenChains(id: number): Promise<number> {
  const [row] = await database.sql<{ n: number }[]>`
    select count(*)::int as n from (select number, row_number() over (order by id) as place from revisions where document_id = ${id}) x where number <> place`;
  return row?.n ?? -1;
}
