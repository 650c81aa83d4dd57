// Two people publish the same page at the same moment, through HTTP: in different blocks both are there, in the same block the
// second one is asked, and no text is ever silently gone.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "~/database/db.server";
import { connectTo } from "../support/embedded";
import { type RunningServer, removeFolders, startServer } from "../support/server";
import { insist, liftLimits, type Person, people } from "./community";

const ROUNDS = Number(process.env.FAULT_ROUNDS || 6);
const BLOCKS = 6;

let server: RunningServer;
let database: Connection;
let crowd: Person[];

beforeAll(async () => {
  server = await startServer({ args: ["--empty"] });
  database = connectTo(server.folder);
  await liftLimits(database.sql);
  crowd = await people(database.sql, { url: server.url, count: BLOCKS, prefix: "writer" });
}, 120_000);

afterAll(async () => {
  await database?.close();
  await server?.stop();
  removeFolders();
});

const blocks = Array.from({ length: BLOCKS }, (_, at) => `Block ${at} says what everybody knew before.`);
const key = () => crypto.randomUUID();
const writer = (at: number): Person => crowd[at % crowd.length] as Person;

type Begun = { id: number; base: number };

async function begin(title: string, body: string): Promise<Begun> {
  const answer = await insist(writer(0).client, "/wiki/new?product=-", { key: key(), title, body, language: "en" });
  expect(answer.status).toBe(303);
  const [row] = await database.sql<Begun[]>`
    select p.id, d.published_revision_id as base from pages p join documents d on d.id = p.id where p.title = ${title}`;
  if (!row) throw new Error("the page is not there");
  return row;
}

const edit = (at: number, { id, base }: Begun, body: string, more: Record<string, string> = {}) =>
  insist(writer(at).client, `/pages/${id}/edit`, { key: key(), body, base: String(base), ...more });

async function live(id: number): Promise<string> {
  const [row] = await database.sql<{ text: string }[]>`
    select convert_from(b.bytes, 'UTF8') as text from documents d join revisions v on v.id = d.published_revision_id
      join blobs b on b.hash = v.blob where d.id = ${id}`;
  return row?.text ?? "";
}

test("everybody's change of a different block is in the page afterwards, and in the history", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await begin(`Different blocks ${round}`, blocks.join("\n\n"));
    const answers = await Promise.all(
      blocks.map((block, at) => edit(at, page, blocks.join("\n\n").replace(block, `${block} And this, by ${at}.`))),
    );
    // Who loses every one of several races within milliseconds is told to come back; nothing of theirs is written then.
    for (const [at, answer] of answers.entries()) {
      if (answer.status === 303) continue;
      expect(answer.status).toBe(429);
      const again = await edit(
        at,
        page,
        blocks.join("\n\n").replace(`${blocks[at]}`, `${blocks[at]} And this, by ${at}.`),
      );
      expect(again.status).toBe(303);
    }
    const text = await live(page.id);
    for (const [at, block] of blocks.entries()) expect(text).toContain(`${block} And this, by ${at}.`);
    const [row] = await database.sql<{ versions: number; cached: number }[]>`
      select count(*)::int as versions, min(p.revision_count) as cached from revisions v join pages p on p.id = v.document_id where p.id = ${page.id}`;
    expect(row).toEqual({ versions: BLOCKS + 1, cached: BLOCKS + 1 });
  }
});

test("of two changes of the same block one is published, and the other comes back whole, to be chosen from", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await begin(`Same block ${round}`, blocks.join("\n\n"));
    const texts = ["one", "other"].map((word) => blocks.join("\n\n").replace("everybody", `the ${word} person`));
    const answers = await Promise.all(texts.map((text, at) => edit(at, page, text)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const loser = answers.findIndex(({ status }) => status === 409);
    const winner = 1 - loser;
    expect(await live(page.id)).toBe(texts[winner]);
    const screen = answers[loser]?.text ?? "";
    for (const word of ["one", "other"]) expect(screen).toMatch(new RegExp(`<mark>[^<]*${word}`));

    const against = /name="against" value="(\d+)"/.exec(screen)?.[1] ?? "";
    const count = new Set([...screen.matchAll(/name="choice-(\d+)"/g)].map(([, number]) => number)).size;
    expect(count).toBeGreaterThan(0);
    const choices = Object.fromEntries(Array.from({ length: count }, (_, at) => [`choice-${at}`, "mine"]));
    const unchosen = await edit(loser, page, texts[loser] ?? "", { against });
    expect(unchosen.status).toBe(400);
    expect(await live(page.id)).toBe(texts[winner]);
    const chosen = await edit(loser, page, texts[loser] ?? "", { against, ...choices });
    expect(chosen.status).toBe(303);
    expect(await live(page.id)).toBe(texts[loser]);
    const [row] = await database.sql<{ kept: number }[]>`
      select count(*)::int as kept from revisions v join blobs b on b.hash = v.blob
      where v.document_id = ${page.id} and convert_from(b.bytes, 'UTF8') = ${texts[winner] ?? ""}`;
    expect(row?.kept).toBe(1);
  }
});

test("a choice made about one version is merged with what was published after it", async () => {
  const page = await begin("Chosen late", blocks.join("\n\n"));
  const mine = blocks.join("\n\n").replace("Block 0", "My block");
  expect((await edit(0, page, blocks.join("\n\n").replace("Block 0", "Their block"))).status).toBe(303);
  const screen = await edit(1, page, mine);
  expect(screen.status).toBe(409);
  const against = /name="against" value="(\d+)"/.exec(screen.text)?.[1] ?? "";
  const between = (await live(page.id)).replace("Block 5", "Another block");
  expect((await edit(2, { ...page, base: Number(against) }, between)).status).toBe(303);
  const chosen = await edit(1, page, mine, { against, "choice-0": "mine" });
  expect(chosen.status).toBe(303);
  const text = await live(page.id);
  expect(text).toContain("My block");
  expect(text).toContain("Another block");
});

test("a form that is sent twice publishes once", async () => {
  const page = await begin("Sent twice", blocks.join("\n\n"));
  const form = { key: key(), body: `${blocks.join("\n\n")}\n\nOne more.`, base: String(page.base) };
  const answers = await Promise.all([1, 2, 3].map(() => insist(writer(3).client, `/pages/${page.id}/edit`, form)));
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  const [row] = await database.sql<{ n: number }[]>`
    select count(*)::int as n from revisions where document_id = ${page.id}`;
  expect(row?.n).toBe(2);
});
