// An answer is edited, unaccepted or hidden at the very moment in which an entry is made from it, published, confirmed or takes
// a change over: whatever comes first, the entry says how its source is, and what is not well has a task.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "~/database/db.server";
import { slugOf } from "~/urls";
import { advice } from "../support/advice";
import { connectTo } from "../support/embedded";
import { type RunningServer, removeFolders, startServer } from "../support/server";
import { answerTo, ask, insist, liftLimits, type Person, people } from "./community";

const ROUNDS = Number(process.env.FAULT_ROUNDS || 6);
const WRITERS = 4;

let server: RunningServer;
let database: Connection;
let writers: Person[];
let staff: Person[];
let made = 0;

beforeAll(async () => {
  server = await startServer({ args: ["--empty"] });
  database = connectTo(server.folder);
  await liftLimits(database.sql);
  writers = await people(database.sql, { url: server.url, count: WRITERS, prefix: "writer" });
  staff = await people(database.sql, { url: server.url, count: 2, prefix: "expert", role: "admin" });
}, 120_000);

afterAll(async () => {
  await database?.close();
  await server?.stop();
  removeFolders();
});

const expert = () => staff[0] as Person;
const text = () => `${advice(++made)}\n\nOpen it again after a minute.\n\n${advice(made + 1_000)}`;

/** Under a question of its own: one takes five accepted answers at most. */
async function acceptedAnswer(): Promise<number> {
  const question = await ask(writers[0] as Person, database.sql, `Why does valve ${++made} whistle in the morning?`);
  const id = await answerTo(question, writers[1] as Person, text());
  await insist(expert().client, `/answers/${id}/acceptance`, { accepted: "1" });
  return id;
}

async function liveOf(documentId: number): Promise<number> {
  const [row] = await database.sql<
    { id: number }[]
  >`select published_revision_id as id from documents where id = ${documentId}`;
  return row?.id ?? 0;
}

/** As if the writer had opened the form just now. */
async function edit(writer: Person, answerId: number): Promise<number> {
  const base = String(await liveOf(answerId));
  const fields = { key: crypto.randomUUID(), body: text(), summary: "", base };
  return (await insist(writer.client, `/posts/${answerId}/edit`, fields)).status;
}

function promote(answerId: number, seen: number, isPublished: boolean) {
  return insist(expert().client, `/answers/${answerId}/promotion`, {
    key: crypto.randomUUID(),
    question: `What stops the valve from whistling, number ${++made}?`,
    body: text(),
    cause: "",
    language: "en",
    product: "",
    group: "",
    [`source-${answerId}`]: String(seen),
    ...(isPublished ? { publish: "1" } : {}),
  });
}

const slugFrom = (location: string | null) => decodeURIComponent(/\/faq\/([^/?#]+)/.exec(location ?? "")?.[1] ?? "");

type State = { slug: string; stored: string; truth: string; task: string | null; confirmed: boolean; entry: string };

/** What every entry says about every source, beside what is true. */
async function states(): Promise<State[]> {
  return database.sql<State[]>`
    select e.slug, e.state as entry, s.state as stored, s.revision_id = d.published_revision_id as confirmed,
      case when d.state <> 'published' or q.state <> 'published' then 'gone' when not a.is_accepted then 'contradicted'
        when used.blob <> now.blob then 'changed' else 'ok' end as truth,
      (select g.parameters ->> 'state' from cases c join signals g on g.case_id = c.id where c.document_id = e.id and c.state <> 'decided'
        and g.kind = 'source-changed' and g.settled_at is null and g.parameters ->> 'source' = s.document_id::text) as task
    from faq_sources s join faq_entries e on e.id = s.entry_id join documents d on d.id = s.document_id join answers a on a.id = d.id
    join documents q on q.id = a.question_id join revisions used on used.id = s.revision_id join revisions now on now.id = d.published_revision_id`;
}

/** `confirmedCounts`: somebody pressed "keep" about this very text, which settles the task and not the state. */
async function expectTruth(confirmedCounts = false): Promise<void> {
  for (const { slug, stored, truth, task, confirmed, entry } of await states()) {
    expect(stored, slug).toBe(truth);
    const isSilent = truth === "ok" || entry === "archived" || (confirmedCounts && confirmed);
    if (!isSilent) expect(task, slug).toBe(truth);
    if (truth === "ok") expect(task, slug).toBeNull();
  }
}

test("edited while an entry is made from it, the answer is marked as changed", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const answerId = await acceptedAnswer();
    const seen = await liveOf(answerId);
    const answers = await Promise.all([
      ...writers.map((writer) => edit(writer, answerId)),
      ...[true, false].map(async (isPublished) => (await promote(answerId, seen, isPublished)).status),
    ]);
    expect(
      answers.every((status) => status === 303 || status === 409),
      answers.join(),
    ).toBe(true);
    await expectTruth();
  }
}, 180_000);

test("edited, unaccepted and hidden while its entry is published and archived, it never passes unseen", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const answerId = await acceptedAnswer();
    const slug = slugFrom((await promote(answerId, await liveOf(answerId), false)).location);
    const step = (name: string) => insist(expert().client, `/faq/${slug}/state`, { step: name, revision: "" });
    const storm = await Promise.all([
      edit(writers[0] as Person, answerId),
      step("publish").then(({ status }) => status),
      edit(writers[1] as Person, answerId),
      insist(expert().client, `/answers/${answerId}/acceptance`, { accepted: "0" }).then(({ status }) => status),
      insist((writers[2] as Person).client, `/posts/${answerId}/deletion`, {
        deleted: "1",
        rule: "respect",
        note: "",
      }).then(({ status }) => status),
    ]);
    expect(
      storm.every((status) => status < 500),
      storm.join(),
    ).toBe(true);
    await expectTruth();
    await step("archive");
    await Promise.all([
      insist(expert().client, `/posts/${answerId}/deletion`, { deleted: "0", note: "" }),
      step("publish"),
      insist((staff[1] as Person).client, `/answers/${answerId}/acceptance`, { accepted: "1" }),
    ]);
    await expectTruth();
  }
}, 180_000);

test("edited while a change is taken over, the entry holds the one that was looked at and a task for the other", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const answerId = await acceptedAnswer();
    const slug = slugFrom((await promote(answerId, await liveOf(answerId), true)).location);
    await edit(writers[0] as Person, answerId);
    const [entry] = await database.sql<{ base: number }[]>`
      select d.published_revision_id as base from faq_entries e join documents d on d.id = e.id where e.slug = ${slug}`;
    const live = await liveOf(answerId);
    const settle = (decision: string, person: Person) =>
      insist(person.client, `/faq/${slug}/sources`, {
        key: crypto.randomUUID(),
        source: String(answerId),
        live: String(live),
        base: String(entry?.base),
        decision,
        ...Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`choice-${at}`, "theirs"])),
      });
    const storm = await Promise.all([
      settle("take-over", expert()).then(({ status }) => status),
      edit(writers[1] as Person, answerId),
      settle("keep", staff[1] as Person).then(({ status }) => status),
      edit(writers[2] as Person, answerId),
      insist(expert().client, `/answers/${answerId}/acceptance`, { accepted: round % 2 === 0 ? "0" : "1" }).then(
        ({ status }) => status,
      ),
    ]);
    expect(
      storm.every((status) => status === 303 || status === 409),
      storm.join(),
    ).toBe(true);
    await expectTruth(true);
    // A text that came after the one looked at is never taken for confirmed.
    const [source] = await database.sql<{ checked: number; live: number }[]>`
      select s.revision_id as checked, d.published_revision_id as live from faq_sources s join documents d on d.id = s.document_id
      where s.document_id = ${answerId}`;
    expect(source?.checked).not.toBe(source?.live);
  }
}, 180_000);

test("two experts who make entries with the same question at once get an address each", async () => {
  const answerId = await acceptedAnswer();
  const seen = await liveOf(answerId);
  const title = "One question, many entries";
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, at) =>
      insist((staff[at % 2] as Person).client, `/answers/${answerId}/promotion`, {
        key: crypto.randomUUID(),
        question: title,
        body: text(),
        language: "en",
        [`source-${answerId}`]: String(seen),
      }),
    ),
  );
  const slugs = answers.map(({ location }) => slugFrom(location));
  expect(new Set(slugs).size).toBe(6);
  expect(slugs.every((slug) => slug.startsWith(slugOf(title)))).toBe(true);
}, 60_000);
