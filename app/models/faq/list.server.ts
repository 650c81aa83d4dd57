// The public lists of the FAQ: by product and group, newest for the feed. Published entries only; one statement each.

import { type SQL, sql } from "drizzle-orm";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { type InJson, momentInJson } from "~/database/moments";
import type { Group } from "./group.server";

export type EntryLine = {
  id: number;
  slug: string;
  question: string;
  excerpt: string;
  language: string;
  productId: number | null;
  groupId: number | null;
  publishedAt: Date;
  changedAt: Date;
};

export type EntryFilters = { productId?: number; language?: string };

export const ENTRIES_PER_PAGE = 60;
const MOST_PAGES = 100;

const columns = sql`
  e.id, e.slug, e.question, e.excerpt, e.language, e.product_id as "productId", e.group_id as "groupId",
  e.published_at as "publishedAt", e.changed_at as "changedAt"`;

/** In the order of the page: the reader's languages, then the others; in each for all products first, then product by product, group by group. */
export async function listEntries(
  db: Db,
  { filters, page, readable }: { filters: EntryFilters; page: number; readable: readonly string[] },
): Promise<{ entries: EntryLine[]; hasMore: boolean; groups: Group[] }> {
  const offset = (Math.min(MOST_PAGES, Math.max(1, page)) - 1) * ENTRIES_PER_PAGE;
  const [row] = await db.execute<{ entries: InJson<EntryLine>[] | null; groups: Group[] | null }>(sql`
    select (
      select json_agg(x) from (
        select ${columns} from faq_entries e left join products p on p.id = e.product_id left join faq_groups g on g.id = e.group_id
        where ${sql.join(conditionsOf(filters), sql` and `)}
        order by e.language = any(${textArray([...readable])}) desc, p.position nulls first, p.id, g.position nulls first, g.id, e.position, e.id limit ${ENTRIES_PER_PAGE + 1} offset ${offset}
      ) x
    ) as entries, (
      select json_agg(json_build_object('id', id, 'productId', product_id, 'parentId', parent_id, 'name', name, 'language', language, 'position', position)
        order by position, name) from (select * from faq_groups order by id limit 500) g
    ) as groups`);
  const entries = (row?.entries ?? []).map(dated);
  return {
    entries: entries.slice(0, ENTRIES_PER_PAGE),
    hasMore: entries.length > ENTRIES_PER_PAGE,
    groups: row?.groups ?? [],
  };
}

/** For the feed: what was published last, first. */
export async function listNewEntries(
  db: Db,
  { filters, limit }: { filters: EntryFilters; limit: number },
): Promise<EntryLine[]> {
  const rows = await db.execute<EntryLine>(sql`
    select ${columns} from faq_entries e where ${sql.join(conditionsOf(filters), sql` and `)}
    order by e.published_at desc, e.id desc limit ${limit}`);
  return [...rows];
}

function conditionsOf({ productId, language }: EntryFilters): SQL[] {
  const conditions: SQL[] = [sql`e.state = 'published'`];
  // What is for all products is for this one too.
  if (productId !== undefined) conditions.push(sql`(e.product_id = ${productId}::bigint or e.product_id is null)`);
  if (language !== undefined) conditions.push(sql`e.language = ${language}`);
  return conditions;
}

function dated(row: InJson<EntryLine>): EntryLine {
  return { ...row, publishedAt: momentInJson(row.publishedAt), changedAt: momentInJson(row.changedAt) };
}
