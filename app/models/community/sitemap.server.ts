// What search engines may find: published questions that say something, pages of the wiki and entries of the official FAQ. Thin
// ones (closed without an answer) stay out.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";

const IDS_PER_PAGE = 10_000;
const MOST_PAGES = 1_000;

export type SitemapEntry =
  | { kind: "question"; id: number; title: string; changedAt: Date }
  | { kind: "page"; slug: string; productId: number | null; changedAt: Date }
  | { kind: "faq"; slug: string; changedAt: Date };

/** Pages are ranges of ids (one space of numbers for everything), so that reading one never walks over the others. */
export async function countSitemapPages(db: Db): Promise<number> {
  const rows = await db.execute<{ last: number | null }>(sql`
    select greatest((select max(id) from questions), (select max(id) from pages), (select max(id) from faq_entries)) as last`);
  return Math.min(MOST_PAGES, Math.max(1, Math.ceil((rows[0]?.last ?? 0) / IDS_PER_PAGE)));
}

export async function listSitemapEntries(db: Db, page: number): Promise<SitemapEntry[]> {
  const first = (Math.min(page, MOST_PAGES) - 1) * IDS_PER_PAGE;
  const inRange = sql`id > ${first}::bigint and id <= ${first + IDS_PER_PAGE}::bigint`;
  const rows = await db.execute<SitemapRow>(sql`
    select 'question' as kind, id, title, null as slug, null::bigint as "productId", active_at as "changedAt" from questions
      where ${inRange} and is_listed and not (is_closed and answer_count = 0)
    union all select 'page', id, title, slug, product_id, changed_at from pages where ${inRange} and is_listed
    union all select 'faq', id, question, slug, product_id, changed_at from faq_entries where ${inRange} and state = 'published'
    order by 2 limit ${IDS_PER_PAGE}`);
  return rows.map(({ kind, id, title, slug, productId, changedAt }) => {
    if (kind === "question" || slug === null) return { kind: "question", id, title, changedAt };
    return kind === "page" ? { kind, slug, productId, changedAt } : { kind, slug, changedAt };
  });
}

type SitemapRow = {
  kind: SitemapEntry["kind"];
  id: number;
  title: string;
  slug: string | null;
  productId: number | null;
  changedAt: Date;
};
