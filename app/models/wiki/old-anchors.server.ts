// Anchors that a page had: links to a section that was renamed lead to it as it is called now.
//
// Promises: kept in the transaction that publishes the new text; chains of renames lead straight to the present heading; an id that
// a heading has again is no old one any more. What was taken out leads to the top of the page.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { forgetRenderingsLinkingTo } from "~/models/document/rendering.server";
import { readBlob } from "~/models/document/revision.server";
import { movedHeadings } from "~/text/moved-headings";
import { sectionsOf } from "~/text/sections";

export type OldAnchor = { alias: string; section: string };

export async function keepAnchors(
  tx: Db,
  { pageId, from, to }: { pageId: number; from: number | null; to: number },
): Promise<void> {
  if (from === null || from === to) return;
  const rows = await tx.execute<{ id: number; blob: Buffer }>(sql`
    select id, blob from revisions where id in (${from}::bigint, ${to}::bigint) and document_id = ${pageId}::bigint`);
  const [before, after] = [from, to].map((id) => rows.find((row) => row.id === id)?.blob);
  if (!before || !after || before.equals(after)) return;
  const text = await readBlob(tx, after);
  const moved = movedHeadings(await readBlob(tx, before), text);
  const ids = JSON.stringify(sectionsOf(text).map(({ id }) => id));
  const kept = await tx.execute(sql`
    with moved as (
      select m."from", m."to" from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as m("from" text, "to" text)
    ), led as (
      update section_aliases a set section = m."to" from moved m where a.page_id = ${pageId}::bigint and a.section = m."from"
    )
    insert into section_aliases (page_id, alias, section) select ${pageId}::bigint, "from", "to" from moved
    on conflict (page_id, alias) do update set section = excluded.section returning alias`);
  const gone = await tx.execute(sql`
    delete from section_aliases where page_id = ${pageId}::bigint and alias in (select jsonb_array_elements_text(${ids}::jsonb)) returning alias`);
  if (kept.length + gone.length > 0) await forgetRenderingsLinkingTo(tx, pageId);
}
