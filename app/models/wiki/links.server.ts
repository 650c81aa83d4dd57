// [[Links]] between texts and pages: what a name leads to, who links here, which pages are wanted.
//
// Promises: a name means the page with exactly that title, else the one that is called so but for case and spaces, else the one whose
// address it makes; of these the page of the text's own product, else one about no product; a text about no product also finds
// the only page of that name. A title and an address that a page had before still lead to it. When a page appears, everything that
// wished for it is linked in one statement and rendered anew when it is read; what is hidden is never named.
// Costs: one statement for all names of a text. Bounded: 500 names a text (findReferences), MOST_LINKED texts a page.

import { type SQL, sql } from "drizzle-orm";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import type { PageTarget } from "~/markdown/targets";
import type { WantedPage } from "~/models/document/rendered-text";
import { nameSlug, readPageName, sectionFragment } from "~/text/page-name";
import { urls } from "~/urls";
import { named } from "./named";
import { findOldAnchors } from "./section-aliases.server";

/** What a name in a text means: a page, or one that somebody may begin. */
export type LinkedPage = { target: PageTarget; pageId: number | null; wanted: WantedPage | null };

/** Texts that are looked after when a page comes, goes or gets another name. */
const MOST_LINKED = 1_000;

type LinkRow = {
  at: number;
  key: string;
  namesProduct: boolean;
  productId: number;
  productSlug: string | null;
  slug: string;
  pageId: number | null;
  pageProduct: string | null;
  pageSlug: string | null;
  quality: number | null;
};

/** What the names in a text lead to, by their names. */
export async function findLinkedPages(
  db: Db,
  names: readonly { name: string; isExact: boolean }[],
  productId: number | null,
): Promise<Record<string, LinkedPage>> {
  const linked = new Map<string, LinkedPage>();
  const asked = names.flatMap(({ name, isExact }) => {
    const readings = readPageName(name)
      // What makes the difference to a name with words behind it must be in the title.
      .filter(({ title }) => !isExact || title.includes(name.slice(name.lastIndexOf("|")).split("#", 1)[0] ?? ""))
      .map((reading) => ({ ...reading, key: name, isExact }));
    if (readings.length === 0 && !isExact) {
      const path = sectionFragment(name.slice(name.indexOf("#") + 1));
      if (path !== "") linked.set(name, { target: { path }, pageId: null, wanted: null });
    }
    return readings;
  });
  if (asked.length === 0) return Object.fromEntries(linked);
  const rows = await db.execute<LinkRow>(sql`
    with asked as materialized (
      select a.at, a.key, a.title, a.slug, a."isPlain", a."isExact", ${named(sql`a.title`)} as named, x.id is not null or coalesce(a.product = '-', false) as names,
        case when x.id is not null then x.id when a.product = '-' then 0 else ${productId ?? 0}::bigint end as "productId"
      from jsonb_to_recordset(${JSON.stringify(asked.map((reading, at) => ({ ...reading, at })))}::jsonb)
        as a(at int, key text, title text, slug text, product text, "isPlain" boolean, "isExact" boolean)
      left join products x on x.slug = a.product where a.product is null or a.product = '-' or x.id is not null
    )
    select distinct on (a.key) a.at, a.key, a.names as "namesProduct", a."productId", w.slug as "productSlug", a.slug, f.id as "pageId", pp.slug as "pageProduct", f.slug as "pageSlug", f.quality
    from asked a left join products w on w.id = a."productId"
    left join lateral (${firstPage}) f on true
    left join products pp on pp.id = f.product_id
    where f.quality is not null or (a."isPlain" and not a."isExact")
    order by a.key, f.quality nulls last, coalesce(f.quality, ${ADDRESS}) = ${ADDRESS} and not a.names, a.at`);
  const renamed = await findOldAnchors(
    db,
    rows.flatMap(({ at, pageId }) => {
      const fragment = asked[at]?.fragment ?? "";
      return pageId === null || fragment === "" ? [] : { pageId, alias: fragment.slice(1) };
    }),
  );
  for (const row of rows) {
    const reading = asked[row.at];
    if (reading) linked.set(row.key, linkOf(row, fragmentOf(reading, row, renamed), reading.title));
  }
  return Object.fromEntries(linked);
}

/** A section that was renamed is named as it is called now. */
function fragmentOf(
  { fragment }: { fragment: string },
  { pageId }: LinkRow,
  renamed: Awaited<ReturnType<typeof findOldAnchors>>,
): string {
  const now = renamed.find((anchor) => anchor.pageId === pageId && `#${anchor.alias}` === fragment);
  return now ? `#${now.section}` : fragment;
}

const EXACT = sql`1`;
const SPELLED = sql`2`;
const ADDRESS = sql`3`;
/** How well a title or an old one fits. */
const quality = (title: SQL) => sql`case when ${title} = a.title then ${EXACT} else ${SPELLED} end`;
const isOwn = (product: SQL) =>
  sql`(coalesce(${product}, 0) = a."productId" or (coalesce(${product}, 0) = 0 and not a.names))`;

/**
 * The exact title before the same without case and spaces before the address; then the own product before none, what a page is called
 * now before what it was called; without a product, the only page of that name. Where `a."isExact"`, the exact title or nothing.
 */
const firstPage = sql`
  select c.id, c.product_id, c.slug, c.quality from (
    select p.id, p.product_id, p.slug, ${quality(sql`p.title`)} as quality, case when coalesce(p.product_id, 0) = a."productId" then 1 else 3 end as place
      from pages p where p.is_listed and ${named(sql`p.title`)} = a.named and ${isOwn(sql`p.product_id`)}
    union all
    select p.id, p.product_id, p.slug, ${quality(sql`r.title`)}, case when r.product_id = a."productId" then 2 else 4 end
      from page_redirects r join pages p on p.id = r.page_id and p.is_listed where r.title <> '' and ${named(sql`r.title`)} = a.named and ${isOwn(sql`r.product_id`)}
    union all
    select p.id, p.product_id, p.slug, ${ADDRESS}, case when coalesce(p.product_id, 0) = a."productId" then 1 else 3 end
      from pages p where p.is_listed and p.slug = a.slug and a."isPlain" and ${isOwn(sql`p.product_id`)}
    union all
    select p.id, p.product_id, p.slug, ${ADDRESS}, case when r.product_id = a."productId" then 2 else 4 end
      from page_redirects r join pages p on p.id = r.page_id and p.is_listed where r.slug = a.slug and a."isPlain" and ${isOwn(sql`r.product_id`)}
    union all
    select min(p.id), min(p.product_id), min(p.slug), ${EXACT}, 5 from pages p
      where a."productId" = 0 and not a.names and p.is_listed and ${named(sql`p.title`)} = a.named and p.title = a.title having count(*) = 1
    union all
    select min(p.id), min(p.product_id), min(p.slug), ${ADDRESS}, 5 from pages p
      where a."productId" = 0 and not a.names and a."isPlain" and p.slug = a.slug and p.is_listed having count(*) = 1
  ) c where c.quality = 1 or not a."isExact" order by c.quality, c.place, c.id limit 1`;

function linkOf(row: LinkRow, fragment: string, title: string): LinkedPage {
  const namesProduct = row.namesProduct ? { namesProduct: true } : {};
  if (row.pageId !== null && row.pageSlug !== null) {
    const path = urls.page({ productSlug: row.pageProduct, slug: row.pageSlug }) + fragment;
    return { target: { path, ...namesProduct }, pageId: row.pageId, wanted: null };
  }
  const path = urls.newPage({ product: row.productSlug ?? "-", title });
  const wanted = { productId: row.productId || null, slug: row.slug, title };
  return { target: { path, isWanted: true, ...namesProduct }, pageId: null, wanted };
}

type Appeared = { id: number; productId: number | null; slug: string; title: string };

/** A page came into view, or is called otherwise: whoever wished for it links to it, and is rendered anew when it is read. */
export async function connectWanted(tx: Db, { id, productId, slug, title }: Appeared): Promise<void> {
  const inReach =
    productId === null ? sql`array(select id from products) || array[0::bigint]` : sql`array[${productId}::bigint, 0]`;
  await tx.execute(sql`
    with wishing as (
      delete from wanted_pages w where (w.from_id, w.product_id, w.slug) in (
        select from_id, product_id, slug from wanted_pages
        where slug in (${slug}, ${nameSlug(title)}) and product_id = any(${inReach})
        limit ${MOST_LINKED})
      returning w.from_id
    )
    insert into document_links (from_id, to_id) select from_id, ${id}::bigint from wishing where from_id <> ${id}::bigint on conflict do nothing`);
}

/** Texts that link to a page of a similar name may have had to make do with it. `isElsewhere`: of another product, or of none. */
export async function listAlikeLinks(
  tx: Db,
  { id, productId, title }: Appeared,
  { isElsewhere = false }: { isElsewhere?: boolean } = {},
): Promise<number[]> {
  const rows = await tx.execute<{ id: number }>(sql`
    with alike as (
      select p.id, p.product_id from pages p where p.is_listed and p.slug = ${nameSlug(title)}
      union select p.id, p.product_id from pages p where p.is_listed and ${named(sql`p.title`)} = ${named(sql`${title}::text`)}
      union select p.id, p.product_id from page_redirects r join pages p on p.id = r.page_id where r.slug = ${nameSlug(title)}
    )
    select distinct d.id from alike s join document_links l on l.to_id = s.id join documents d on d.id = l.from_id
    where s.id <> ${id}::bigint and d.id <> ${id}::bigint ${productId === null ? sql`` : sql`and (d.product_id is null or d.product_id = ${productId}::bigint)`}
      ${isElsewhere ? sql`and s.product_id is distinct from ${productId}::bigint` : sql``} limit ${MOST_LINKED}`);
  return rows.map((row) => row.id);
}

/** What the text `d` stands under, and whether readers see both. */
const standsIn = sql`
  left join answers a on a.id = d.id left join comments c on c.id = d.id
  left join questions q on q.id = coalesce(a.question_id, c.question_id, d.id) left join documents up on up.id = c.parent_id`;
const isShown = sql`d.state = 'published' and (q.id is null or q.is_listed) and (up.id is null or up.state = 'published')`;

export type Backlink = { id: number; kind: string; title: string; path: string; language: string };

const MOST_BACKLINKS = 200;

/** Published texts that link to a page, those in the reader's languages first, then the latest; answers and comments stand for themselves. */
export async function listBacklinks(
  db: Db,
  { pageId, readable }: { pageId: number; readable: readonly string[] },
): Promise<Backlink[]> {
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
    order by d.language = any(${textArray([...readable])}) desc, d.id desc limit ${MOST_BACKLINKS}`);
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
