// Tags as administrators keep them: renamed, merged into another, described.
//
// Promises: a rename or a merge reaches every question that carries the tag (its cached list of slugs, its row, the count)
// in one transaction, so that no list shows an old name; merging leaves nothing behind. Earlier revisions keep the tags of
// their time, as they keep their words. The description is a document, with the history and the renderer of every other text.

import { and, eq, sql } from "drizzle-orm";
import { tags } from "#drizzle/schema/catalogue";
import { questionTags } from "#drizzle/schema/forum";
import { origins } from "#drizzle/schema/happenings";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { containing } from "~/database/patterns";
import { type AdminRefusal, asAdmin } from "~/models/community/settings.server";
import { addRevision, createDocument, publishRevision } from "~/models/document/document.server";
import { renderText } from "~/models/document/rendering.server";
import { findRevisionById } from "~/models/document/revision.server";
import { indexMany } from "~/models/search/indexing.server";
import { filterMark } from "~/search/vector";
import { parseTags } from "./tag.server";
import { currentTags, forgetOldName, moveWatches, rememberName, renameInWatchedSearches } from "./tag-names.server";

export type TagOutcome =
  | { kind: "done"; slug: string }
  | { kind: "missing" }
  | { kind: "bad-slug" }
  | { kind: "taken"; slug: string }
  | AdminRefusal;

export type TagDetails = {
  id: number;
  slug: string;
  questionCount: number;
  description: string;
  documentId: number | null;
};

export async function findTagForCare(db: Db, id: number): Promise<TagDetails | null> {
  const rows = await db.execute<Omit<TagDetails, "description"> & { revision: number | null }>(sql`
    select t.id, t.slug, t.question_count as "questionCount", t.document_id as "documentId", d.published_revision_id as revision
    from tags t left join documents d on d.id = t.document_id where t.id = ${id}::bigint`);
  const row = rows[0];
  if (!row) return null;
  const { revision, ...tag } = row;
  const text = revision === null ? null : await findRevisionById(db, revision);
  return { ...tag, description: text?.source ?? "" };
}

const LISTED = 100;

/** Most used first; with `query` those that contain it. */
export async function listTagsForCare(
  db: Db,
  query: string,
): Promise<{ id: number; slug: string; questionCount: number; isDescribed: boolean }[]> {
  const pattern = containing(query.toLowerCase());
  const rows = await db.execute<{ id: number; slug: string; questionCount: number; isDescribed: boolean }>(sql`
    select id, slug, question_count as "questionCount", document_id is not null as "isDescribed" from tags
    where ${query} = '' or slug like ${pattern} order by question_count desc, slug limit ${LISTED}`);
  return [...rows];
}

/** A tag before anybody used it. It is offered where tags are typed once it is described. */
export async function createTag(db: Db, { actor, name }: { actor: Actor; name: string }): Promise<TagOutcome> {
  const [slug, ...more] = parseTags(name);
  if (slug === undefined || more.length > 0) return { kind: "bad-slug" };
  return asAdmin<TagOutcome>(db, actor, async (tx) => {
    const [now = slug] = await currentTags(tx, [slug]);
    if (now !== slug) return { kind: "taken", slug: now };
    const rows = await tx.insert(tags).values({ slug }).onConflictDoNothing().returning({ id: tags.id });
    return rows.length > 0 ? { kind: "done", slug } : { kind: "taken", slug };
  });
}

/** `taken` names the tag that has this name already: merging is what is meant then. */
export async function renameTag(
  db: Db,
  { actor, id, name }: { actor: Actor; id: number; name: string },
): Promise<TagOutcome> {
  const [slug, ...more] = parseTags(name);
  if (slug === undefined || more.length > 0) return { kind: "bad-slug" };
  return asAdmin<TagOutcome>(db, actor, async (tx) => {
    const before = await lockTag(tx, id);
    if (!before) return { kind: "missing" };
    if (before.slug === slug) return { kind: "done", slug };
    const taken = await tx.select({ id: tags.id }).from(tags).where(eq(tags.slug, slug));
    if (taken.length > 0) return { kind: "taken", slug };
    await forgetOldName(tx, slug);
    await tx.update(tags).set({ slug }).where(eq(tags.id, id));
    await rememberName(tx, before.slug, id);
    await replaceSlug(tx, { from: before.slug, to: slug, tagId: id });
    await renameInWatchedSearches(tx, { from: before.slug, to: slug });
    return { kind: "done", slug };
  });
}

/** Every question with the tag gets the other one instead, and so does whoever watches it; the tag is gone afterwards. */
export async function mergeTag(
  db: Db,
  { actor, id, into }: { actor: Actor; id: number; into: string },
): Promise<TagOutcome> {
  const [typed, ...more] = parseTags(into);
  if (typed === undefined || more.length > 0) return { kind: "bad-slug" };
  return asAdmin<TagOutcome>(db, actor, async (tx) => {
    const [slug = typed] = await currentTags(tx, [typed]);
    const targets = await tx.select({ id: tags.id }).from(tags).where(eq(tags.slug, slug));
    const targetId = targets[0]?.id;
    if (targetId === undefined) return { kind: "missing" };
    if (targetId === id) return { kind: "bad-slug" };
    for (const one of [id, targetId].sort((a, b) => a - b)) await lockTag(tx, one);
    const before = await lockTag(tx, id);
    if (!before) return { kind: "missing" };
    await tx.execute(sql`
      insert into question_tags (question_id, tag_id) select question_id, ${targetId}::bigint from question_tags where tag_id = ${id}::bigint on conflict do nothing`);
    await tx.delete(questionTags).where(eq(questionTags.tagId, id));
    await replaceSlug(tx, { from: before.slug, to: slug, tagId: targetId });
    await tx.execute(sql`
      update tags set question_count = (select count(*) from question_tags where tag_id = tags.id),
        document_id = coalesce(document_id, (select document_id from tags where id = ${id}::bigint))
      where id = ${targetId}::bigint`);
    const imported = and(eq(origins.kind, "tags"), eq(origins.internalId, id));
    await tx.update(origins).set({ internalId: targetId }).where(imported);
    await moveWatches(tx, { id, targetId });
    await renameInWatchedSearches(tx, { from: before.slug, to: slug });
    await tx.delete(tags).where(eq(tags.id, id));
    await rememberName(tx, before.slug, targetId);
    return { kind: "done", slug };
  });
}

/** Read anew in the transaction; older questions are found by their new tag at once and by it as a word with their next change. */
const MOST_INDEXED = 500;

/** The slugs that questions repeat for their lists, in their place and never twice; and the marks that searches filter by. */
async function replaceSlug(tx: Db, { from, to, tagId }: { from: string; to: string; tagId: number }): Promise<void> {
  await tx.execute(sql`
    update questions set tag_slugs = case when ${to} = any(tag_slugs) then array_remove(tag_slugs, ${from}) else array_replace(tag_slugs, ${from}, ${to}) end
    where tag_slugs @> array[${from}]::text[]`);
  await tx.execute(sql`
    update search_documents s set vector = ts_delete(s.vector, ${filterMark.tag(from)}) || array_to_tsvector(array[${filterMark.tag(to)}])
    from question_tags q where q.tag_id = ${tagId}::bigint and s.question_id = q.question_id`);
  const rows = await tx.execute<{ id: number }>(sql`
    select x.id from (select question_id from question_tags where tag_id = ${tagId}::bigint order by question_id desc limit ${MOST_INDEXED}) q
    cross join lateral (select q.question_id as id union all select id from answers a where a.question_id = q.question_id) x`);
  await indexMany(
    tx,
    rows.map((row) => row.id),
  );
}

async function lockTag(tx: Db, id: number): Promise<{ slug: string; documentId: number | null } | null> {
  const rows = await tx.execute<{ slug: string; documentId: number | null }>(sql`
    select slug, document_id as "documentId" from tags where id = ${id}::bigint for update`);
  return rows[0] ?? null;
}

export async function describeTag(
  db: Db,
  { actor, id, text, language }: { actor: Actor; id: number; text: string; language: string },
): Promise<TagOutcome> {
  const rendered = await renderText(db, text, language);
  return asAdmin<TagOutcome>(db, actor, async (tx) => {
    const tag = await lockTag(tx, id);
    if (!tag) return { kind: "missing" };
    if (tag.documentId === null) {
      const { documentId } = await createDocument(tx, {
        kind: "tag",
        productId: null,
        language,
        authorId: actor.id,
        source: text,
        title: null,
        tags: null,
        rendered,
        state: "published",
      });
      await tx.update(tags).set({ documentId }).where(eq(tags.id, id));
      return { kind: "done", slug: tag.slug };
    }
    const rows = await tx.execute<{ live: number }>(sql`
      select published_revision_id as live from documents where id = ${tag.documentId}::bigint for no key update`);
    const live = rows[0]?.live;
    if (live === undefined) return { kind: "missing" };
    const revision = {
      documentId: tag.documentId,
      basedOn: live,
      authorId: actor.id,
      source: text,
      title: null,
      tags: null,
      summary: "",
      isMinor: false,
      rendered,
    };
    const revisionId = await addRevision(tx, revision);
    if (revisionId !== null) await publishRevision(tx, { documentId: tag.documentId, revisionId, base: live });
    return { kind: "done", slug: tag.slug };
  });
}
