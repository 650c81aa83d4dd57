// Where sections are found that were called otherwise. Keeping them is in models/wiki/old-anchors.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";

/** What a section of the page was called before. */
export async function listFormerIds(
  db: Db,
  { pageId, section }: { pageId: number; section: string },
): Promise<string[]> {
  const rows = await db.execute<{ alias: string }>(sql`
    select alias from section_aliases where page_id = ${pageId}::bigint and section = ${section} order by created_at desc limit ${MOST_FORMER}`);
  return rows.map(({ alias }) => alias);
}

const MOST_FORMER = 20;

/** Of links to pages with a "#section": as the section is called now. */
export async function findOldAnchors(
  db: Db,
  asked: readonly { pageId: number; alias: string }[],
): Promise<{ pageId: number; alias: string; section: string }[]> {
  if (asked.length === 0) return [];
  return db.execute<{ pageId: number; alias: string; section: string }>(sql`
    select a.page_id as "pageId", a.alias, a.section
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as q("pageId" bigint, alias text)
      join section_aliases a on a.page_id = q."pageId" and a.alias = q.alias`);
}
