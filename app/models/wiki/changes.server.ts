// Recent changes: what happened to visible pages, newest first, read from the events. One statement over its own index,
// however large the forum beside it is.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { type Cursor, cursorText, microsOf, momentOf } from "~/models/cursor.server";

export const CHANGE_VERBS = [
  "page-created",
  "page-edited",
  "page-renamed",
  "page-moved",
  "page-reverted",
  "page-protected",
] as const;

export type Change = {
  id: number;
  verb: (typeof CHANGE_VERBS)[number];
  at: Date;
  page: {
    id: number;
    productId: number | null;
    productSlug: string | null;
    slug: string;
    title: string;
    language: string;
    /** What the page is about. */
    excerpt: string;
  };
  author: { name: string; displayName: string } | null;
  /** The name an imported version came with, where there is no member. */
  authorName: string | null;
  /** The version it made; null for what changed no text. */
  number: number | null;
  summary: string;
  isMinor: boolean;
  /** By how many bytes the text grew. */
  growth: number | null;
};

type ChangeRow = Change & { micros: number };

type ChangesWanted = {
  productId: number | null | undefined;
  before: Cursor | null;
  limit: number;
  /** User name of whoever changed it. */
  author?: string | null;
  hidesMinor?: boolean;
};

/** `before`: where the last list ended. `productId` null: pages about no product, undefined: all. */
export async function listChanges(
  db: Db,
  { productId, before, limit, author = null, hidesMinor = false }: ChangesWanted,
): Promise<{ changes: Change[]; next: string | null }> {
  const rows = await db.execute<ChangeRow>(sql`
    select e.id, e.verb, e.at, ${microsOf(sql`e.at`)} as micros, json_build_object('id', p.id, 'productId', p.product_id, 'productSlug', x.slug, 'slug', p.slug, 'title', p.title, 'language', p.language, 'excerpt', p.excerpt) as page,
      case when u.id is not null and u.deleted_at is null then json_build_object('name', u.name, 'displayName', u.display_name) end as author,
      v.author_name as "authorName", v.number, coalesce(v.summary, '') as summary, coalesce(v.is_minor, false) as "isMinor", b.size - c.size as growth
    from events e join pages p on p.id = e.subject_id and p.is_listed
      left join products x on x.id = p.product_id left join users u on u.id = e.actor_id
      left join revisions v on v.id = (e.details ->> 'revisionId')::bigint and v.document_id = p.id left join blobs b on b.hash = v.blob
      left join revisions o on o.id = v.based_on left join blobs c on c.hash = o.blob
    where e.verb like 'page-%'
      ${productId === undefined ? sql`` : sql`and p.product_id is not distinct from ${productId}::bigint`}
      ${author === null ? sql`` : sql`and u.name = ${author} and u.deleted_at is null`}
      ${hidesMinor ? sql`and v.is_minor is not true` : sql``}
      ${before === null ? sql`` : sql`and (e.at, e.id) < (${momentOf(before.value)}, ${before.id}::bigint)`}
    order by e.at desc, e.id desc limit ${limit + 1}`);
  const changes = rows.slice(0, limit).map(({ micros: _, ...row }) => row);
  const last = rows[limit - 1];
  return { changes, next: rows.length > limit && last ? cursorText({ value: last.micros, id: last.id }) : null };
}
