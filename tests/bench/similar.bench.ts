// "Does one of these solve it?": how alike a question has to be before it is offered under a title that is being typed.
//
// SIMILAR_FROM names a folder with `<language>-documents.jsonl.gz` and `<language>-queries.jsonl.gz` (documents {id, kind, question,
// title, text}, queries {text, relevant}); without it nothing is measured. Each query is asked twice: as it is, where the right
// question should be among the first four, and without the right one, where nothing should be offered. The threshold that is
// best in one half of the queries is printed with its figures in the other half.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import type { Db } from "~/database/db.server";
import { similarWithShares } from "~/models/question/similar.server";
import { indexMany } from "~/models/search/indexing.server";
import { recountWords } from "~/models/search/words.server";
import { createTestDatabase, type TestDatabase } from "../support/cluster";
import { growMembers, insertTexts } from "./grow";

type Text = { id: number; kind: string; question: number; title: string; text: string };
type Query = { text: string; relevant: number[] };
/** What was offered, best first: its share, and whether it is right. */
type Offered = { share: number; isRight: boolean }[];

const FROM = process.env.SIMILAR_FROM ?? "";
const MOST_QUESTIONS = 4_000;
const SHOWN = 4;
/** A right one saves a question that was asked before, and its answers; a wrong one costs a glance. */
const FOUND_COUNTS = 2;
const THRESHOLDS = [0.05, 0.08, 0.1, 0.12, 0.15, 0.18, 0.2, 0.22, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5];
const open: TestDatabase[] = [];

afterAll(() => Promise.all(open.map((database) => database.close())));

const lines = <T>(name: string): T[] =>
  gunzipSync(readFileSync(`${FROM}/${name}.jsonl.gz`))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

test.skipIf(FROM === "")(
  "a threshold for similar questions, chosen on one half and tried on the other",
  async () => {
    const asked: Record<string, Offered[]> = {};
    for (const language of ["en", "ru", "zh-Hans"]) asked[language] = await ask(language);
    const half = (rest: number) => Object.values(asked).map((all) => all.filter((_, at) => at % 2 === rest));
    const chosen = THRESHOLDS.map((least) => ({
      least,
      right: mean(half(0).map((all) => figures(all, least).right)),
    })).sort((a, b) => b.right - a.right || a.least - b.least)[0];
    expect(chosen).toBeDefined();
    for (const [language, all] of Object.entries(asked))
      for (const least of THRESHOLDS) {
        const { found, noise, right } = figures(
          all.filter((_, at) => at % 2 === 1),
          least,
        );
        console.log(
          language,
          least,
          { found, noise, right },
          least === chosen?.least ? "<- chosen on the other half" : "",
        );
      }
  },
  1_800_000,
);

/** The right one among those shown; anything shown where the right one is not there; and how often both are as they should be. */
function figures(all: Offered[], least: number) {
  const found = mean(
    all.map((offered) => Number(offered.slice(0, SHOWN).some((one) => one.isRight && one.share >= least))),
  );
  const noise = mean(all.map((offered) => Number(offered.some((one) => !one.isRight && one.share >= least))));
  return { found, noise, right: (FOUND_COUNTS * found + 1 - noise) / (FOUND_COUNTS + 1) };
}

const mean = (values: number[]) =>
  Math.round((values.reduce((a, b) => a + b, 0) / Math.max(values.length, 1)) * 1000) / 1000;

async function ask(language: string): Promise<Offered[]> {
  const database = await createTestDatabase();
  open.push(database);
  const queries = lines<Query>(`${language}-queries`);
  const texts = lines<Text>(`${language}-documents`);
  const questionOf = new Map(texts.map((text) => [text.id, text.question]));
  const rightOf = (query: Query) => new Set(query.relevant.map((id) => questionOf.get(id) ?? id));
  const needed = new Set(queries.flatMap((query) => [...rightOf(query)]));
  const questions = texts.filter((text) => text.kind === "question");
  const some = [
    ...questions.filter(({ id }) => needed.has(id)),
    ...questions.filter(({ id }) => !needed.has(id)),
  ].slice(0, MOST_QUESTIONS);
  const ids = await store(database.db, some, language);
  const offered: Offered[] = [];
  for (const query of queries) {
    const right = new Set([...rightOf(query)].map((id) => ids.get(id)));
    const found = await similarWithShares(database.db, { title: query.text, language, limit: 10 }, 0.01);
    offered.push(found.map(({ id, share }) => ({ share, isRight: right.has(id) })));
  }
  return offered;
}

async function store(db: Db, texts: Text[], language: string): Promise<Map<number, number>> {
  await db.execute(
    sql`insert into areas (slug, kind, names, descriptions, position) values ('q', 'questions', '{"en":"Q"}', '{}', 1) on conflict do nothing`,
  );
  const [author = 0] = await growMembers(db);
  const ids = new Map<number, number>();
  for (let at = 0; at < texts.length; at += 500) {
    const some = texts.slice(at, at + 500);
    const made = await insertTexts(
      db,
      "question",
      some.map(({ title, text }) => ({ title, body: text || title, author, hours: 1 })),
    );
    const rows = some.map(({ title }, place) => ({ id: made[place], title }));
    await db.execute(sql`
      insert into questions (id, area_id, language, title, is_listed)
      select s.id, (select id from areas where kind = 'questions' limit 1), ${language}, left(s.title, 150), true
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s(id bigint, title text)`);
    await db.execute(sql`update documents set language = ${language} where kind = 'question'`);
    await indexMany(
      db,
      rows.flatMap(({ id }) => id ?? []),
    );
    for (const [place, { id }] of some.entries()) ids.set(id, made[place] ?? 0);
  }
  await recountWords(db);
  return ids;
}
