// Addresses of pages: unique within a product, kept for ever. A page that gets another one leaves a redirect behind, which
// names the page and not an address, so that chains of renames lead straight to where the page is now.
// A page that is out of sight holds no address: its slug ends with "~" and its number, which no title gives.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { slugOf } from "~/urls";

type Place = { productId: number | null; slug: string };

const ADDRESS_LOCK = 7_266_173_402;
const MOST_SUFFIXES = 50;

/** Of a page nobody else sees yet. */
export function hiddenSlug(title: string, pageId: number): string {
  return `${slugOf(title) || "page"}~${pageId}`;
}

/**
 * Whoever gives a page an address holds this until the transaction ends, so that two pages cannot take the same one. Null
 * when the address, or an old address that still leads somewhere, is another page's.
 */
export async function takeAddress(tx: Db, place: Place, pageId: number | null): Promise<string | null> {
  const [slug] = await takeFree(tx, place, [place.slug], pageId);
  return slug ?? null;
}

/** The same with "-2", "-3" … where the address is taken: a page that comes back into view needs one. */
export async function takeSomeAddress(tx: Db, place: Place, pageId: number): Promise<string> {
  const suffixed = Array.from({ length: MOST_SUFFIXES }, (_, at) => `${place.slug}-${at + 2}`);
  const free = await takeFree(tx, place, [place.slug, ...suffixed], pageId);
  return free[0] ?? `${place.slug}-${pageId}`;
}

/** Nobody else gives a page an address, or another place in the tree, until the transaction ends. */
export async function holdAddresses(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${ADDRESS_LOCK}::bigint)`);
}

async function takeFree(tx: Db, { productId }: Place, slugs: string[], pageId: number | null): Promise<string[]> {
  const product = productId ?? 0;
  const list = sql`(select jsonb_array_elements_text(${JSON.stringify(slugs)}::jsonb))`;
  await holdAddresses(tx);
  const taken = await tx.execute<{ slug: string }>(sql`
    select slug from pages where coalesce(product_id, 0) = ${product}::bigint and slug in ${list} and id is distinct from ${pageId}::bigint
    union all
    select r.slug from page_redirects r join pages p on p.id = r.page_id
    where r.product_id = ${product}::bigint and r.slug in ${list} and p.is_listed and p.id is distinct from ${pageId}::bigint`);
  const isTaken = new Set(taken.map(({ slug }) => slug));
  const free = slugs.filter((slug) => !isTaken.has(slug));
  const chosen = free[0];
  // What is left of that name leads to the page itself or to one that is out of sight.
  if (chosen !== undefined)
    await tx.execute(sql`delete from page_redirects where product_id = ${product}::bigint and slug = ${chosen}`);
  return free;
}

/** The address a page had leads to it from now on. */
export async function leaveRedirect(tx: Db, { productId, slug }: Place, pageId: number): Promise<void> {
  if (slug.includes("~")) return;
  await tx.execute(sql`
    insert into page_redirects (product_id, slug, page_id) values (${productId ?? 0}::bigint, ${slug}, ${pageId}::bigint)
    on conflict (product_id, slug) do update set page_id = excluded.page_id, created_at = now()`);
}

/** Where the page is that had this address; null when there is none, or nobody may see it. */
export async function findMovedPage(
  db: Db,
  { productId, slug }: Place,
): Promise<{ productSlug: string | null; slug: string; title: string } | null> {
  const rows = await db.execute<{ productSlug: string | null; slug: string; title: string }>(sql`
    select x.slug as "productSlug", p.slug, p.title from page_redirects r join pages p on p.id = r.page_id and p.is_listed
      left join products x on x.id = p.product_id
    where r.product_id = ${productId ?? 0}::bigint and r.slug = ${slug}`);
  return rows[0] ?? null;
}
