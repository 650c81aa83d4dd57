// Addresses of pages: unique within a product, kept for ever. A page that gets another one leaves a redirect behind, which
// names the page and not an address, so that chains of renames lead straight to where the page is now.
// A page that is out of sight holds no address: its slug ends with "~" and its number, which no title gives.
import { and, eq, sql } from "drizzle-orm";
import { pageRedirects } from "#drizzle/schema/wiki";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { isSameTitle } from "~/text/page-name";
import { slugOf } from "~/urls";
import { named } from "./named";

type PageAddress = { productId: number | null; slug: string };

const ADDRESS_LOCK = 7_266_173_402;
const MOST_SUFFIXES = 50;

/** Of a page nobody else sees yet. */
export function hiddenSlug(title: string, pageId: number): string {
  return `${addressOf(title)}~${pageId}`;
}

/** What the address is made of: letters and digits of every script; titles without any are told apart by the suffix. */
export function addressOf(title: string): string {
  return slugOf(title) || "page";
}

/**
 * The address that the title makes, with "-2", "-3" … where that is another page's: titles may differ in their signs alone.
 * `overRedirect`: also where an old address still leads to another page, which it then does no more.
 *
 * Whoever gives a page an address holds this until the transaction ends, so that two pages cannot take the same one.
 */
export async function takeSomeAddress(
  tx: Db,
  place: PageAddress,
  pageId: number,
  { overRedirect = false }: { overRedirect?: boolean } = {},
): Promise<string> {
  const suffixed = Array.from({ length: MOST_SUFFIXES }, (_, at) => `${place.slug}-${at + 2}`);
  const free = await takeFree(tx, place, { slugs: [place.slug, ...suffixed], pageId, overRedirect });
  return free[0] ?? `${place.slug}-${pageId}`;
}

/** `moving`: pages that get another name in the same step. */
export type Name = { productId: number | null; title: string; pageId: number | null; moving?: readonly number[] };
export type NamedPage = { id: number; productSlug: string | null; slug: string; title: string };

/** The page of the product that is called the same but for case and spaces; two would not be told apart in lists and links. */
export async function findNamesake(db: Db, { productId, title, pageId, moving = [] }: Name): Promise<NamedPage | null> {
  const rows = await db.execute<NamedPage>(sql`
    select p.id, x.slug as "productSlug", p.slug, p.title from pages p left join products x on x.id = p.product_id
    where p.is_listed and ${named(sql`p.title`)} = ${named(sql`${title}::text`)} and p.product_id is not distinct from ${productId}::bigint
      and p.id is distinct from ${pageId}::bigint and p.id <> all(${idArray([...moving])}) limit ${MOST_SUFFIXES}`);
  return rows.find((page) => isSameTitle(page.title, title)) ?? null;
}

/** The page that was called so and moved on, while its old address still leads to it. */
export async function findFormerNamesake(db: Db, { productId, title, pageId }: Name): Promise<NamedPage | null> {
  const rows = await db.execute<NamedPage & { former: string }>(sql`
    select p.id, x.slug as "productSlug", p.slug, p.title, r.title as former
    from page_redirects r join pages p on p.id = r.page_id and p.is_listed left join products x on x.id = p.product_id
    where r.product_id = ${productId ?? 0}::bigint and r.slug = ${addressOf(title)} and p.id is distinct from ${pageId}::bigint`);
  const [page] = rows;
  return page && (page.former === "" || isSameTitle(page.former, title)) ? page : null;
}

export type NameStands =
  /** A page is called so already. */
  | { kind: "taken"; page: Omit<NamedPage, "id"> }
  /** A page was called so, and its old address still leads to it: asked first. */
  | { kind: "former"; page: NamedPage };

/** What stands against calling a page so; a page that nobody sees yet takes no address. */
export async function nameStands(
  tx: Db,
  name: Name & { isHeld: boolean; takesFormer?: boolean },
): Promise<NameStands | null> {
  const namesake = await findNamesake(tx, name);
  if (namesake) {
    const { id: _, ...page } = namesake;
    return { kind: "taken", page };
  }
  const former = name.isHeld || name.takesFormer ? null : await findFormerNamesake(tx, name);
  return former && { kind: "former", page: former };
}

/** Nobody else gives a page an address, or another place in the tree, until the transaction ends. */
export async function holdAddresses(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${ADDRESS_LOCK}::bigint)`);
}

async function takeFree(
  tx: Db,
  { productId }: PageAddress,
  { slugs, pageId, overRedirect }: { slugs: string[]; pageId: number; overRedirect: boolean },
): Promise<string[]> {
  const product = productId ?? 0;
  const list = sql`(select jsonb_array_elements_text(${JSON.stringify(slugs)}::jsonb))`;
  await holdAddresses(tx);
  const taken = await tx.execute<{ slug: string }>(sql`
    select slug from pages where coalesce(product_id, 0) = ${product}::bigint and slug in ${list} and id is distinct from ${pageId}::bigint
    union all
    select r.slug from page_redirects r join pages p on p.id = r.page_id
    where r.product_id = ${product}::bigint and r.slug in ${list} and p.is_listed and p.id is distinct from ${pageId}::bigint and not (${overRedirect} and r.slug = ${slugs[0] ?? ""})`);
  const isTaken = new Set(taken.map(({ slug }) => slug));
  const free = slugs.filter((slug) => !isTaken.has(slug));
  const chosen = free[0];
  // What is left of that name leads to the page itself, to one that is out of sight, or to one that gives it up.
  if (chosen !== undefined)
    await tx.delete(pageRedirects).where(and(eq(pageRedirects.productId, product), eq(pageRedirects.slug, chosen)));
  return free;
}

/** The address and the title a page had lead to it from now on. */
export async function leaveRedirect(
  tx: Db,
  { productId, slug, title }: PageAddress & { title: string },
  pageId: number,
): Promise<void> {
  if (slug.includes("~")) return;
  await tx.execute(sql`
    insert into page_redirects (product_id, slug, title, page_id) values (${productId ?? 0}::bigint, ${slug}, ${title}, ${pageId}::bigint)
    on conflict (product_id, slug) do update set page_id = excluded.page_id, title = excluded.title, created_at = now()`);
}

/** Where the page is that had this address; null when there is none, or nobody may see it. */
export async function findMovedPage(
  db: Db,
  { productId, slug }: PageAddress,
): Promise<{ productSlug: string | null; slug: string; title: string } | null> {
  const rows = await db.execute<{ productSlug: string | null; slug: string; title: string }>(sql`
    select x.slug as "productSlug", p.slug, p.title from page_redirects r join pages p on p.id = r.page_id and p.is_listed
      left join products x on x.id = p.product_id
    where r.product_id = ${productId ?? 0}::bigint and r.slug = ${slug}`);
  return rows[0] ?? null;
}
