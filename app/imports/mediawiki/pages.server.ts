// Pages with their whole history, each one transaction. What is written stays out of sight (state 'deleted', never
// published, not listed) until the last step shows everything at once. A page that is already here is left as it is,
// because the community may have gone on with it.
//
// Every revision is an event of its own time, for the recent changes, told from the start: nobody is notified of it.
// Costs: memory for a few megabytes of texts, however long a history is.

import { sql } from "drizzle-orm";
import { FIELD_LIMITS } from "#moderation/limits";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { rowsParameter } from "~/imports/import-run";
import { cleanLine } from "~/imports/member-name";
import { fencedCode } from "~/imports/wikitext/escape";
import { wikitextToMarkdown } from "~/imports/wikitext/to-markdown";
import { blobHash } from "~/models/document/document.server";
import { hiddenSlug } from "~/models/wiki/address.server";
import { titleKey } from "~/text/old-title";
import { inOrder, type OrderedRevision } from "./order";
import { PAGES, REVISIONS, type WikiRun } from "./run";
import { CODE_MODELS } from "./targets.server";

const PAGES_AT_ONCE = 100;
const BYTES_AT_ONCE = 4_000_000;
const REVISIONS_AT_ONCE = 2_000;
const PROTECTION = "trusted";

type PageRow = { id: number; document: number; title: string };
type RevisionRow = OrderedRevision & { author: string | null; comment: string; minor: boolean; size: number | null };
type Written = { id: number; hash: string };

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
  const rows = await tx.execute<RevisionRow>(sql`
    select id, parent, at::text, author, left(comment, 2000) as comment, minor, octet_length(text) as size
    from import_revisions where page = ${page.id}::bigint order by ordinal`);
  const revisions = inOrder(rows).filter(({ size }) => size !== null);
  const hashes = new Map<number, string>();
  for (const piece of pieces(revisions)) {
    for (const { id, hash } of await storeTexts(tx, run, page, piece)) hashes.set(id, hash);
    run.progress.advance(piece.length);
  }
  await writeDocument(tx, run, page, revisions);
  for (let at = 0; at < revisions.length; at += REVISIONS_AT_ONCE) {
    const some = revisions.slice(at, at + REVISIONS_AT_ONCE);
    await writeRevisions(
      tx,
      run,
      page,
      some.map((revision, index) => ({ ...revision, number: at + index + 1, hash: hashes.get(revision.id) ?? "" })),
    );
  }
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

function* pieces(revisions: readonly RevisionRow[]): Generator<RevisionRow[]> {
  let piece: RevisionRow[] = [];
  let bytes = 0;
  for (const revision of revisions) {
    if (piece.length > 0 && bytes + (revision.size ?? 0) > BYTES_AT_ONCE) {
      yield piece;
      piece = [];
      bytes = 0;
    }
    piece.push(revision);
    bytes += revision.size ?? 0;
  }
  if (piece.length > 0) yield piece;
}

/** Texts that are the same are stored once. */
async function storeTexts(tx: Db, run: WikiRun, page: PageRow, revisions: readonly RevisionRow[]): Promise<Written[]> {
  const rows = await tx.execute<{ id: number; text: string; model: string }>(sql`
    select id, text, model from import_revisions where id = any(${idArray(revisions.map(({ id }) => id))})`);
  const about = {
    title: page.title,
    namespaces: run.site.namespaces,
    articlePaths: run.articlePaths,
    hasPage: (title: string) => run.filePages.has(titleKey(title)),
  };
  const texts = new Map<string, string>();
  const written = rows.map(({ id, text, model }) => {
    const code = CODE_MODELS[model];
    const markdown = code === undefined ? wikitextToMarkdown(text, about) : fencedCode(text, code);
    const hash = blobHash(markdown).toString("hex");
    texts.set(hash, markdown);
    return { id, hash };
  });
  const blobs = [...texts].map(([hash, markdown]) => ({ hash, markdown }));
  await tx.execute(sql`
    insert into blobs (hash, encoding, bytes, size)
    select decode(hash, 'hex'), 'plain', convert_to(markdown, 'UTF8'), octet_length(convert_to(markdown, 'UTF8'))
    from json_to_recordset(${rowsParameter(blobs)}) as t(hash text, markdown text) on conflict (hash) do nothing`);
  return written;
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

type NewRevision = RevisionRow & { number: number; hash: string };

async function writeRevisions(
  tx: Db,
  { source }: WikiRun,
  page: PageRow,
  revisions: readonly NewRevision[],
): Promise<void> {
  const title = pageTitle(page);
  const rows = revisions.map(({ id, number, hash, at, author, comment, minor }) => ({
    id,
    number,
    hash,
    at,
    author,
    name: nameOf(author),
    summary: summaryOf(comment),
    minor,
  }));
  await tx.execute(sql`
    with given as materialized (
      select r.*, m.member_id, nextval(pg_get_serial_sequence('revisions', 'id')) as revision from (
        select * from json_to_recordset(${rowsParameter(rows)}) as r(id bigint, number int, hash text, at timestamptz, author text, name text, summary text, minor boolean)
        order by number) r left join import_members m on m.author = r.author
    ), known as (
      insert into origins (source, kind, external_id, internal_id) select ${source}, 'wiki-revision', id::text, revision from given
    ), changes as (
      insert into events (actor_id, verb, subject_id, details, at, told_at)
      select member_id, case when number = 1 then 'page-created' else 'page-edited' end, ${page.document}::bigint,
        jsonb_build_object('revisionId', revision), at, now() from given order by number
    )
    insert into revisions (id, document_id, number, based_on, author_id, author_name, blob, title, summary, is_minor, created_at, published_at)
    overriding system value
    select revision, ${page.document}::bigint, number,
      coalesce(lag(revision) over (order by number), (select id from revisions before where before.document_id = ${page.document}::bigint and before.number = given.number - 1)), member_id, case when member_id is null then name end, decode(hash, 'hex'), ${title}, summary, minor, at, at
    from given`);
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

function pageTitle({ title }: PageRow): string {
  return cleanLine(title, FIELD_LIMITS.title.maximum);
}

/** Who has no account is known by the name, or the address, that the old wiki showed. */
function nameOf(author: string | null): string | null {
  return author === null ? null : cleanLine(author, FIELD_LIMITS.displayName.maximum) || null;
}

function summaryOf(comment: string): string {
  // The old software named the section that was edited: "/* Syntax */ shorter".
  return cleanLine(
    comment.replace(/\/\*\s*(.{0,200}?)\s*\*\/\s*/g, "→ $1: ").replace(/: $/, ""),
    FIELD_LIMITS.summary.maximum,
  );
}
