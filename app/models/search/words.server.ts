// The words of the community's questions, pages and FAQ entries: which are common (they weigh little) and how they are spelt (for
// those who mistype).
//
// Counted from titles, tags and first sentences by a job, not by the posting transaction: two people who use the same word must
// not wait for each other. Until the job has run, all words weigh the same and nothing is corrected.
import { type SQL, sql } from "drizzle-orm";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { stemmingOf, termOf } from "~/search/stemming";
import { findWords } from "~/search/words";

/** Small enough that counting never keeps a page waiting. */
const READ_AT_ONCE = 300;
const WRITTEN_AT_ONCE = 2_000;
/** More different words are not kept; those met once go first. */
const MOST_WORDS = 300_000;
/** A word met only in a text, not in a title, counts from the second question on: the first may be a slip. */
const LEAST_OUTSIDE_TITLES = 2;
/** The row that holds the number of questions counted. */
const TOTAL = "";

type Counted = { term: string; count: number; isInTitle: boolean };

/** Counts all words anew. Returns how many there are. */
export async function recountWords(db: Db): Promise<number> {
  const words = new Map<string, Counted>();
  let total = 0;
  for (const source of SOURCES) total += await countSource(db, source, words);
  for (const [word, { count, isInTitle }] of words) if (!isInTitle && count < LEAST_OUTSIDE_TITLES) words.delete(word);
  words.set(TOTAL, { term: TOTAL, count: total, isInTitle: true });
  const entries = [...words];
  for (let at = 0; at < entries.length; at += WRITTEN_AT_ONCE)
    await writeWords(db, entries.slice(at, at + WRITTEN_AT_ONCE));
  await deleteOthers(db, words);
  return entries.length;
}

/** What has a title and first sentences, as tables of the same shape. */
const SOURCES = [
  sql`select id, title, excerpt, tag_slugs as tags, language from questions where is_listed`,
  sql`select id, title, excerpt, '{}'::text[] as tags, language from pages where is_listed`,
  sql`select id, question as title, excerpt, '{}'::text[] as tags, language from faq_entries where state = 'published'`,
];

type Question = { id: number; title: string; excerpt: string; tags: string[]; language: string };

async function countSource(db: Db, source: SQL, words: Map<string, Counted>): Promise<number> {
  let last = 0;
  for (let total = 0; ; ) {
    const questions = await db.execute<Question>(
      sql`${source} and id > ${last}::bigint order by id limit ${READ_AT_ONCE}`,
    );
    for (const question of questions) countQuestion(question, words);
    const end = questions.at(-1);
    if (!end) return total;
    last = end.id;
    total += questions.length;
    if (words.size > MOST_WORDS) for (const [word, { count }] of words) if (count === 1) words.delete(word);
  }
}

function countQuestion({ title, excerpt, tags, language }: Question, words: Map<string, Counted>): void {
  const seen = new Set<string>();
  const stemming = stemmingOf(language);
  for (const [text, isInTitle] of [
    [title, true],
    [tags.join(" "), true],
    [excerpt, false],
  ] as const) {
    for (const { kind, text: word } of findWords(text)) {
      const term = kind === "word" ? termOf(word, stemming) : word;
      if (term === null || seen.has(word)) continue;
      seen.add(word);
      const counted = words.get(word);
      if (!counted) words.set(word, { term, count: 1, isInTitle });
      else {
        counted.count += 1;
        counted.isInTitle ||= isInTitle;
      }
    }
  }
}

async function writeWords(db: Db, entries: [string, Counted][]): Promise<void> {
  const records = entries.map(([word, { term, count }]) => ({ word, term, count }));
  await db.execute(sql`
    insert into search_words (word, term, question_count)
    select r.word, r.term, r.count from json_to_recordset(${JSON.stringify(records)}::json) as r(word text, term text, count int)
    order by r.word
    on conflict (word) do update set term = excluded.term, question_count = excluded.question_count
    where (search_words.term, search_words.question_count) is distinct from (excluded.term, excluded.question_count)`);
}

async function deleteOthers(db: Db, words: Map<string, Counted>): Promise<void> {
  for (let last: string | null = null; ; ) {
    const rows: { word: string }[] = await db.execute<{ word: string }>(sql`
      select word from search_words ${last === null ? sql`` : sql`where word > ${last}`} order by word limit ${WRITTEN_AT_ONCE}`);
    const end = rows.at(-1);
    if (!end) return;
    const gone = rows.map(({ word }) => word).filter((word) => !words.has(word));
    if (gone.length > 0) await db.execute(sql`delete from search_words where word = any(${textArray(gone)})`);
    last = end.word;
  }
}

/** How much a term says: the logarithm of how rare it is; 1 for all while nothing is counted. */
export type TermWeight = (term: string) => number;

const COMMON_TERMS_KEPT = 3_000;
const KEPT_MS = 5 * 60_000;
const kept = new WeakMap<Db, { until: number; weights: Promise<TermWeight> }>();

/** The commonest words of the community, read every few minutes; every other word counts as rare as the rarest of them. */
export function termWeights(db: Db): Promise<TermWeight> {
  const known = kept.get(db);
  if (known && known.until > Date.now()) return known.weights;
  const weights = loadWeights(db);
  kept.set(db, { until: Date.now() + KEPT_MS, weights });
  weights.catch(() => kept.delete(db));
  return weights;
}

async function loadWeights(db: Db): Promise<TermWeight> {
  const rows = await db.execute<{ term: string; count: number }>(sql`
    select term, question_count as count from search_words order by question_count desc limit ${COMMON_TERMS_KEPT}`);
  const counts = new Map<string, number>();
  for (const { term, count } of rows) counts.set(term, (counts.get(term) ?? 0) + count);
  const total = counts.get(TOTAL) ?? 0;
  const rarest = rows.length < COMMON_TERMS_KEPT ? 0 : (rows.at(-1)?.count ?? 0);
  if (total === 0) return () => 1;
  return (term) => Math.log(1 + total / (0.5 + (counts.get(term) ?? rarest)));
}
