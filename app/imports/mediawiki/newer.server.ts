// Newer revisions of pages that an earlier import brought: they come where nobody has edited the page here since.
//
// Promises: a page that the community went on with is never changed – its title is listed instead; what comes is visible with its
// whole text in one transaction, with the search and old anchors; a run that was stopped goes on with the next page. Revisions
// that stand before those that are here (the old wiki gave them back) would change numbers that links name, and do not come.
import { sql } from "drizzle-orm";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { pageRenderingHash } from "~/models/document/rendering.server";
import { indexDocument } from "~/models/search/indexing.server";
import { keepAnchors } from "~/models/wiki/old-anchors.server";
import { type PageRow, type RevisionRow, revisionsOf, storeTexts, writeRevisions } from "./revisions.server";
import { REVISIONS, type WikiRun } from "./run";

const PAGES_AT_ONCE = 100;
export const BROUGHT = "brought";
const EDITED = "newer than what was imported before; the page was edited here since and is left as it is";
const GONE = "newer than what was imported before; the page is not shown here any more";
const BEFORE = "stands before what was imported earlier, and would change its numbers";
const LIST = "Pages with newer revisions that did not come, because they were edited here or are not shown any more";

type Known = PageRow & { published: number | null; last: number; isShown: boolean; isEdited: boolean };

export async function bringNewerRevisions(run: WikiRun): Promise<void> {
  const { db, report, progress } = run;
  await db.execute(sql`create temporary table import_newer (id bigint primary key, outcome text not null)`);
  progress.begin("Newer revisions", 0);
  let brought = 0;
  for (let last = 0; ; ) {
    const pages = await db.execute<PageRow>(sql`
      select m.id, m.document_id as document, p.title from import_page_map m join pages p on p.id = m.document_id
      where m.skip is null and m.leads_to is null and m.is_there and m.id > ${last}::bigint
        and exists (select 1 from import_revisions r where r.page = m.id and r.text is not null and ${isUnknown(run)})
      order by m.id limit ${PAGES_AT_ONCE}`);
    if (pages.length === 0) break;
    for (const page of pages) {
      run.signal.throwIfAborted();
      brought += await db.transaction((tx) => bringPage(tx, run, page));
    }
    last = pages.at(-1)?.id ?? last;
  }
  progress.end(`${brought.toLocaleString("en")} revisions`);
  report.added(`newer ${REVISIONS}`, brought);
}

/** Of a row `r` of the export. */
function isUnknown({ source }: WikiRun) {
  return sql`not exists (select 1 from origins o where o.source = ${source} and o.kind = 'wiki-revision' and o.external_id = r.id::text)`;
}

async function bringPage(tx: Db, run: WikiRun, page: PageRow): Promise<number> {
  const known = await lockPage(tx, run, page);
  if (!known) return 0;
  const all = await revisionsOf(tx, page);
  const unknown = await unknownOf(tx, run, page);
  const lastKnown = all.findLastIndex(({ id }) => !unknown.has(id));
  const isReadable = ({ id, size }: RevisionRow) => size !== null && unknown.has(id);
  const [before, newer] = [all.slice(0, lastKnown + 1).filter(isReadable), all.slice(lastKnown + 1).filter(isReadable)];
  const isFree = known.isShown && !known.isEdited;
  await note(tx, before, BEFORE);
  await note(tx, newer, isFree ? BROUGHT : known.isShown ? EDITED : GONE);
  if (newer.length === 0) return 0;
  if (!isFree) {
    run.report.name(LIST, page.title);
    return 0;
  }
  const hashes = await storeTexts(tx, run, page, newer);
  await writeRevisions(tx, run, page, { revisions: newer, hashes, after: known.last });
  await show(tx, run, known, newer);
  return newer.length;
}

/** Locked as an edit locks it, so that nobody edits it meanwhile. */
async function lockPage(tx: Db, { source }: WikiRun, page: PageRow): Promise<Known | null> {
  const rows = await tx.execute<Omit<Known, keyof PageRow>>(sql`
    select published_revision_id as published, state = 'published' and published_revision_id = latest_revision_id as "isShown",
      (select max(number) from revisions where document_id = documents.id) as last,
      exists (select 1 from revisions v where v.document_id = documents.id and not exists (
        select 1 from origins o where o.source = ${source} and o.kind = 'wiki-revision' and o.internal_id = v.id)) as "isEdited"
    from documents where id = ${page.document}::bigint for update`);
  return rows[0] ? { ...page, ...rows[0] } : null;
}

async function unknownOf(tx: Db, run: WikiRun, page: PageRow): Promise<Set<number>> {
  const rows = await tx.execute<{ id: number }>(
    sql`select id from import_revisions r where page = ${page.id}::bigint and ${isUnknown(run)}`,
  );
  return new Set(rows.map(({ id }) => id));
}

async function note(tx: Db, revisions: readonly RevisionRow[], outcome: string): Promise<void> {
  const ids = idArray(revisions.map(({ id }) => id));
  await tx.execute(sql`insert into import_newer (id, outcome) select unnest(${ids}), ${outcome}`);
}

/** What has no rendering is rendered with all pages, and what is stored beside it then: by this run, or by the next. */
async function show(tx: Db, { renewed }: WikiRun, page: Known, newer: readonly RevisionRow[]): Promise<void> {
  const [live] = await tx.execute<{ id: number }>(sql`
    update documents set published_revision_id = last.id, latest_revision_id = last.id
    from (select id from revisions where document_id = ${page.document}::bigint order by number desc limit 1) last
    where documents.id = ${page.document}::bigint returning last.id`);
  await tx.execute(sql`
    update pages set revision_count = revision_count + ${newer.length}, changed_at = greatest(changed_at, ${newer.at(-1)?.at ?? null}::timestamptz)
    where id = ${page.document}::bigint`);
  if (live) await keepAnchors(tx, { pageId: page.document, from: page.published, to: live.id });
  await indexDocument(tx, page.document);
  await tx.execute(sql`
    delete from renderings where hash = (
      select ${pageRenderingHash(sql`d.product_id`, sql`v.blob`)} from documents d join revisions v on v.id = d.published_revision_id
      where d.id = ${page.document}::bigint)`);
  renewed.add(page.document);
}
