// The last steps: the tree, then everything is shown at once, then texts are rendered, linked and indexed.
//
// Promises: until the one transaction in `showEverything` commits, readers see nothing of what was imported; when it has,
// they see all of it. Rendering follows in batches, as only then every link has its page; a page that is read meanwhile is
// rendered for its reader. Each step may be repeated, and an import that was interrupted here goes on here.

import { sql } from "drizzle-orm";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { PENDING, rowsParameter } from "~/imports/import-run";
import { renderedText } from "~/imports/patient-rendering.server";
import { offerLanguage } from "~/models/community/languages.server";
import { storeRendering } from "~/models/document/document.server";
import { pageExcerptOf } from "~/models/document/excerpt";
import type { RenderedText } from "~/models/document/rendered-text";
import {
  forgetRenderingsOf,
  pageRenderingHash,
  pageRenderingKey,
  storeReferences,
} from "~/models/document/rendering.server";
import { readBlob } from "~/models/document/revision.server";
import { indexDocument } from "~/models/search/indexing.server";
import { refreshSearch } from "~/models/search/refresh.server";
import { holdAddresses, takeSomeAddress } from "~/models/wiki/address.server";
import { connectWanted, listAlikeLinks } from "~/models/wiki/links.server";
import { slugOf } from "~/urls";
import type { WikiRun } from "./run";
import { findParents } from "./targets.server";

const PLACED_AT_ONCE = 1_000;
const CONNECTED_AT_ONCE = 20;
/** The renderer's threads work on two texts at once; a few more keep them busy. */
const RENDERED_AT_ONCE = 6;

export async function finishWiki(run: WikiRun): Promise<void> {
  await makeTree(run);
  await showEverything(run);
  await connectImported(run);
}

/** Now that all pages are there; also of those that an interrupted import wrote. */
async function makeTree({ db, source, signal }: WikiRun): Promise<void> {
  for (let last = 0; ; ) {
    signal.throwIfAborted();
    const pages = await db.execute<{ id: number; document: number }>(sql`
      select m.id, d.id as document from import_page_map m join documents d on d.id = m.document_id
      where m.skip is null and m.leads_to is null and ${PENDING} and m.id > ${last}::bigint order by m.id limit ${PLACED_AT_ONCE}`);
    if (pages.length === 0) break;
    const parents = await findParents(
      db,
      source,
      pages.map(({ id }) => id),
    );
    const rows = pages.map(({ id, document }) => ({ document, parent: parents.get(id) ?? null }));
    await db.execute(sql`
      update pages p set parent_id = x.parent from json_to_recordset(${rowsParameter(rows)}) as x(document bigint, parent bigint)
        join pages parent on parent.id = x.parent
      where p.id = x.document and parent.product_id is not distinct from p.product_id`);
    last = pages.at(-1)?.id ?? last;
  }
}

async function showEverything(run: WikiRun): Promise<void> {
  const { db, progress, productId, source, report } = run;
  progress.begin("Showing everything", 0);
  const shown = await db.transaction(async (tx) => {
    await tx.execute(sql`set local synchronous_commit = on`);
    await offerLanguage(tx, run.language);
    await tx.execute(sql`
      create temporary table import_shown on commit drop as
      select d.id, p.title, null::text as slug from import_page_map m join documents d on d.id = m.document_id join pages p on p.id = d.id
      where m.skip is null and m.leads_to is null and ${PENDING}`);
    await holdAddresses(tx);
    await giveAddresses(tx, productId);
    await tx.execute(sql`
      update documents d set state = 'published', published_at = created_at from import_shown s where s.id = d.id`);
    await tx.execute(sql`update pages p set is_listed = true, slug = s.slug from import_shown s where s.id = p.id`);
    report.added("redirects", await writeRedirects(tx, productId, source));
    await tx.execute(sql`select pg_notify('community', ''), pg_notify('pages', 'everything')`);
    const [row] = await tx.execute<{ count: number }>(sql`select count(*) from import_shown`);
    return row?.count ?? 0;
  });
  progress.end(`${shown.toLocaleString("en")} pages`);
}

/** The title's own address where it is free, which is nearly always; else one beside it. */
async function giveAddresses(tx: Db, productId: number | null): Promise<void> {
  const pages = await tx.execute<{ id: number; title: string }>(sql`select id, title from import_shown order by id`);
  const seen = new Set<string>();
  const wanted = pages.map(({ id, title }) => {
    const slug = slugOf(title) || "page";
    const isFirst = !seen.has(slug);
    seen.add(slug);
    return { id, slug, isFirst };
  });
  await tx.execute(sql`
    update import_shown s set slug = w.slug from json_to_recordset(${rowsParameter(wanted)}) as w(id bigint, slug text, "isFirst" boolean)
    where s.id = w.id and w."isFirst"
      and not exists (select 1 from pages p where coalesce(p.product_id, 0) = ${productId ?? 0}::bigint and p.slug = w.slug)
      and not exists (select 1 from page_redirects r join pages p on p.id = r.page_id
        where r.product_id = ${productId ?? 0}::bigint and r.slug = w.slug and p.is_listed)`);
  // So that the ones beside them are not given twice.
  await tx.execute(sql`update pages p set slug = s.slug from import_shown s where s.id = p.id and s.slug is not null`);
  const others = await tx.execute<{ id: number; title: string }>(
    sql`select id, title from import_shown where slug is null order by id`,
  );
  for (const { id, title } of others) {
    const slug = await takeSomeAddress(tx, { productId, slug: slugOf(title) || "page" }, id);
    await tx.execute(sql`update import_shown set slug = ${slug} where id = ${id}::bigint`);
    await tx.execute(sql`update pages set slug = ${slug} where id = ${id}::bigint`);
  }
}

/** Titles that led to a page lead to it here, as old addresses and as names in links. How many are new. */
async function writeRedirects(tx: Db, productId: number | null, source: string): Promise<number> {
  const rows = await tx.execute<{ id: number; title: string }>(sql`
    insert into origins (source, kind, external_id, internal_id)
    select ${source}, 'wiki-title', m.key, m.document_id from import_page_map m join pages p on p.id = m.document_id
    where m.skip is null and m.leads_to is not null on conflict do nothing
    returning internal_id as id, external_id as title`);
  const redirects = rows
    .map(({ id, title }) => ({ id, title: title.replace(/^=/, "") }))
    .map((redirect) => ({ ...redirect, slug: slugOf(redirect.title) }))
    .filter(({ slug }) => slug !== "");
  await tx.execute(sql`
    insert into page_redirects (product_id, slug, title, page_id)
    select distinct on (r.slug) ${productId ?? 0}::bigint, r.slug, r.title, r.id from json_to_recordset(${rowsParameter(redirects)}) as r(id bigint, slug text, title text)
    where not exists (select 1 from pages p where coalesce(p.product_id, 0) = ${productId ?? 0}::bigint and p.slug = r.slug)
    order by r.slug, r.id on conflict do nothing`);
  return rows.length;
}

type Shown = {
  id: number;
  title: string;
  slug: string;
  blob: Buffer;
  revision: number;
  productId: number | null;
  language: string;
};

/** What is not in the search index yet was not connected yet, and what has no rendering could not be rendered before. */
async function connectImported(run: WikiRun): Promise<void> {
  const { db, progress, report } = run;
  const missing = sql`
    from import_page_map m join documents d on d.id = m.document_id and d.state = 'published' join pages p on p.id = d.id and p.is_listed
      join revisions v on v.id = d.published_revision_id
    where m.skip is null and m.leads_to is null and (d.id = any(${idArray([...run.renewed])}) or not exists (select 1 from search_documents s where s.document_id = d.id)
      or not exists (select 1 from renderings r where r.hash = ${pageRenderingHash(sql`p.product_id`, sql`v.blob`)}))`;
  const [all] = await db.execute<{ count: number }>(sql`select count(*) ${missing}`);
  progress.begin("Rendering and linking", all?.count ?? 0);
  for (let last = 0; ; ) {
    run.signal.throwIfAborted();
    const pages = await db.execute<Shown>(sql`
      select d.id, p.title, p.slug, v.blob, v.id as revision, p.product_id as "productId", d.language ${missing} and d.id > ${last}::bigint
      order by d.id limit ${CONNECTED_AT_ONCE}`);
    if (pages.length === 0) break;
    await connectBatch(run, pages);
    last = pages.at(-1)?.id ?? last;
    progress.advance(pages.length);
  }
  if ((all?.count ?? 0) > 0) await refreshSearch(db);
  await db.execute(sql`select pg_notify('pages', 'everything')`);
  report.added("pages rendered, linked and indexed", all?.count ?? 0);
  progress.end(`${(all?.count ?? 0).toLocaleString("en")} pages`);
}

async function connectBatch(run: WikiRun, pages: readonly Shown[]): Promise<void> {
  for (let at = 0; at < pages.length; at += RENDERED_AT_ONCE) {
    const some = pages.slice(at, at + RENDERED_AT_ONCE);
    const rendered = await Promise.all(
      some.map(async ({ blob, productId, language }) =>
        renderedText(run.db, await readBlob(run.db, blob), {
          language,
          place: { productId, isPage: true },
          signal: run.signal,
        }),
      ),
    );
    for (const [index, page] of some.entries()) {
      const text = rendered[index] ?? null;
      await run.db.transaction((tx) => connectPage(tx, run, page, text));
    }
  }
}

async function connectPage(tx: Db, { report }: WikiRun, page: Shown, text: RenderedText | null): Promise<void> {
  const { id, title, blob, revision, productId } = page;
  const rows = await tx.execute(sql`
    select 1 from documents where id = ${id}::bigint and published_revision_id = ${revision}::bigint and state = 'published' for update`);
  // Somebody edited or removed it meanwhile, and that did all of this.
  if (rows.length === 0) return;
  if (text === null) {
    report.name("Pages that could not be rendered; run the same command again to try them once more", title);
    await indexDocument(tx, id);
    return;
  }
  await storeRendering(tx, pageRenderingKey(blob, productId), text);
  await tx.execute(sql`update pages set excerpt = ${pageExcerptOf(text)} where id = ${id}::bigint`);
  await storeReferences(tx, id, text);
  await connectWanted(tx, page);
  // Those of the export are rendered when all of it is there.
  await forgetRenderingsOf(tx, await listAlikeLinks(tx, page, { isElsewhere: true }));
  await indexDocument(tx, id);
}
