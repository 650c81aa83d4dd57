// What people searched for, for those who run the community: the words, the language and how many questions were found.
//
// Promises: nothing that says who searched; no search waits for the log. Rows are gathered in memory and written together; a
// server that is killed loses a second of them, which is less than a search that waits for the disk would cost.
import { sql } from "drizzle-orm";
import type { Db } from "~/db.server";
import { log } from "~/log.server";

export type LoggedSearch = { query: string; language: string; resultCount: number };

const WRITTEN_AFTER_MS = 1_000;
/** When the database does not keep up, further searches go unlogged. */
const MOST_GATHERED = 500;

const gathered = new Map<Db, LoggedSearch[]>();
let timer: NodeJS.Timeout | undefined;

export function logSearch(db: Db, search: LoggedSearch): void {
  const rows = gathered.get(db) ?? [];
  gathered.set(db, rows);
  if (rows.length < MOST_GATHERED) rows.push(search);
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
  for (const [db, rows] of batches) {
    await db.execute(sql`
      insert into searches (query, language, result_count)
      select r.query, r.language, r.count from json_to_recordset(${JSON.stringify(rows.map(toRow))}::json)
        as r(query text, language text, count int)`);
  }
}

const KEPT_DAYS = 90;

export async function deleteOldSearches(db: Db): Promise<void> {
  await db.execute(sql`delete from searches where at < now() - make_interval(days => ${KEPT_DAYS}::int)`);
}

function toRow({ query, language, resultCount }: LoggedSearch) {
  return { query, language, count: resultCount };
}
