// A page comes into view or leaves it: its row, address, links and rendering change together.
//
// Called by document/visibility, which holds the document's row; the event is recorded by whoever calls
// that. A page that was hidden comes back under its title's address, or beside it where somebody took that meanwhile.
import { eq, sql } from "drizzle-orm";
import { pages } from "#drizzle/schema/wiki";
import type { Db } from "~/database/db.server";
import { setDocumentState, storeRendering } from "~/models/document/document.server";
import { pageExcerptOf } from "~/models/document/excerpt";
import type { RenderedText } from "~/models/document/rendered-text";
import {
  forgetReferences,
  forgetRenderingsLinkingTo,
  forgetRenderingsOf,
  pageRenderingKey,
  storeReferences,
} from "~/models/document/rendering.server";
import { type HeldDocument, type NounPart, publishShown, type ShownText } from "~/models/document/visibility.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { indexDocument } from "~/models/search/indexing.server";
import { addressOf, hiddenSlug, takeSomeAddress } from "./address.server";
import { connectWanted, listAlikeLinks } from "./links.server";
import { keepAnchors } from "./old-anchors.server";

export const pagePart: NounPart = {
  /** The newest text; of a page that was taken down, the one that was live. */
  show: async (tx, document, { rendered }) => {
    const page = await readPage(tx, document.id);
    const text = page && (await publishShown(tx, document, rendered));
    if (!page || !text) return false;
    await showPage(tx, { document, page, text });
    return true;
  },
  hide: async (tx, { id, state: was }, { state }) => {
    await setDocumentState(tx, id, state);
    const page = was === "published" ? await readPage(tx, id) : null;
    if (!page) return;
    await tx
      .update(pages)
      .set({ isListed: false, slug: hiddenSlug(page.title, id) })
      .where(eq(pages.id, id));
    await forgetReferences(tx, id);
    await forgetRenderingsLinkingTo(tx, id);
    await invalidatePages(tx, ["everything"]);
  },
};

async function showPage(
  tx: Db,
  { document, page, text }: { document: HeldDocument; page: { slug: string; title: string }; text: ShownText },
): Promise<void> {
  const { id, productId } = document;
  const { rendered } = text;
  await storeRendering(tx, pageRenderingKey(text.blob, productId), rendered);
  const title = text.title ?? page.title;
  const isNew = document.state !== "published";
  const slug = isNew ? await takeSomeAddress(tx, { productId, slug: addressOf(title) }, id) : page.slug;
  await tx.update(pages).set({ slug, isListed: true }).where(eq(pages.id, id));
  await updatePageRow(tx, { pageId: id, title, rendered });
  await storeReferences(tx, id, rendered);
  await invalidatePages(tx, [`page:${id}`, "wiki"]);
  await keepAnchors(tx, { pageId: id, from: document.published, to: text.revisionId });
  if (isNew) await connectAppeared(tx, { id, productId, slug, title });
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

async function readPage(tx: Db, pageId: number): Promise<{ slug: string; title: string } | null> {
  const rows = await tx.execute<{ slug: string; title: string }>(
    sql`select slug, title from pages where id = ${pageId}::bigint`,
  );
  return rows[0] ?? null;
}
