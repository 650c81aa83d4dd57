// Searches that found nothing or helped nobody, by the words: what to write next, and what to call by the customers' names.
//
// One statement over the newest MOST_READ searches of the period (an index by time); an office page, read seldom.

import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { type JsonMoment, momentInJson } from "~/database/moments";

export const MISS_KINDS = ["missed", "nothing", "unopened", "again", "asked", "all"] as const;
/**
 * `missed`: any of the next three. `nothing`: no results. `unopened`: results, none of them opened. `again`: other words were tried
 * afterwards. `asked`: a question followed. `all`: also searches that helped.
 */
export type MissKind = (typeof MISS_KINDS)[number];

export type SearchedWords = {
  words: string;
  searches: number;
  /** Of the latest search. */
  results: number;
  nothing: number;
  opened: number;
  unopened: number;
  again: number;
  asked: number;
  solved: number;
  lastAt: Date;
};

export type Deflected = { title: string; kind: "question" | "page" | "faq"; count: number };

export type Misses = {
  words: SearchedWords[];
  hasMore: boolean;
  totals: { searches: number; nothing: number; opened: number; unopened: number; asked: number; solved: number };
  /** What ended asks before they were asked. */
  deflected: Deflected[];
};

export const MISS_DAYS = [7, 30, 90] as const;
const MOST_READ = 100_000;
const SHOWN = 100;
const SHOWN_DEFLECTED = 10;

type MissRow = {
  words: (Omit<SearchedWords, "lastAt"> & { lastAt: JsonMoment })[];
  totals: Misses["totals"];
  deflected: Deflected[];
};

export async function listMisses(db: Db, { days, kind }: { days: number; kind: MissKind }): Promise<Misses> {
  const rows = await db.execute<MissRow>(sql`
    with s as materialized (
      select lower(regexp_replace(trim(query), '\\s+', ' ', 'g')) as words, result_count as results, at,
        (result_count = 0)::int as nothing, (opened_id > 0)::int as opened, (result_count > 0 and opened_id = 0)::int as unopened,
        (followed_by = 'search')::int as again, (followed_by = 'ask')::int as asked, (followed_by = 'solved')::int as solved
      from searches where at > now() - make_interval(days => ${days}::int) order by at desc limit ${MOST_READ}
    ), w as (
      select words, count(*) as searches, (array_agg(results order by at desc))[1] as results, sum(nothing) as nothing,
        coalesce(sum(opened), 0) as opened, coalesce(sum(unopened), 0) as unopened, coalesce(sum(again), 0) as again,
        coalesce(sum(asked), 0) as asked, coalesce(sum(solved), 0) as solved, max(at) as "lastAt"
      from s group by words
    )
    select coalesce((select json_agg(x) from (
        select * from w where ${WANTED[kind]} > 0 order by ${WANTED[kind]} desc, "lastAt" desc limit ${SHOWN + 1}) x), '[]') as words,
      (select json_build_object('searches', count(*), 'nothing', coalesce(sum(nothing), 0), 'opened', coalesce(sum(opened), 0),
        'unopened', coalesce(sum(unopened), 0), 'asked', coalesce(sum(asked), 0), 'solved', coalesce(sum(solved), 0)) from s) as totals,
      coalesce((select json_agg(x) from (
        select coalesce(q.title, p.title, f.question) as title, d.kind, count(*) as count
        from deflections e join documents d on d.id = e.document_id and d.state = 'published'
        left join questions q on q.id = d.id left join pages p on p.id = d.id left join faq_entries f on f.id = d.id
        where e.at > now() - make_interval(days => ${days}::int)
        group by d.id, q.title, p.title, f.question order by count(*) desc, d.id limit ${SHOWN_DEFLECTED}) x), '[]') as deflected`);
  const row = rows[0];
  if (!row) throw new Error("nothing was asked");
  const words = row.words.map((word) => ({ ...word, lastAt: momentInJson(word.lastAt) }));
  return { ...row, words: words.slice(0, SHOWN), hasMore: words.length > SHOWN };
}

/** How many people a list would help: what it is ordered by. */
const WANTED = {
  missed: sql`w.nothing + w.unopened + w.again`,
  nothing: sql`w.nothing`,
  unopened: sql`w.unopened`,
  again: sql`w.again`,
  asked: sql`w.asked`,
  all: sql`w.searches`,
} as const;
