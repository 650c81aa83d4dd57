// What people searched for and what came of it, for those who run the community.
//
// Promises: the words, the language, the real number of results, what was opened, and whether another search or a question
// followed in the same visit; nothing that says who searched (a visit is a random word that travels with the page, not with a
// person); no search waits for the log. Rows are gathered in memory and written together; a server that is killed loses a second
// of them, which is less than a search that waits for the disk would cost.

import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import type { FOLLOWED_BY } from "#drizzle/schema/search";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { log } from "~/log.server";

export type LoggedSearch = { query: string; language: string; resultCount: number; visit?: string | null };
export type FollowedBy = (typeof FOLLOWED_BY)[number];
/** How a search can be found again. */
export type SearchTrace = { key: string; visit: string };

type SearchRow = { kind: "search"; key: string; visit: string; query: string; language: string; count: number };
type OpenedRow = { kind: "opened"; key: string; opened: number };
type FollowedRow = { kind: "followed"; visit: string; by: FollowedBy };
type LogRow = SearchRow | OpenedRow | FollowedRow;

const WRITTEN_AFTER_MS = 1_000;
/** When the database does not keep up, further searches go unlogged. */
const MOST_GATHERED = 500;
/** A visit that pauses longer is another one. */
const VISIT_MINUTES = 30;
const KEY_BYTES = 9;
const KEY = /^[A-Za-z0-9_-]{12}$/;

const gathered = new Map<Db, LogRow[]>();
let timer: NodeJS.Timeout | undefined;

export function logSearch(db: Db, { query, language, resultCount, visit }: LoggedSearch): SearchTrace {
  const key = randomBytes(KEY_BYTES).toString("base64url");
  const trace = { key, visit: readKey(visit) ?? key };
  gather(db, { kind: "search", ...trace, query, language, count: resultCount });
  return trace;
}

/** The first thing that was opened from the page of results; 0 when it was left for something else. */
export function logOpened(db: Db, { key, documentId }: { key: string; documentId: number }): void {
  gather(db, { kind: "opened", key, opened: documentId });
}

/** What the last search of a visit led to. */
export function logFollowed(db: Db, { visit, by }: { visit: string | null | undefined; by: FollowedBy }): void {
  const known = readKey(visit);
  if (known !== null) gather(db, { kind: "followed", visit: known, by });
}

/** Keys come back from browsers: anything else is no key. */
export function readKey(text: string | null | undefined): string | null {
  return text && KEY.test(text) ? text : null;
}

function gather(db: Db, row: LogRow): void {
  const rows = gathered.get(db) ?? [];
  gathered.set(db, rows);
  if (rows.length < MOST_GATHERED) rows.push(row);
  timer ??= setTimeout(() => {
    writeGatheredSearches().catch(() => log().warn("searches could not be logged"));
  }, WRITTEN_AFTER_MS).unref();
}

/** Writes what was gathered; also before the server ends. */
export async function writeGatheredSearches(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const batches = [...gathered];
  gathered.clear();
  for (const [db, rows] of batches) await writeBatch(db, rows);
}

async function writeBatch(db: Db, rows: readonly LogRow[]): Promise<void> {
  const searches = rows.filter((row) => row.kind === "search");
  const opened = rows.filter((row) => row.kind === "opened");
  const followed = rows.filter((row) => row.kind === "followed");
  if (searches.length > 0) {
    await db.execute(sql`
      insert into searches (key, visit, query, language, result_count)
      select r.key, r.visit, r.query, r.language, r.count
      from json_to_recordset(${JSON.stringify(searches)}::json) as r(key text, visit text, query text, language text, count int)`);
    await markSearchedAgain(db, searches);
  }
  if (opened.length > 0) {
    await db.execute(sql`
      update searches s set opened_id = r.opened
      from json_to_recordset(${JSON.stringify(firstOpened(opened))}::json) as r(key text, opened bigint)
      where s.key = r.key and coalesce(s.opened_id, 0) = 0`);
  }
  for (const { visit, by } of followed) await markFollowed(db, visit, by);
}

/** Of each search what was opened first; "nothing" only where nothing else was said. */
function firstOpened(rows: readonly OpenedRow[]): OpenedRow[] {
  const first = new Map<string, OpenedRow>();
  for (const row of rows) if ((first.get(row.key)?.opened ?? 0) === 0) first.set(row.key, row);
  return [...first.values()];
}

/** The same words again (another filter, a reload) are not another search. */
async function markSearchedAgain(db: Db, searches: readonly SearchRow[]): Promise<void> {
  const visits = searches.filter(({ key, visit }) => key !== visit).map(({ visit }) => visit);
  if (visits.length === 0) return;
  await db.execute(sql`
    update searches s set followed_by = 'search'
    where s.visit = any(${textArray([...new Set(visits)])}) and s.followed_by is null
      and exists (select 1 from searches n where n.visit = s.visit and n.id > s.id and lower(n.query) <> lower(s.query)
        and n.at < s.at + make_interval(mins => ${VISIT_MINUTES}::int))`);
}

async function markFollowed(db: Db, visit: string, by: FollowedBy): Promise<void> {
  await db.execute(sql`
    update searches set followed_by = ${by}
    where id = (select id from searches where visit = ${visit} order by id desc limit 1)
      and at > now() - make_interval(mins => ${VISIT_MINUTES}::int)`);
}

const KEPT_DAYS = 90;

export async function deleteOldSearches(db: Db): Promise<void> {
  await db.execute(sql`delete from searches where at < now() - make_interval(days => ${KEPT_DAYS}::int)`);
}
