// Pages with their whole history, each one transaction. What is written stays out of sight (state 'deleted', never
// published, not listed) until the last step shows everything at once. A page that is already here is left as it is,
// because the community may have gone on with it.
//
// Every revision is an event of its own time, for the recent changes, told from the start: nobody is notified of it.
// Costs: memory for a few megabytes of texts, however long a history is.

import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { hiddenSlug } from "~/models/wiki/address.server";
import { titleKey } from "~/text/old-title";
import {
  nameOf,
  type PageRow,
  pageTitle,
  type RevisionRow,
  revisionsOf,
  storeTexts,
  writeRevisions,
} from "./revisions.server";
import { PAGES, REVISIONS, type WikiRun } from "./run";

const PAGES_AT_ONCE = 100;
const PROTECTION = "trusted";

export async function importPages(run: WikiRun): Promise<void> {
  const { db, progress, report } = run;
  const [waiting] = await db.execute<{ pages: number; revisions: number }>(sql`
    select count(distinct m.id) as pages, count(*) as revisions from import_page_map m join import_revisions r on r.page = m.id
    where m.skip is null and m.leads_to is null and not m.is_there`);
  await findFilePages(run);
  progress.begin("Pages", waiting?.revisions ?? 0);
  let written = 0;
  for (let last = 0; ; ) {
    const pages = await db.execute<PageRow>(sql`
      select id, document_id as document, title from import_page_map
      where skip is null and leads_to is null and not is_there and id > ${last}::bigint order by id limit ${PAGES_AT_ONCE}`);
    if (pages.length === 0) break;
    for (const page of pages) {
      run.signal.throwIfAborted();
      written += await db.transaction((tx) => importPage(tx, run, page));
    }
    last = pages.at(-1)?.id ?? last;
  }
  progress.end(`${(waiting?.pages ?? 0).toLocaleString("en")} pages, ${written.toLocaleString("en")} revisions`);
  report.added(PAGES, waiting?.pages ?? 0);
  report.added(REVISIONS, written);
}

/** How many revisions were written. */
async function importPage(tx: Db, run: WikiRun, page: PageRow): Promise<number> {
  const revisions = (await revisionsOf(tx, page)).filter(({ size }) => size !== null);
  const hashes = await storeTexts(tx, run, page, revisions);
  await writeDocument(tx, run, page, revisions);
  await writeRevisions(tx, run, page, { revisions, hashes, after: 0 });
  await writePage(tx, run, page, revisions);
  await countFormulas(tx, run, revisions.at(-1)?.id);
  return revisions.length;
}

/** Descriptions of files, which pictures in texts can lead to. Beyond so many the others stay words. */
async function findFilePages({ db, filePages }: WikiRun): Promise<void> {
  const rows = await db.execute<{ title: string }>(sql`
    select m.title from import_page_map m join import_pages p on p.id = m.id
    where p.ns = 6 and m.skip is null and m.leads_to is null order by m.id limit ${MOST_FILE_PAGES}`);
  for (const { title } of rows) filePages.add(titleKey(title));
}

const MOST_FILE_PAGES = 100_000;

async function countFormulas(tx: Db, { report }: WikiRun, revision: number | undefined): Promise<void> {
  if (revision === undefined) return;
  const rows = await tx.execute(sql`
    select 1 from import_revisions where id = ${revision}::bigint and text ~* '<(math|chem|ce)[ >]'`);
  report.remark("pages with formulas; they are shown as code, as there is nothing here that draws them", rows.length);
}

async function writeDocument(tx: Db, run: WikiRun, page: PageRow, revisions: readonly RevisionRow[]): Promise<void> {
  const first = revisions[0];
  await tx.execute(sql`
    insert into documents (id, kind, product_id, language, author_id, author_name, state, created_at)
    overriding system value
    select ${page.document}::bigint, 'page', ${run.productId}::bigint, ${run.language}, m.member_id,
      case when m.member_id is null then ${nameOf(first?.author ?? null)} end, 'deleted', ${first?.at ?? null}::timestamptz
    from (select 1) one left join import_members m on m.author = ${first?.author ?? null}`);
}

async function writePage(
  tx: Db,
  { source, productId, language }: WikiRun,
  page: PageRow,
  revisions: readonly RevisionRow[],
): Promise<void> {
  const title = pageTitle(page);
  await tx.execute(sql`
    with last as (select id from revisions where document_id = ${page.document}::bigint order by number desc limit 1)
    update documents set published_revision_id = last.id, latest_revision_id = last.id from last where documents.id = ${page.document}::bigint`);
  await tx.execute(sql`
    insert into pages (id, product_id, slug, title, language, protection, revision_count, created_at, changed_at)
    values (${page.document}::bigint, ${productId}::bigint, ${hiddenSlug(title, page.document)}, ${title}, ${language}, ${PROTECTION}, ${revisions.length},
      ${revisions[0]?.at ?? null}::timestamptz, ${revisions.at(-1)?.at ?? null}::timestamptz)`);
  await tx.execute(sql`
    insert into origins (source, kind, external_id, internal_id)
    select ${source}, 'wiki-title', key, ${page.document}::bigint from import_page_map where id = ${page.id}::bigint on conflict do nothing`);
}
