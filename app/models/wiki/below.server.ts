// What stands below a page in the tree, and taking it along to another product.
//
// Promises: all of it goes or none; every page keeps its title, and its old address leads to it. Costs some statements a page, in
// the transaction of the move: more than MOST_BELOW pages do not go in one step.
import { sql } from "drizzle-orm";
import type { Protection } from "#moderation/facts";
import type { Db } from "~/database/db.server";
import type { DocumentState } from "~/models/document/document.server";
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

export async function takeAlong(
  tx: Db,
  { below, productId }: { below: readonly PageBelow[]; productId: number | null },
): Promise<void> {
  const moved: { id: number; slug: string; title: string }[] = [];
  for (const page of below) {
    const { id, title } = page;
    // A page that is out of sight holds no address, and gets one when it comes back.
    const slug = page.isListed ? await takeSomeAddress(tx, { productId, slug: addressOf(title) }, id) : page.slug;
    if (page.isListed) await leaveRedirect(tx, page, id);
    await tx.execute(sql`
      with document as (update documents set product_id = ${productId}::bigint where id = ${id}::bigint)
      update pages set product_id = ${productId}::bigint, slug = ${slug} where id = ${id}::bigint`);
    if (page.isListed) moved.push({ id, slug, title });
  }
  for (const page of moved) {
    await connectAppeared(tx, { ...page, productId });
    await indexDocument(tx, page.id);
  }
}
