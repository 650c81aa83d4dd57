// What is stored or typed by the name of a tag follows when the tag is renamed or merged: old names, watches, watched searches.
import { and, eq, sql } from "drizzle-orm";
import { origins } from "#drizzle/schema/happenings";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { filterMark, markQuery } from "~/search/vector";

export async function moveWatches(tx: Db, { id, targetId }: { id: number; targetId: number }): Promise<void> {
  await tx.execute(sql`
    with gone as (delete from watches where target = 'tag' and target_id = ${id}::bigint returning user_id)
    insert into watches (user_id, target, target_id) select user_id, 'tag', ${targetId}::bigint from gone on conflict do nothing`);
}

/** Searches that somebody watches keep the mark of the tag in their terms. */
export async function renameInWatchedSearches(tx: Db, { from, to }: { from: string; to: string }): Promise<void> {
  const old = sql`${markQuery(filterMark.tag(from))}::tsquery`;
  await tx.execute(sql`
    update watches set terms = ts_rewrite(terms::tsquery, ${old}, ${markQuery(filterMark.tag(to))}::tsquery)::text
    where target = 'search' and terms <> '' and terms::tsquery @> ${old}`);
}

/** Old names of tags live among the origins: where a thing was once known by another name. */
const RENAMED = "renamed";

/** A tag has this name now: what was called so before is not found by it any more. */
export async function forgetOldName(tx: Db, slug: string): Promise<void> {
  await tx
    .delete(origins)
    .where(and(eq(origins.source, RENAMED), eq(origins.kind, "tags"), eq(origins.externalId, slug)));
}

export async function rememberName(tx: Db, slug: string, tagId: number): Promise<void> {
  await tx.execute(sql`
    insert into origins (source, kind, external_id, internal_id) values (${RENAMED}, 'tags', ${slug}, ${tagId}::bigint)
    on conflict (source, kind, external_id) do update set internal_id = excluded.internal_id`);
}

/** The same tags by their present names: what was renamed or merged since somebody wrote them. Order stays. */
export async function currentTags(db: Db, slugs: string[]): Promise<string[]> {
  if (slugs.length === 0) return slugs;
  const rows = await db.execute<{ old: string; slug: string }>(sql`
    select o.external_id as old, t.slug from origins o join tags t on t.id = o.internal_id
    where o.source = ${RENAMED} and o.kind = 'tags' and o.external_id = any(${textArray(slugs)})`);
  const now = new Map(rows.map((row) => [row.old, row.slug]));
  return [...new Set(slugs.map((slug) => now.get(slug) ?? slug))];
}
