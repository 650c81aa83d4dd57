// A page comes into view or leaves it: its row, address, links, rendering and the search index change together.
//
// Promises what visibility.server promises for posts, and is called by it: the caller holds the document's row and records
// the event. A page that was hidden comes back under its title's address, or beside it where somebody took that meanwhile.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { settleSignals } from "~/models/case/case.server";
import { publishRevision, storeRendering } from "~/models/document/document.server";
import { pageExcerptOf } from "~/models/document/excerpt";
import type { RenderedText } from "~/models/document/rendered-text";
import {
  forgetReferences,
  forgetRenderingsLinkingTo,
  forgetRenderingsOf,
  pageRenderingKey,
  renderText,
  storeReferences,
} from "~/models/document/rendering.server";
import { readBlob } from "~/models/document/revision.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { indexDocument } from "~/models/search/indexing.server";
import { addressOf, hiddenSlug, takeSomeAddress } from "./address.server";
import { connectWanted, listAlikeLinks } from "./links.server";
import { keepAnchors } from "./old-anchors.server";

type Row = {
  productId: number | null;
  slug: string;
  title: string;
  language: string;
  state: string;
  published: number | null;
  latest: number;
};

/** Shows the newest text; of a page that was taken down, the one that was live. */
export async function showPage(tx: Db, pageId: number, rendered?: RenderedText): Promise<boolean> {
  const row = await readRow(tx, pageId);
  if (!row) return false;
  const isBack = row.state === "deleted" || row.state === "removed";
  const revisionId = (isBack ? row.published : null) ?? row.latest;
  if (!(await publishRevision(tx, { documentId: pageId, revisionId, base: row.published }))) return false;
  const text = await readText(tx, revisionId);
  const place = { productId: row.productId, isPage: true };
  const shown = rendered ?? (await renderText(tx, text.source, row.language, place));
  await storeRendering(tx, pageRenderingKey(text.blob, row.productId), shown);
  const title = text.title ?? row.title;
  const isNew = row.state !== "published";
  const slug = isNew
    ? await takeSomeAddress(tx, { productId: row.productId, slug: addressOf(title) }, pageId)
    : row.slug;
  await tx.execute(sql`update pages set slug = ${slug}, is_listed = true where id = ${pageId}::bigint`);
  await updateShownPage(tx, { pageId, title, rendered: shown });
  await keepAnchors(tx, { pageId, from: row.published, to: revisionId });
  if (isNew) await connectAppeared(tx, { id: pageId, productId: row.productId, slug, title });
  await settleSignals(tx, { documentId: pageId, kinds: ["detector"] });
  return true;
}

/** Everything that says what the live text of a visible page is; in the transaction that published it. */
export async function updateShownPage(
  tx: Db,
  shown: { pageId: number; title: string; rendered: RenderedText },
): Promise<void> {
  const { pageId, rendered } = shown;
  await updatePageRow(tx, shown);
  await storeReferences(tx, pageId, rendered);
  await indexDocument(tx, pageId);
  await invalidatePages(tx, [`page:${pageId}`, "wiki"]);
}

/** The part of it that is the page's own row; links, index and cached pages follow. */
export async function updatePageRow(
  tx: Db,
  { pageId, title, rendered }: { pageId: number; title: string; rendered: RenderedText },
): Promise<void> {
  await tx.execute(sql`
    update pages set title = ${title}, excerpt = ${pageExcerptOf(rendered)}, changed_at = now(), is_listed = true,
      revision_count = (select count(*) from revisions where document_id = ${pageId}::bigint and published_at is not null)
    where id = ${pageId}::bigint`);
}

/** A page has a name: red links turn into links, on whatever page they stand – on the page itself too, which was rendered before. */
export async function connectAppeared(
  tx: Db,
  page: { id: number; productId: number | null; slug: string; title: string },
): Promise<void> {
  await forgetRenderingsOf(tx, [page.id, ...(await listAlikeLinks(tx, page))]);
  await connectWanted(tx, page);
  await forgetRenderingsLinkingTo(tx, page.id);
  await invalidatePages(tx, ["everything"]);
}

/** The document's state is set by the caller. Nothing is lost: text and history stay where they are. */
export async function hidePage(tx: Db, pageId: number): Promise<boolean> {
  const row = await readRow(tx, pageId);
  if (!row) return false;
  await tx.execute(sql`
    update pages set is_listed = false, slug = ${hiddenSlug(row.title, pageId)} where id = ${pageId}::bigint`);
  await forgetReferences(tx, pageId);
  await indexDocument(tx, pageId);
  await forgetRenderingsLinkingTo(tx, pageId);
  await invalidatePages(tx, ["everything"]);
  return true;
}

async function readRow(tx: Db, pageId: number): Promise<Row | null> {
  const rows = await tx.execute<Row>(sql`
    select p.product_id as "productId", p.slug, p.title, d.language, d.state, d.published_revision_id as published, d.latest_revision_id as latest
    from pages p join documents d on d.id = p.id where p.id = ${pageId}::bigint`);
  return rows[0] ?? null;
}

async function readText(tx: Db, revisionId: number): Promise<{ title: string | null; source: string; blob: Buffer }> {
  const rows = await tx.execute<{ title: string | null; blob: Buffer }>(
    sql`select title, blob from revisions where id = ${revisionId}::bigint`,
  );
  const row = rows[0];
  if (!row) throw new Error(`revision ${revisionId} vanished`);
  return { ...row, source: await readBlob(tx, row.blob) };
}
