// In which language somebody writes: what the form begins with.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { isOtherLanguage } from "~/languages/content-languages";

/** That of the newest question or answer, where it is none of the interface; null where the interface says it. */
export async function usualLanguage(db: Db, authorId: number): Promise<string | null> {
  const [row] = await db.execute<{ language: string }>(sql`
    select language from documents where author_id = ${authorId}::bigint and kind in ('question', 'answer')
    order by created_at desc limit 1`);
  return isOtherLanguage(row?.language) ? row.language : null;
}
