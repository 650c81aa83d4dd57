// Texts on their way into the store: links resolved against what exists, rendered once by a worker, before the
// transaction that keeps them.

import { createHash } from "node:crypto";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { renderings } from "#drizzle/schema/documents";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { RENDERER_VERSION } from "~/markdown/rendered";
import { type Asking, renderInWorker } from "~/markdown/rendering.server";
import { enqueue } from "~/models/job/queue.server";
import { storeRendering } from "./document.server";
import { findTargets } from "./link-targets.server";
import { withImages } from "./outside-images.server";
import type { RenderedText, WantedPage } from "./rendered-text";
import { type RevisionText, readBlob } from "./revision.server";

/** Where a text stands: what its [[names]] mean depends on the product, how large its headings are on the kind. */
export type TextPlace = { productId: number | null; isPage?: boolean };

/** Below the page's own title. */
export const PAGE_RENDERING = { headingShift: 1, keepsLineBreaks: false } as const;

export async function renderText(
  db: Db,
  source: string,
  language: string,
  { productId, isPage }: TextPlace = { productId: null },
  asking: Asking = {},
): Promise<RenderedText> {
  const { linked, mentioned, pages, resolve } = await findTargets(db, source, productId);
  const options = { language, ...(isPage ? PAGE_RENDERING : {}), resolve };
  const rendered = await renderInWorker(source, options, asking);
  const named = rendered.pageLinks.flatMap((name) => (Object.hasOwn(pages, name) ? (pages[name] ?? []) : []));
  return {
    html: await withImages(db, rendered.html, rendered.images),
    images: rendered.images,
    plain: rendered.text,
    isLasting: !rendered.isRetryable,
    isStandIn: rendered.isFallback,
    headings: rendered.headings.map((heading) => heading.text),
    // What stands in code is neither a mention nor a link: the renderer knows.
    mentionedUserIds: mentioned.filter((member) => rendered.mentions.includes(member.name)).map((member) => member.id),
    linkedDocumentIds: [
      ...linked.filter((question) => rendered.questionLinks.includes(question.id)).map((question) => question.id),
      ...new Set(named.flatMap(({ pageId }) => pageId ?? [])),
    ],
    wantedPages: named.flatMap(({ wanted }) => wanted ?? []),
  };
}

/**
 * Under which hash the rendering of a page is kept: its links mean pages of its product and its headings are larger than a
 * post's, so it must not be the rendering of a post that says the same.
 */
export function pageRenderingKey(blob: Buffer, productId: number | null): Buffer {
  return createHash("sha256")
    .update(`page:${productId ?? 0}:${blob.toString("hex")}`)
    .digest();
}

/** The same in a statement. */
export function pageRenderingHash(productId: SQL, blob: SQL): SQL {
  return sql`sha256(convert_to('page:' || coalesce(${productId}, 0) || ':' || encode(${blob}, 'hex'), 'UTF8'))`;
}

/** A question keeps the FAQ entry that it was begun at, whatever its text says. */
const isToText = sql`not exists (select 1 from faq_entries e where e.id = to_id)`;

/** Rows of the text that is live now; the old ones go. In the publishing transaction. */
export async function storeReferences(db: Db, documentId: number, rendered: RenderedText): Promise<void> {
  if (!rendered.isLasting) await enqueue(db, "render-again", { documentId });
  const links = rendered.linkedDocumentIds.filter((id) => id !== documentId);
  await db.execute(sql`
    with gone_links as (delete from document_links where from_id = ${documentId}::bigint and to_id <> all(${idArray(links)}) and ${isToText}),
      gone_mentions as (delete from mentions where document_id = ${documentId}::bigint and user_id <> all(${idArray(rendered.mentionedUserIds)})),
      links as (insert into document_links (from_id, to_id) select ${documentId}::bigint, unnest(${idArray(links)}) on conflict do nothing)
      ${wantedRows(documentId, rendered.wantedPages ?? [])}
    insert into mentions (document_id, user_id) select ${documentId}::bigint, unnest(${idArray(rendered.mentionedUserIds)}) on conflict do nothing`);
}

/** A text that went out of sight links to nothing, mentions nobody and wishes for nothing. */
export async function forgetReferences(tx: Db, documentId: number): Promise<void> {
  await tx.execute(sql`
    with links as (delete from document_links where from_id = ${documentId}::bigint and ${isToText}),
      wishes as (delete from wanted_pages where from_id = ${documentId}::bigint)
    delete from mentions where document_id = ${documentId}::bigint`);
}

function wantedRows(documentId: number, wanted: WantedPage[]): SQL {
  const rows = JSON.stringify(wanted.map(({ productId, slug, title }) => ({ product: productId ?? 0, slug, title })));
  return sql`, gone_wishes as (
      delete from wanted_pages where from_id = ${documentId}::bigint and (product_id, slug) not in
        (select r.product, r.slug from jsonb_to_recordset(${rows}::jsonb) as r(product bigint, slug text))
    ), wishes as (
      insert into wanted_pages (from_id, product_id, slug, title)
      select ${documentId}::bigint, r.product, r.slug, r.title
      from jsonb_to_recordset(${rows}::jsonb) as r(product bigint, slug text, title text) on conflict do nothing)`;
}

/** A revision with its HTML; rendered now and kept if nobody looked at it before. */
export async function showRevision(
  db: Db,
  revision: RevisionText,
  language: string,
  place: TextPlace = { productId: null },
): Promise<RevisionText & { html: string }> {
  const blob = Buffer.from(revision.blob, "hex");
  const hash = place.isPage ? pageRenderingKey(blob, place.productId) : blob;
  const html = place.isPage ? await findRendering(db, hash) : revision.html;
  if (html !== null) return { ...revision, html };
  const rendered = await renderText(db, revision.source, language, place);
  await storeRendering(db, hash, rendered);
  return { ...revision, html: rendered.html };
}

async function findRendering(db: Db, hash: Buffer): Promise<string | null> {
  const rows = await db
    .select({ html: renderings.html })
    .from(renderings)
    .where(and(eq(renderings.hash, hash), eq(renderings.rendererVersion, RENDERER_VERSION)));
  return rows[0]?.html ?? null;
}

/** Texts whose rendering is not there (the renderer changed) are rendered now and kept: reading heals the cache. */
export async function renderMissing<T extends { id: number; html: string; language: string; isUnrendered: boolean }>(
  db: Db,
  posts: T[],
): Promise<void> {
  for (const post of posts.filter((one) => one.isUnrendered)) {
    const rows = await db.execute<{ blob: Buffer; productId: number | null; revisionId: number | null }>(sql`
      select v.blob, d.product_id as "productId", d.published_revision_id as "revisionId" from documents d join revisions v on v.id = coalesce(d.published_revision_id, d.latest_revision_id) where d.id = ${post.id}::bigint`);
    const [row] = rows;
    if (!row) continue;
    const rendered = await renderText(db, await readBlob(db, row.blob), post.language, row);
    await storeRendering(db, row.blob, rendered);
    if (rendered.isLasting) await linkAnew(db, { ...row, id: post.id }, rendered);
    post.html = rendered.html;
    post.isUnrendered = false;
  }
}

/** What its names mean may have changed since the live text was published. */
export async function linkAnew(
  db: Db,
  { id, revisionId }: { id: number; revisionId: number | null },
  rendered: RenderedText,
): Promise<void> {
  if (revisionId === null) return;
  await db.transaction(async (tx) => {
    const rows = await tx.execute(sql`
      select 1 from documents where id = ${id}::bigint and state = 'published' and published_revision_id = ${revisionId}::bigint for key share`);
    if (rows.length > 0) await storeReferences(tx, id, rendered);
  });
}

const MOST_FORGOTTEN = 1_000;

/** The title or the visibility of a document changed, which what was merged into it shows too: texts that show it as a link are rendered anew when they are read. */
export async function forgetRenderingsLinkingTo(db: Db, documentId: number): Promise<void> {
  await db.execute(sql`
    delete from renderings where hash in (
      select unnest(case when d.kind = 'page' then array[v.blob, ${pageRenderingHash(sql`d.product_id`, sql`v.blob`)}] else array[v.blob] end)
      from document_links l join documents d on d.id = l.from_id
      join revisions v on v.id in (d.published_revision_id, d.latest_revision_id)
      where l.to_id in (select ${documentId}::bigint union all select id from questions where merged_into = ${documentId}::bigint)
      limit ${MOST_FORGOTTEN})`);
}

/** Texts that name others, themselves perhaps, when names change: they are rendered anew when they are read. */
export async function forgetRenderingsOf(tx: Db, documentIds: number[]): Promise<void> {
  await tx.execute(sql`
    delete from renderings where hash in (
      select unnest(case when d.kind = 'page' then array[v.blob, ${pageRenderingHash(sql`d.product_id`, sql`v.blob`)}] else array[v.blob] end)
      from documents d join revisions v on v.id in (d.published_revision_id, d.latest_revision_id) where d.id = any(${idArray(documentIds)})
        and (exists (select 1 from wanted_pages where from_id = d.id) or exists (select 1 from document_links where from_id = d.id)))`);
}

/** A member leaves: every version of a text that calls them by name is rendered anew when it is read, without the link. */
export async function forgetRenderingsMentioning(tx: Db, userId: number): Promise<void> {
  await tx.execute(sql`
    delete from renderings where hash in (
      select unnest(case when d.kind = 'page' then array[v.blob, ${pageRenderingHash(sql`d.product_id`, sql`v.blob`)}] else array[v.blob] end)
      from mentions m join documents d on d.id = m.document_id join revisions v on v.document_id = d.id
      where m.user_id = ${userId}::bigint)`);
}

/** The first words of a text may hold the title of what went out of sight; an edit writes them anew. */
export async function forgetExcerptsLinkingTo(db: Db, documentId: number): Promise<void> {
  const forget = (table: SQL) => sql`
    update ${table} set excerpt = '' where excerpt <> '' and id in (select from_id from linking)`;
  await db.execute(sql`
    with linking as materialized (
      select from_id from document_links
      where to_id in (select ${documentId}::bigint union all select id from questions where merged_into = ${documentId}::bigint) limit ${MOST_FORGOTTEN}
    ), forgotten_pages as (${forget(sql`pages`)}), forgotten_entries as (${forget(sql`faq_entries`)})
    ${forget(sql`questions`)}`);
}
