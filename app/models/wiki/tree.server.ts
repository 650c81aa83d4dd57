// The tree of pages of a product, and where a page may stand in it. Bounded: MOST_IN_TREE pages of a product are listed in
// one statement, MOST_LEVELS deep; what lies beyond is found by links and search.
import { sql } from "drizzle-orm";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import type { TreePage } from "~/text/page-tree";
import { named } from "./named";

export const MOST_LEVELS = 8;
const MOST_IN_TREE = 2_000;

export type ListedPage = TreePage & { changedAt: Date };

/** All visible pages of a product, in the order in which they stand; those in languages the reader reads before the others. */
export async function listPages(
  db: Db,
  productId: number | null,
  readable: readonly string[] = [],
): Promise<ListedPage[]> {
  const rows = await db.execute<ListedPage>(sql`
    select id, parent_id as "parentId", slug, title, language, changed_at as "changedAt" from pages
    where product_id is not distinct from ${productId}::bigint and is_listed
    order by language = any(${textArray([...readable])}) desc, position, lower(title), id limit ${MOST_IN_TREE}`);
  return [...rows];
}

/** Whether a page may stand under another: of the same product, not below itself, not too deep. */
export async function mayStandUnder(
  db: Db,
  { productId, parentId, pageId }: { productId: number | null; parentId: number | null; pageId: number | null },
): Promise<boolean> {
  if (parentId === null) return true;
  const rows = await db.execute<{ id: number; productId: number | null; isListed: boolean; level: number }>(sql`
    with recursive up as (
      select id, parent_id, product_id, is_listed, 1 as level from pages where id = ${parentId}::bigint
      union all
      select p.id, p.parent_id, p.product_id, p.is_listed, up.level + 1 from pages p join up on p.id = up.parent_id where up.level < ${MOST_LEVELS}
    )
    select id, product_id as "productId", is_listed as "isListed", level from up order by level`);
  const [parent] = rows;
  if (!parent || parent.productId !== productId || !parent.isListed) return false;
  return rows.length < MOST_LEVELS && rows.every(({ id }) => id !== pageId);
}

/** The page of a product that was named as the parent: null for none, undefined where there is no such page. */
export async function findParent(
  db: Db,
  { productId, title }: { productId: number | null; title: string },
): Promise<number | null | undefined> {
  if (title === "") return null;
  const rows = await db.execute<{ id: number }>(sql`
    select p.id from pages p where p.is_listed and p.product_id is not distinct from ${productId}::bigint and ${named(sql`p.title`)} = ${named(sql`${title}::text`)}
    order by p.title = ${title} desc, p.id limit 1`);
  return rows[0]?.id;
}

export type WikiSummary = { productId: number | null; count: number; changedAt: Date };

/** How many pages each product has. */
export async function countPages(db: Db): Promise<WikiSummary[]> {
  const rows = await db.execute<WikiSummary>(sql`
    select product_id as "productId", count(*)::int as count, max(changed_at) as "changedAt" from pages where is_listed group by product_id`);
  return [...rows];
}
