// A suggestion that was not taken goes back to whoever made it: as a draft of the same change, with what was said about it.
//
// Promises: writes over no draft that is there; is merged like any other edit when it is sent again. Where there is no room
// for a draft, the suggestion still stands on its own page.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { saveDraft } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";
import { readBlob } from "~/models/document/revision.server";

type Returned = {
  base: number;
  blob: string;
  title: string | null;
  tags: string[] | null;
  summary: string;
};

export async function returnToAuthor(
  tx: Db,
  { proposal, note }: { proposal: { id: number; documentId: number; authorId: number | null }; note: string },
): Promise<void> {
  const { id, documentId, authorId } = proposal;
  if (authorId === null) return;
  const [row] = await tx.execute<Returned>(sql`
    select base_revision_id as base, encode(blob, 'hex') as blob, title, tags, summary from proposals where id = ${id}::bigint`);
  if (!row) return;
  const fields = {
    base: String(row.base),
    body: await readBlob(tx, Buffer.from(row.blob, "hex")),
    summary: row.summary,
    ...(row.title === null ? {} : { title: row.title }),
    ...(row.tags === null ? {} : { tags: row.tags.join(", ") }),
    proposal: String(id),
    note,
  };
  const form = { key: `proposal-${id}`, drafted: [] };
  await saveDraft(tx, { userId: authorId, target: draftTargets.edit(documentId), fields, form });
}
