// A community of the size asked for, grown from the words of the one that is there: titles and paragraphs of real posts
// are taken apart and put together again, so that common and rare words are as common and rare as in real texts.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { RENDERER_VERSION } from "~/markdown/rendered";
import { indexMany } from "~/models/search/indexing.server";
import { recomputeTiers } from "~/models/search/tiers.server";

const ANSWER_LENGTH = 600;
const BATCH = 500;

/** A small generator of its own (mulberry32), so that two runs grow the same community. */
export function randomness(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type Corpus = { titles: string[]; sentences: string[] };

export async function readCorpus(db: Db): Promise<Corpus> {
  const titles = await db.execute<{ title: string }>(sql`select title from questions where language = 'en' limit 5000`);
  const texts = await db.execute<{ plain: string }>(sql`
    select r.plain from documents d join revisions v on v.id = d.published_revision_id join renderings r on r.hash = v.blob
    where d.language = 'en' and d.kind in ('question', 'answer') limit 5000`);
  const sentences = texts
    .flatMap(({ plain }) => plain.split(/(?<=[.!?])\s+|\n+/))
    .filter((one) => one.length > 20 && one.length < 400);
  return { titles: titles.map((row) => row.title), sentences };
}

export type Grown = { questionIds: number[]; memberIds: number[] };

export async function grow(
  db: Db,
  { questions, answers, seed = 1 }: { questions: number; answers: number; seed?: number },
): Promise<Grown> {
  const corpus = await readCorpus(db);
  const random = randomness(seed);
  const pick = <T>(list: T[]): T => list[Math.floor(random() * list.length)] as T;
  const text = () => {
    let grown = "";
    while (grown.length < ANSWER_LENGTH)
      grown += `${grown ? (random() < 0.25 ? "\n\n" : " ") : ""}${pick(corpus.sentences)}`;
    return grown;
  };
  const title = () => {
    const [one, other] = [pick(corpus.titles).split(" "), pick(corpus.titles).split(" ")];
    return [...one.slice(0, Math.ceil(one.length / 2)), ...other.slice(Math.floor(other.length / 2))]
      .join(" ")
      .slice(0, 150);
  };
  const memberIds = await growMembers(db);
  const questionIds: number[] = [];
  for (let made = 0; made < questions; made += BATCH) {
    const count = Math.min(BATCH, questions - made);
    const asked = Array.from({ length: count }, () => ({
      title: title(),
      body: text(),
      author: pick(memberIds),
      hours: Math.floor(random() * 20_000),
    }));
    const ids = await insertTexts(db, "question", asked);
    await db.execute(sql`
      insert into questions (id, area_id, language, title, excerpt, is_listed, asked_at, active_at, answer_count, score)
      select s.id, (select id from areas where kind = 'questions' limit 1), 'en', s.title, left(s.body, 200), true,
        now() - make_interval(hours => s.hours), now() - make_interval(hours => s.hours), ${answers}, s.hours % 40
      from jsonb_to_recordset(${JSON.stringify(asked.map((one, at) => ({ ...one, id: ids[at] })))}::jsonb) as s(id bigint, title text, body text, hours int)`);
    questionIds.push(...ids);
    const given = ids.flatMap((questionId) =>
      Array.from({ length: answers }, () => ({
        title: null,
        body: text(),
        author: pick(memberIds),
        hours: 1,
        questionId,
      })),
    );
    const answerIds = await insertTexts(db, "answer", given);
    await db.execute(sql`
      insert into answers (id, question_id, score, wilson)
      select s.id, s."questionId", s.id % 20, (s.id % 20) / 40.0
      from jsonb_to_recordset(${JSON.stringify(given.map((one, at) => ({ questionId: one.questionId, id: answerIds[at] })))}::jsonb) as s(id bigint, "questionId" bigint)`);
    for (let at = 0; at < ids.length + answerIds.length; at += 1_000)
      await indexMany(db, [...ids, ...answerIds].slice(at, at + 1_000));
  }
  await recomputeTiers(db);
  await db.execute(sql`analyze`);
  return { questionIds, memberIds };
}

export async function growMembers(db: Db): Promise<number[]> {
  const rows = await db.execute<{ id: number }>(sql`
    insert into users (name, display_name, created_at)
    select 'grown-' || n, 'Member ' || n, now() - interval '100 days' from generate_series(1, 200) n
    on conflict (name) do update set display_name = excluded.display_name returning id`);
  return rows.map((row) => row.id);
}

export async function insertTexts(
  db: Db,
  kind: "question" | "answer",
  texts: { title: string | null; body: string; author: number; hours: number }[],
): Promise<number[]> {
  const rows = await db.execute<{ id: number }>(sql`
    with given as (
      select nextval(pg_get_serial_sequence('documents', 'id')) as d, nextval(pg_get_serial_sequence('revisions', 'id')) as r,
        sha256(convert_to(t.value ->> 'body', 'UTF8')) as hash, t.value ->> 'body' as body, t.value ->> 'title' as title,
        (t.value ->> 'author')::bigint as author, t.ordinality as place
      from jsonb_array_elements(${JSON.stringify(texts)}::jsonb) with ordinality t
    ), blob as (
      insert into blobs (hash, bytes, size) select distinct on (hash) hash, convert_to(body, 'UTF8'), octet_length(body) from given on conflict do nothing
    ), rendering as (
      insert into renderings (hash, renderer_version, html, plain)
      select distinct on (hash) hash, ${RENDERER_VERSION}, '<p>' || replace(replace(replace(body, '&', '&amp;'), '<', '&lt;'), E'\\n\\n', '</p><p>') || '</p>', body from given on conflict do nothing
    ), document as (
      insert into documents (id, kind, language, author_id, published_revision_id, latest_revision_id, state, published_at)
      overriding system value select d, ${kind}, 'en', author, r, r, 'published', now() from given
    ), revision as (
      insert into revisions (id, document_id, number, author_id, blob, title, tags, published_at)
      overriding system value select r, d, 1, author, hash, title, ${kind === "question" ? sql`'{}'::text[]` : sql`null::text[]`}, now() from given
    )
    select d as id from given order by place`);
  return rows.map((row) => Number(row.id));
}
