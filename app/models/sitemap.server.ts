// What search engines may find: published questions that say something. Thin ones (closed without an answer) stay out.
import { sql } from "drizzle-orm";
import type { Db } from "~/db.server";

const QUESTIONS_PER_PAGE = 10_000;
const MOST_PAGES = 1_000;

/** Pages are ranges of ids, so that reading one never walks over the others. */
export async function countSitemapPages(db: Db): Promise<number> {
  const rows = await db.execute<{ last: number | null }>(sql`select max(id) as last from questions`);
  return Math.min(MOST_PAGES, Math.ceil((rows[0]?.last ?? 0) / QUESTIONS_PER_PAGE));
}

export async function listSitemapQuestions(
  db: Db,
  page: number,
): Promise<{ id: number; title: string; activeAt: Date }[]> {
  const first = (Math.min(page, MOST_PAGES) - 1) * QUESTIONS_PER_PAGE;
  const rows = await db.execute<{ id: number; title: string; activeAt: string }>(sql`
    select id, title, active_at as "activeAt" from questions
    where id > ${first}::bigint and id <= ${first + QUESTIONS_PER_PAGE}::bigint and is_listed and not (is_closed and answer_count = 0)
    order by id limit ${QUESTIONS_PER_PAGE}`);
  return rows.map((row) => ({ ...row, activeAt: new Date(row.activeAt) }));
}
