// [[Links]] between texts and pages: what a name leads to, who links here, which pages are wanted.
//
// Promises: a name means the page of the text's own product, else one about no product; a text about no product also finds
// the only page of that name. An address that a page had before still leads to it. When a page appears, everything that
// wished for it is linked in one statement and rendered anew when it is read; what is hidden is never named.
// Costs: one statement for all names of a text. Bounded: 500 names a text (findReferences), MOST_LINKED texts a page.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import type { PageTarget } from "~/markdown/targets";
import { readPageName } from "~/text/page-name";
import { urls } from "~/urls";

export type WantedPage = { productId: number | null; slug: string; title: string };
/** What a name in a text means: a page, or one that somebody may begin. */
export type LinkedPage = { target: PageTarget; pageId: number | null; wanted: WantedPage | null };

/** Texts that are looked after when a page comes, goes or gets another name. */
const MOST_LINKED = 1_000;

type Row = {
  key: string;
  namesProduct: boolean;
  productId: number;
  productSlug: string | null;
  slug: string;
  pageId: number | null;
  pageProduct: string | null;
  pageSlug: string | null;
};

/** What the names in a text lead to, by their keys. `written`: each key as its author wrote it first. */
export async function findLinkedPages(
  db: Db,
  written: ReadonlyMap<string, string>,
  productId: number | null,
): Promise<Record<string, LinkedPage>> {
  const names = [...written].map(([key, name]) => ({ key, ...readPageName(name) }));
  const asked = names.filter(({ slugWhole }) => slugWhole !== "");
  const linked: Record<string, LinkedPage> = {};
  for (const { key, slugWhole, fragment } of names)
    if (slugWhole === "" && fragment !== "") linked[key] = { target: { path: fragment }, pageId: null, wanted: null };
  if (asked.length === 0) return linked;
  const rows = await db.execute<Row>(sql`
    with asked as (
      select a.key, x.id is not null or coalesce(a.product = '-', false) as names,
        case when x.id is not null then x.id when a.product = '-' then 0 else ${productId ?? 0}::bigint end as "productId",
        case when x.id is not null or a.product = '-' then a."slugWithin" else a."slugWhole" end as slug
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a(key text, product text, "slugWithin" text, "slugWhole" text)
      left join products x on x.slug = a.product
    )
    select a.key, a.names as "namesProduct", a."productId", w.slug as "productSlug", a.slug, f.id as "pageId", pp.slug as "pageProduct", f.slug as "pageSlug"
    from asked a left join products w on w.id = a."productId"
    left join lateral (${firstPage}) f on true
    left join products pp on pp.id = f.product_id`);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  for (const { key, fragment, title, titleWithin } of asked) {
    const row = byKey.get(key);
    if (row) linked[key] = linkOf(row, fragment, row.namesProduct ? titleWithin : title);
  }
  return linked;
}

/** Own product before none, a page's present address before an old one; without a product, the only page of that name. */
const firstPage = sql`
  select c.id, c.product_id, c.slug from (
    select p.id, p.product_id, p.slug, case when coalesce(p.product_id, 0) = a."productId" then 1 else 3 end as place from pages p
      where p.slug = a.slug and p.is_listed and (coalesce(p.product_id, 0) = a."productId" or (p.product_id is null and not a.names))
    union all
    select p.id, p.product_id, p.slug, case when r.product_id = a."productId" then 2 else 4 end from page_redirects r join pages p on p.id = r.page_id
      where r.slug = a.slug and p.is_listed and (r.product_id = a."productId" or (r.product_id = 0 and not a.names))
    union all
    select min(p.id), min(p.product_id), min(p.slug), 5 from pages p
      where a."productId" = 0 and not a.names and p.slug = a.slug and p.is_listed having count(*) = 1
  ) c order by c.place limit 1`;

function linkOf(row: Row, fragment: string, title: string): LinkedPage {
  const namesProduct = row.namesProduct ? { namesProduct: true } : {};
  if (row.pageId !== null && row.pageSlug !== null) {
    const path = urls.page({ productSlug: row.pageProduct, slug: row.pageSlug }) + fragment;
    return { target: { path, ...namesProduct }, pageId: row.pageId, wanted: null };
  }
  const path = urls.newPage({ product: row.productSlug ?? "-", title });
  const wanted = { productId: row.productId || null, slug: row.slug, title };
  return { target: { path, isWanted: true, ...namesProduct }, pageId: null, wanted };
}

/** A page came into view: whoever wished for it links to it, and is rendered anew when it is read. */
export async function connectWanted(
  tx: Db,
  page: { id: number; productId: number | null; slug: string },
): Promise<void> {
  const { id, productId, slug } = page;
  await tx.execute(sql`
    with wishing as (
      delete from wanted_pages w where (w.from_id, w.product_id, w.slug) in (
        select from_id, product_id, slug from wanted_pages
        where slug = ${slug} and product_id = any(${productId === null ? sql`array(select id from products) || array[0::bigint]` : sql`array[${productId}::bigint, 0]`})
        limit ${MOST_LINKED})
      returning w.from_id
    ), shadowed as (
      -- Texts of this product that had to make do with the page of this name about no product.
      select l.from_id from pages p join document_links l on l.to_id = p.id join documents d on d.id = l.from_id
      where ${productId === null ? sql`false` : sql`p.product_id is null and p.slug = ${slug} and d.product_id = ${productId}::bigint`} limit ${MOST_LINKED}
    ), linked as (
      insert into document_links (from_id, to_id) select from_id, ${id}::bigint from (select from_id from wishing union select from_id from shadowed) x
      where from_id <> ${id}::bigint on conflict do nothing
    )
    select 1`);
}

/** What the text `d` stands under, and whether readers see both. */
const standsIn = sql`
  left join answers a on a.id = d.id left join comments c on c.id = d.id
  left join questions q on q.id = coalesce(a.question_id, c.question_id, d.id) left join documents up on up.id = c.parent_id`;
const isShown = sql`d.state = 'published' and (q.id is null or q.is_listed) and (up.id is null or up.state = 'published')`;

export type Backlink = { id: number; kind: string; title: string; path: string; language: string };

const MOST_BACKLINKS = 200;

/** Published texts that link to a page, the latest first; answers and comments stand for themselves. */
export async function listBacklinks(db: Db, pageId: number): Promise<Backlink[]> {
  const rows = await db.execute<{
    id: number;
    kind: string;
    title: string;
    language: string;
    productSlug: string | null;
    slug: string | null;
  }>(sql`
    select d.id, d.kind, coalesce(p.title, f.question, q.title) as title, d.language, x.slug as "productSlug", coalesce(p.slug, f.slug) as slug
    from document_links l join documents d on d.id = l.from_id ${standsIn}
      left join pages p on p.id = d.id left join products x on x.id = p.product_id
      left join faq_entries f on f.id = d.id
    where l.to_id = ${pageId}::bigint and coalesce(p.title, f.question, q.title) is not null and ${isShown}
    order by d.id desc limit ${MOST_BACKLINKS}`);
  return rows.map(({ id, kind, title, language, productSlug, slug }) => ({
    id,
    kind,
    title,
    language,
    path: kind === "page" && slug !== null ? urls.page({ productSlug, slug }) : urls.permalink(id),
  }));
}

export type WantedLine = { productId: number | null; slug: string; title: string; count: number };

/** Most wished for first. Only what texts say that readers can see. */
export async function listWantedPages(
  db: Db,
  { productId, limit }: { productId: number | null | undefined; limit: number },
): Promise<WantedLine[]> {
  return db.execute<WantedLine>(sql`
    select nullif(w.product_id, 0) as "productId", w.slug, min(w.title) as title, count(*)::int as count
    from wanted_pages w join documents d on d.id = w.from_id ${standsIn}
    where ${isShown} ${productId === undefined ? sql`` : sql`and w.product_id = ${productId ?? 0}::bigint`}
    group by w.product_id, w.slug order by count(*) desc, min(w.title) limit ${limit}`);
}

const MOST_ADDRESSES = 100;

/** Addresses that the page had before. */
export async function listOldAddresses(db: Db, pageId: number): Promise<string[]> {
  const rows = await db.execute<{ productSlug: string | null; slug: string }>(sql`
    select x.slug as "productSlug", r.slug from page_redirects r left join products x on x.id = r.product_id
    where r.page_id = ${pageId}::bigint order by r.created_at desc limit ${MOST_ADDRESSES}`);
  return rows.map((row) => urls.page(row));
}
