// What a hurried renderer could not do is done again by a job that has time: HTML, links, mentions, first words, index.
//
// Promises: afterwards everything that was stored from the stand-in is what it would have been. Whom the text mentions was told
// already: the stand-in names everybody whom it might. Nothing is done where the text has changed meanwhile.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { indexDocument } from "~/models/search/indexing.server";
import { storeRendering } from "./document.server";
import { excerptOf, pageExcerptOf } from "./excerpt";
import type { RenderedText } from "./rendered-text";
import { pageRenderingKey, renderText, storeReferences } from "./rendering.server";
import { readBlob } from "./revision.server";

type Live = { kind: string; productId: number | null; language: string; blob: Buffer };

export async function renderAgain(db: Db, documentId: number): Promise<void> {
  const live = await findLive(db, documentId);
  if (!live) return;
  const isPage = live.kind === "page";
  const place = { productId: live.productId, isPage };
  const rendered = await renderText(db, await readBlob(db, live.blob), live.language, place, { hasTime: true });
  if (!rendered.isLasting) throw new Error(`document ${documentId} could not be rendered yet`);
  await db.transaction(async (tx) => {
    const now = await findLive(tx, documentId);
    if (!now?.blob.equals(live.blob)) return;
    await storeRendering(tx, isPage ? pageRenderingKey(live.blob, live.productId) : live.blob, rendered);
    await storeReferences(tx, documentId, rendered);
    await storeExcerpt(tx, documentId, live.kind, rendered);
    if (live.kind !== "comment") await indexDocument(tx, documentId);
    await invalidatePages(tx, ["everything"]);
  });
}

async function findLive(db: Db, documentId: number): Promise<Live | undefined> {
  const rows = await db.execute<Live>(sql`
    select d.kind, d.product_id as "productId", d.language, v.blob
    from documents d join revisions v on v.id = d.published_revision_id
    where d.id = ${documentId}::bigint and d.state = 'published'`);
  return rows[0];
}

async function storeExcerpt(tx: Db, documentId: number, kind: string, rendered: RenderedText): Promise<void> {
  const excerpt = kind === "page" ? pageExcerptOf(rendered) : excerptOf(rendered.plain);
  await tx.execute(sql`
    with questions as (update questions set excerpt = ${excerpt} where id = ${documentId}::bigint),
      pages as (update pages set excerpt = ${excerpt} where id = ${documentId}::bigint)
    update faq_entries set excerpt = ${excerpt} where id = ${documentId}::bigint`);
}
