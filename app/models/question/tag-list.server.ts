// The tags of some questions: those about a product, those in a language.
//
// Costs: one statement over the questions that were active last; where there are more, tags are ordered by those and no
// number is said, because it would not be the number of the list it leads to.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { beginningWith } from "~/database/patterns";
import { cutDescription, listTags, SHOWN_CHARACTERS, type Tag } from "./tag.server";

export type TagFilter = { query: string; productId: number | null; language: string | null };
export type TagAfter = { count: number; slug: string } | null;
/** `isCounted` is false where the count orders and does not count. */
export type TagPart = { tags: Tag[]; isCounted: boolean };

export type TagPage = TagPart & { next: string | null; isFirst: boolean };

const MOST_READ = 20_000;
const TAGS_PER_PAGE = 60;
export const NO_TAGS: TagPage = { tags: [], isCounted: true, next: null, isFirst: true };

/** `after`: the `next` of the page before. */
export async function pageOfTags(db: Db, filter: TagFilter, after: string | null): Promise<TagPage> {
  const match = /^(\d{1,9})~(.{1,35})$/u.exec(after ?? "");
  const from = match ? { count: Number(match[1]), slug: match[2] ?? "" } : null;
  const found = await listTagsOf(db, { ...filter, limit: TAGS_PER_PAGE + 1, after: from });
  const tags = found.tags.slice(0, TAGS_PER_PAGE);
  const last = found.tags.length > TAGS_PER_PAGE ? tags.at(-1) : undefined;
  return {
    tags,
    isCounted: found.isCounted,
    next: last ? `${last.questionCount}~${last.slug}` : null,
    isFirst: from === null,
  };
}

export async function listTagsOf(
  db: Db,
  { query, productId, language, limit, after }: TagFilter & { limit: number; after: TagAfter },
  mostRead = MOST_READ,
): Promise<TagPart> {
  if (productId === null && language === null)
    return { tags: await listTags(db, { query, limit, after }), isCounted: true };
  const rows = await db.execute<Tag & { isCut: boolean }>(sql`
    with recent as (
      select q.id from questions q where q.is_listed and q.merged_into is null
        ${productId === null ? sql`` : sql`and q.product_id = ${productId}::bigint`}
        ${language === null ? sql`` : sql`and q.language = ${language}`}
      order by q.active_at desc, q.id desc limit ${mostRead + 1}
    ), used as (
      select x.tag_id, count(*)::int as uses from recent join question_tags x on x.question_id = recent.id group by x.tag_id
    )
    select t.id, t.slug, used.uses as "questionCount", left(r.plain, ${SHOWN_CHARACTERS + 1}) as description,
      (select count(*) from recent) > ${mostRead} as "isCut"
    from used join tags t on t.id = used.tag_id left join documents d on d.id = t.document_id
      left join revisions v on v.id = d.published_revision_id left join renderings r on r.hash = v.blob
    where (${query} = '' or t.slug like ${beginningWith(query.toLowerCase())})
      ${after ? sql`and (used.uses, t.slug) < (${after.count}, ${after.slug})` : sql``}
    order by used.uses desc, t.slug desc limit ${limit}`);
  return {
    tags: rows.map(({ isCut: _, ...tag }) => cutDescription(tag)),
    isCounted: !rows[0]?.isCut,
  };
}
