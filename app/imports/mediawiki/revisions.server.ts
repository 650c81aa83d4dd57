// Revisions of one page: read from the export in their order, their texts converted and stored, their rows written.
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
import { titleKey } from "~/text/old-title";
import { inOrder, type OrderedRevision } from "./order";
import type { WikiRun } from "./run";
import { CODE_MODELS } from "./targets.server";

const BYTES_AT_ONCE = 4_000_000;
const REVISIONS_AT_ONCE = 2_000;

/** `title`: as it is called here. */
export type PageRow = { id: number; document: number; title: string };
/** `size`: null where the old wiki hid the text. */
export type RevisionRow = OrderedRevision & {
  author: string | null;
  comment: string;
  minor: boolean;
  size: number | null;
};
type Written = { id: number; hash: string };
type NewRevision = RevisionRow & { number: number; hash: string };

export async function revisionsOf(tx: Db, page: PageRow): Promise<RevisionRow[]> {
  const rows = await tx.execute<RevisionRow>(sql`
    select id, parent, at::text, author, left(comment, 2000) as comment, minor, octet_length(text) as size
    from import_revisions where page = ${page.id}::bigint order by ordinal`);
  return inOrder(rows);
}

/** Texts that are the same are stored once. Which text each revision has, by its hash. */
export async function storeTexts(
  tx: Db,
  run: WikiRun,
  page: PageRow,
  revisions: readonly RevisionRow[],
): Promise<Map<number, string>> {
  const hashes = new Map<number, string>();
  for (const piece of pieces(revisions)) {
    for (const { id, hash } of await storePiece(tx, run, page, piece)) hashes.set(id, hash);
    run.progress.advance(piece.length);
  }
  return hashes;
}

/** Numbered on from `after`, the number of the last one that is there. */
export async function writeRevisions(
  tx: Db,
  run: WikiRun,
  page: PageRow,
  {
    revisions,
    hashes,
    after,
  }: { revisions: readonly RevisionRow[]; hashes: ReadonlyMap<number, string>; after: number },
): Promise<void> {
  for (let at = 0; at < revisions.length; at += REVISIONS_AT_ONCE) {
    const some = revisions.slice(at, at + REVISIONS_AT_ONCE);
    const numbered = some.map((revision, index) => ({
      ...revision,
      number: after + at + index + 1,
      hash: hashes.get(revision.id) ?? "",
    }));
    await writeSome(tx, run, page, numbered);
  }
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

async function storePiece(tx: Db, run: WikiRun, page: PageRow, revisions: readonly RevisionRow[]): Promise<Written[]> {
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

async function writeSome(tx: Db, { source }: WikiRun, page: PageRow, revisions: readonly NewRevision[]): Promise<void> {
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

export function pageTitle({ title }: PageRow): string {
  return cleanLine(title, FIELD_LIMITS.title.maximum);
}

/** Who has no account is known by the name, or the address, that the old wiki showed. */
export function nameOf(author: string | null): string | null {
  return author === null ? null : cleanLine(author, FIELD_LIMITS.displayName.maximum) || null;
}

function summaryOf(comment: string): string {
  // The old software named the section that was edited: "/* Syntax */ shorter".
  return cleanLine(
    comment.replace(/\/\*\s*(.{0,200}?)\s*\*\/\s*/g, "→ $1: ").replace(/: $/, ""),
    FIELD_LIMITS.summary.maximum,
  );
}
