// What stands below a page in the tree, and taking it along to another product.
//
// Promises: all of it goes or none; every page keeps its title or gets the one that was asked for, with a version in its history, and
// its old address leads to it. Costs some statements a page, in
// the transaction of the move: more than MOST_BELOW pages do not go in one step.
import { sql } from "drizzle-orm";
import type { Protection } from "#moderation/facts";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { settleReplaced } from "~/models/case/case.server";
import { type DocumentState, publishTitle } from "~/models/document/document.server";
import { recordEvent } from "~/models/event.server";
import { indexDocument } from "~/models/search/indexing.server";
import { addressOf, leaveRedirect, takeSomeAddress } from "./address.server";
import { protectionNow } from "./protection-now";
import { MOST_LEVELS } from "./tree.server";
import { connectAppeared } from "./visibility.server";

export const MOST_BELOW = 500;

export type PageBelow = {
  id: number;
  productId: number | null;
  slug: string;
  title: string;
  protection: Protection;
  state: DocumentState;
  authorId: number | null;
  isListed: boolean;
};

/** All of them, those out of sight too; one more than MOST_BELOW where there are more. */
export async function pagesBelow(db: Db, pageId: number): Promise<PageBelow[]> {
  return db.execute<PageBelow>(sql`
    with recursive below as (
      select id, 1 as level from pages where parent_id = ${pageId}::bigint
      union all
      select p.id, below.level + 1 from pages p join below on p.parent_id = below.id where below.level < ${MOST_LEVELS}
    )
    select p.id, p.product_id as "productId", p.slug, p.title, ${protectionNow()} as protection, d.state, d.author_id as "authorId", p.is_listed as "isListed"
    from below join pages p on p.id = below.id join documents d on d.id = p.id order by below.level, p.id limit ${MOST_BELOW + 1}`);
}

/** `newTitle`: null where it keeps its own. */
export type PageAlong = PageBelow & { newTitle: string | null };

/**
 * What a page called "Manual/Care" is called when "Manual" gets another title; null for one that is not called after it, and for
 * one that nobody sees, which has the title of its text.
 */
export function titleBelow(
  { title, isListed }: Pick<PageBelow, "title" | "isListed">,
  { from, to }: { from: string; to: string },
): string | null {
  return isListed && title.startsWith(`${from}/`) ? to + title.slice(from.length) : null;
}

/** Of those that get another title, so that they may take each other's. */
export async function clearAddresses(tx: Db, along: readonly PageAlong[]): Promise<void> {
  const ids = along.filter(({ newTitle }) => newTitle !== null).map(({ id }) => id);
  if (ids.length > 0) await tx.execute(sql`update pages set slug = slug || '~' || id where id = any(${idArray(ids)})`);
}

type TakingAlong = { along: readonly PageAlong[]; productId: number | null; actorId: number; summary: string };

export async function takeAlong(tx: Db, { along, productId, actorId, summary }: TakingAlong): Promise<void> {
  const moved: { id: number; slug: string; title: string }[] = [];
  for (const page of along) {
    const { id } = page;
    const title = page.newTitle ?? page.title;
    // A page that is out of sight holds no address, and gets one when it comes back.
    const slug = page.isListed ? await takeSomeAddress(tx, { productId, slug: addressOf(title) }, id) : page.slug;
    const isElsewhere = productId !== page.productId;
    if (page.isListed && (slug !== page.slug || isElsewhere)) await leaveRedirect(tx, page, id);
    await tx.execute(sql`
      with document as (update documents set product_id = ${productId}::bigint where id = ${id}::bigint)
      update pages set product_id = ${productId}::bigint, slug = ${slug} where id = ${id}::bigint`);
    if (page.newTitle !== null) await rename(tx, page, { title, actorId, summary });
    if (page.isListed) moved.push({ id, slug, title });
  }
  for (const page of moved) {
    await connectAppeared(tx, { ...page, productId });
    await indexDocument(tx, page.id);
  }
}

async function rename(
  tx: Db,
  { id, title: from }: PageAlong,
  { title, actorId, summary }: { title: string; actorId: number; summary: string },
): Promise<void> {
  const revisionId = await publishTitle(tx, { documentId: id, title, authorId: actorId, summary });
  await settleReplaced(tx, id);
  await tx.execute(sql`
    update pages set title = ${title}, changed_at = now(),
      revision_count = (select count(*) from revisions where document_id = ${id}::bigint and published_at is not null)
    where id = ${id}::bigint`);
  const details = { from, to: title, below: 0, revisionId };
  await recordEvent(tx, { actorId, verb: "page-renamed", subjectId: id, details });
}
