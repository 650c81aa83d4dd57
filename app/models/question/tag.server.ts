// Tags: their rows on questions, their counts, their list.

import { sql } from "drizzle-orm";
import { FIELD_LIMITS } from "#moderation/limits";
import { cut } from "#moderation/text/cut";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { beginningWith } from "~/database/patterns";
import { excerptOf } from "~/models/document/excerpt";
import { slugOfTag, typedTags } from "~/text/tag-names";

export type Tag = { id: number; slug: string; questionCount: number; description: string | null };

/** What somebody typed ("Water pump, TW 300") as slugs: lower case, no spaces, no repetition, each as long as it may be. */
export function parseTags(typed: string): string[] {
  const slugs = typedTags(cut(typed, 500)).map((tag) => cut(slugOfTag(tag), FIELD_LIMITS.tags.maximumLength));
  return [...new Set(slugs.filter((slug) => slug !== ""))];
}

/** The tags of a published question are these from now on; counts move with them. What was merged away is not counted. */
export async function setQuestionTags(
  db: Db,
  { questionId, tags }: { questionId: number; tags: string[] },
): Promise<void> {
  if (tags.length > 0) {
    await db.execute(
      sql`insert into tags (slug) select unnest(${textArray([...tags].sort())}) on conflict (slug) do nothing`,
    );
  }
  // Counters are touched in the order of their ids, so that two questions with the same tags never wait for each other in a circle.
  await db.execute(sql`
    with wanted as (select id from tags where slug = any(${textArray(tags)})
      and not exists (select 1 from questions where id = ${questionId}::bigint and merged_into is not null)),
    gone as (
      delete from question_tags where question_id = ${questionId}::bigint and tag_id not in (select id from wanted) returning tag_id
    ), came as (
      insert into question_tags (question_id, tag_id) select ${questionId}::bigint, id from wanted on conflict do nothing returning tag_id
    ), changes as (
      select tag_id, 1 as change from came union all select tag_id, -1 from gone
    ), locked as (
      select id from tags where id in (select tag_id from changes) order by id for update
    )
    update tags set question_count = question_count + changes.change from changes, locked
    where tags.id = changes.tag_id and locked.id = tags.id`);
}

/** A question that leaves the lists leaves its tags too. */
export async function clearQuestionTags(db: Db, questionId: number): Promise<void> {
  await setQuestionTags(db, { questionId, tags: [] });
}

export async function listTags(
  db: Db,
  {
    query,
    limit,
    after,
    isUnusedToo = false,
  }: { query: string; limit: number; after: { count: number; slug: string } | null; isUnusedToo?: boolean },
): Promise<Tag[]> {
  const rows = await db.execute<Tag>(sql`
    select t.id, t.slug, t.question_count as "questionCount", left(r.plain, ${SHOWN_CHARACTERS + 1}) as description
    from tags t left join documents d on d.id = t.document_id left join revisions v on v.id = d.published_revision_id
      left join renderings r on r.hash = v.blob
    where (t.question_count > 0 or ${isUnusedToo} and t.document_id is not null) and (${query} = '' or t.slug like ${beginningWith(query.toLowerCase())})
      ${after ? sql`and (t.question_count, t.slug) < (${after.count}, ${after.slug})` : sql``}
    order by t.question_count desc, t.slug desc limit ${limit}`);
  return rows.map(cutDescription);
}

const MOST_KNOWN = 100;

/**
 * The most used ones, to be offered where tags are typed, and those that an administrator has described: the name of a tag that
 * only stands on something hidden says what that is about.
 */
export async function listKnownTags(db: Db): Promise<{ slug: string; questionCount: number }[]> {
  const rows = await db.execute<{ slug: string; questionCount: number }>(sql`
    select slug, question_count as "questionCount" from tags where question_count > 0 or document_id is not null
    order by question_count desc, slug limit ${MOST_KNOWN}`);
  return [...rows];
}

/** A line or two of the description, not through the middle of a word. */
export const SHOWN_CHARACTERS = 300;

export function cutDescription<T extends Tag>(tag: T): T {
  return { ...tag, description: tag.description === null ? null : excerptOf(tag.description, SHOWN_CHARACTERS) };
}

export async function findTag(db: Db, slug: string): Promise<(Tag & { html: string | null }) | null> {
  const rows = await db.execute<Tag & { html: string | null }>(sql`
    select t.id, t.slug, t.question_count as "questionCount", left(r.plain, ${SHOWN_CHARACTERS + 1}) as description, r.html
    from tags t left join documents d on d.id = t.document_id left join revisions v on v.id = d.published_revision_id
      left join renderings r on r.hash = v.blob
    where t.slug = ${slug} limit 1`);
  return rows[0] ? cutDescription(rows[0]) : null;
}
