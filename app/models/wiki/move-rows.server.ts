// What a move changes, when nothing stands against it: rows of the page and of what comes along, addresses, versions, links.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { settleReplaced } from "~/models/case/case.server";
import { addRevision, blobHash, publishRevision } from "~/models/document/document.server";
import type { RenderedText } from "~/models/document/rendered-text";
import { pageRenderingKey } from "~/models/document/rendering.server";
import { recordEvent } from "~/models/event.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { addressOf, leaveRedirect, takeSomeAddress } from "./address.server";
import { clearAddresses, type PageAlong, takeAlong } from "./below.server";
import type { PageMove } from "./move-outcome";
import { connectAppeared, updateShownPage } from "./visibility.server";

/** The page as it is before the move. */
export type Now = { live: number; title: string; slug: string; productId: number | null; parentId: number | null };
export type Moving = { move: PageMove; now: Now; along: readonly PageAlong[] };
type Text = { source: string; rendered: RenderedText };

/** Its address afterwards. */
export async function settle(tx: Db, { move, now, along }: Moving, text: Text): Promise<string> {
  const { actor, page, title, productId } = move;
  const isRenamed = title !== now.title;
  const isElsewhere = productId !== now.productId;
  await clearAddresses(tx, along);
  const slug = await newAddress(tx, { move, now });
  if (slug !== now.slug || isElsewhere) await leaveRedirect(tx, now, page.id);
  await writePlace(tx, { move, now, slug });
  const revisionId = isRenamed ? await recordRename(tx, move, { live: now.live, ...text }) : null;
  await updateShownPage(tx, { pageId: page.id, title, rendered: text.rendered });
  if (isRenamed || isElsewhere) await connectAppeared(tx, { id: page.id, productId, slug, title });
  await takeAlong(tx, { along, productId, actorId: actor.id, summary: move.summary });
  await invalidatePages(tx, ["everything"]);
  await recordEvent(tx, {
    actorId: actor.id,
    verb: isRenamed ? "page-renamed" : "page-moved",
    subjectId: page.id,
    details: { from: now.title, to: title, below: along.length, ...(revisionId === null ? {} : { revisionId }) },
  });
  return slug;
}

/** Elsewhere it stands last. */
async function writePlace(tx: Db, { move, now, slug }: Pick<Moving, "move" | "now"> & { slug: string }): Promise<void> {
  const { page, title, productId, parentId } = move;
  const stays = parentId === now.parentId && productId === now.productId;
  const last = sql`(select coalesce(max(position), 0) + 1 from pages
    where parent_id is not distinct from ${parentId}::bigint and product_id is not distinct from ${productId}::bigint)`;
  await tx.execute(sql`
    with document as (update documents set product_id = ${productId}::bigint where id = ${page.id}::bigint)
    update pages set product_id = ${productId}::bigint, parent_id = ${parentId}::bigint, slug = ${slug}, title = ${title},
      position = ${stays ? sql`position` : last}
    where id = ${page.id}::bigint`);
}

/** A new spelling of the title may leave the address as it is. */
async function newAddress(tx: Db, { move, now }: { move: PageMove; now: Now }): Promise<string> {
  const wanted = addressOf(move.title);
  const isSame = move.productId === now.productId && (wanted === now.slug || addressOf(now.title) === wanted);
  if (isSame) return now.slug;
  const place = { productId: move.productId, slug: wanted };
  return takeSomeAddress(tx, place, move.page.id, { overRedirect: move.takesFormer ?? false });
}

/** The same text under another title: a version of its own in the history. */
async function recordRename(
  tx: Db,
  move: PageMove,
  { live, source, rendered }: { live: number; source: string; rendered: RenderedText },
): Promise<number | null> {
  const revisionId = await addRevision(tx, {
    documentId: move.page.id,
    basedOn: live,
    authorId: move.actor.id,
    source,
    title: move.title,
    tags: null,
    summary: move.summary,
    isMinor: false,
    rendered,
    renderingKey: pageRenderingKey(blobHash(source), move.productId),
  });
  if (revisionId === null) return null;
  await publishRevision(tx, { documentId: move.page.id, revisionId, base: live });
  await settleReplaced(tx, move.page.id);
  return revisionId;
}
