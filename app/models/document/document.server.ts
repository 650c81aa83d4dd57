// The document store: one way in for everything people write.
//
// Promises: text is stored once per content (SHA-256); a revision that was published never changes; publishing is a
// compare-and-set on the document, so that nobody's save overwrites another's; saving identical text creates nothing.
// Costs: one statement to create, one to add a revision, one to publish. The nouns (question, answer …) add their own rows
// in the same transaction. Tried and dropped: a lock per document (Apache Answer's way) – it makes everybody wait.
import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { DOCUMENT_KINDS, DOCUMENT_STATES } from "#drizzle/schema/documents";
import { documents } from "#drizzle/schema/documents";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { unlessReadOnly } from "~/database/read-only";
import { RENDERER_VERSION } from "~/markdown/rendered";
import { rememberImages } from "./outside-images.server";
import type { RenderedText } from "./rendered-text";

export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
export type DocumentState = (typeof DOCUMENT_STATES)[number];

export type NewText = {
  source: string;
  title: string | null;
  tags: string[] | null;
  /** Already rendered, by a worker, before the transaction. */
  rendered: RenderedText;
  /** Where the rendering depends on more than the text (pages): what it is kept under besides. */
  renderingKey?: Buffer;
};

export type NewDocument = NewText & {
  kind: DocumentKind;
  productId: number | null;
  language: string;
  /** Null: the community itself (the rules it starts with). */
  authorId: number | null;
  summary?: string;
  /** `draft`: of the FAQ, seen by its team only. */
  state: "published" | "held" | "draft";
};

export type Created = { documentId: number; revisionId: number };

export function blobHash(source: string): Buffer {
  return createHash("sha256").update(source, "utf8").digest();
}

/** Creates a document with its first revision, live or held. */
export async function createDocument(db: Db, document: NewDocument): Promise<Created> {
  const hash = blobHash(document.source);
  const isLive = document.state === "published";
  const shown = await showCopies(db, document);
  const rows = await db.execute<{ d: number; r: number }>(sql`
    with ids as (
      select nextval(pg_get_serial_sequence('documents', 'id')) as d, nextval(pg_get_serial_sequence('revisions', 'id')) as r
    ), blob as (${insertBlob(hash, document.source)}
    ), rendering as (${keepRendering(hash, shown)}
    ), document as (
      insert into documents (id, kind, product_id, language, author_id, published_revision_id, latest_revision_id, state, published_at)
      overriding system value
      select d, ${document.kind}, ${document.productId}::bigint, ${document.language}, ${document.authorId}::bigint,
        ${isLive ? sql`r` : sql`null`}, r, ${document.state}, ${isLive ? sql`now()` : sql`null`} from ids
    ), revision as (
      insert into revisions (id, document_id, number, author_id, blob, title, tags, summary, published_at)
      overriding system value
      select r, d, 1, ${document.authorId}::bigint, ${hash}, ${document.title}, ${textArray(document.tags)}, ${document.summary ?? ""},
        ${isLive ? sql`now()` : sql`null`} from ids
    )
    select d::int8 as d, r::int8 as r from ids`);
  const row = rows[0];
  if (!row) throw new Error("createDocument: no ids");
  return { documentId: Number(row.d), revisionId: Number(row.r) };
}

export type NewRevision = NewText & {
  documentId: number;
  /** The revision the author saw; what publishing compares with. */
  basedOn: number;
  authorId: number;
  summary: string;
  isMinor: boolean;
};

/** Adds a revision that is not live yet. Null when text, title and tags are those of the revision it is based on. */
export async function addRevision(db: Db, revision: NewRevision): Promise<number | null> {
  const hash = blobHash(revision.source);
  const shown = await showCopies(db, revision);
  const rows = await db.execute<{ id: number }>(sql`
    with blob as (${insertBlob(hash, revision.source)}
    ), rendering as (${keepRendering(hash, shown)}
    ), base as (
      select blob, title, tags from revisions where id = ${revision.basedOn}::bigint and document_id = ${revision.documentId}::bigint
    ), revision as (
      insert into revisions (document_id, number, based_on, author_id, blob, title, tags, summary, is_minor)
      select ${revision.documentId}::bigint,
        (select max(number) + 1 from revisions where document_id = ${revision.documentId}::bigint),
        ${revision.basedOn}::bigint, ${revision.authorId}::bigint, ${hash}, ${revision.title}, ${textArray(revision.tags)},
        ${revision.summary}, ${revision.isMinor}
      from base
      where (base.blob, base.title, base.tags) is distinct from (${hash}::bytea, ${revision.title}::text, ${textArray(revision.tags)}::text[])
      returning id
    ), latest as (
      update documents set latest_revision_id = revision.id from revision where documents.id = ${revision.documentId}::bigint
    )
    select id from revision`);
  return rows[0] ? Number(rows[0].id) : null;
}

/**
 * Makes a revision the live text if the live text is still `base` (null: nothing is live). False when somebody was
 * faster; nothing is changed then.
 */
export async function publishRevision(
  db: Db,
  { documentId, revisionId, base }: { documentId: number; revisionId: number; base: number | null },
): Promise<boolean> {
  const rows = await db.execute<{ id: number }>(sql`
    with document as (
      update documents set published_revision_id = ${revisionId}::bigint, latest_revision_id = ${revisionId}::bigint, state = 'published',
        published_at = coalesce(published_at, now())
      where id = ${documentId}::bigint and published_revision_id is not distinct from ${base}::bigint
      returning id
    ), revision as (
      update revisions set published_at = now() where id = ${revisionId}::bigint and published_at is null
        and exists (select 1 from document)
    )
    select id from document`);
  return rows.length > 0;
}

/** The live text once more, under another title. The document's row must be locked. */
export async function publishTitle(
  tx: Db,
  { documentId, title, authorId, summary }: { documentId: number; title: string; authorId: number; summary: string },
): Promise<number> {
  const rows = await tx.execute<{ id: number }>(sql`
    with revision as (
      insert into revisions (document_id, number, based_on, author_id, blob, title, tags, summary, published_at)
      select d.id, (select max(number) + 1 from revisions where document_id = d.id), v.id, ${authorId}::bigint, v.blob, ${title}, v.tags, ${summary}, now()
      from documents d join revisions v on v.id = d.published_revision_id where d.id = ${documentId}::bigint
      returning id
    )
    update documents d set published_revision_id = r.id, latest_revision_id = r.id from revision r
    where d.id = ${documentId}::bigint returning r.id`);
  const [row] = rows;
  if (!row) throw new Error(`publishTitle: document ${documentId} is not live`);
  return row.id;
}

/** Held, returned, removed, deleted, or live again; the text stays what it is. */
export async function setDocumentState(db: Db, documentId: number, state: DocumentState): Promise<void> {
  await db.update(documents).set({ state }).where(eq(documents.id, documentId));
}

/** Writes the rendering of a text that is already stored (the renderer changed, or the row was thrown away). */
export async function storeRendering(db: Db, hash: Buffer, rendered: RenderedText): Promise<void> {
  if (!rendered.isLasting) return;
  const store = async (tx: Db) => {
    const html = await rememberImages(tx, [hash], rendered);
    await tx.execute(insertRendering(hash, { ...rendered, html }));
  };
  await unlessReadOnly(rendered.images?.length ? db.transaction(store) : store(db));
}

async function showCopies<T extends NewText>(tx: Db, text: T): Promise<T> {
  const { source, rendered, renderingKey } = text;
  if (!rendered.isLasting) return text;
  const html = await rememberImages(tx, [blobHash(source), renderingKey ?? []].flat(), rendered);
  return { ...text, rendered: { ...rendered, html } };
}

function insertBlob(hash: Buffer, source: string) {
  const bytes = Buffer.from(source, "utf8");
  return sql`
    insert into blobs (hash, encoding, bytes, size) values (${hash}, 'plain', ${bytes}, ${bytes.length})
    on conflict (hash) do nothing`;
}

/** A page's own rendering, and one under the text's hash for whoever only looks for words; that one replaces nobody's. */
function keepRendering(hash: Buffer, { rendered, renderingKey }: Pick<NewText, "rendered" | "renderingKey">) {
  if (renderingKey === undefined) return insertRendering(hash, rendered);
  const { html, plain, isLasting } = rendered;
  return sql`
    insert into renderings (hash, renderer_version, html, plain)
    select key, ${RENDERER_VERSION}::smallint, ${html}, ${plain} from unnest(array[${hash}::bytea, ${renderingKey}::bytea]) key where ${isLasting}
    on conflict (hash, renderer_version) do update set html = excluded.html, plain = excluded.plain
    where renderings.hash = ${renderingKey}::bytea and (renderings.html, renderings.plain) is distinct from (excluded.html, excluded.plain)`;
}

function insertRendering(hash: Buffer, { html, plain, isLasting }: RenderedText) {
  return sql`
    insert into renderings (hash, renderer_version, html, plain)
    select ${hash}::bytea, ${RENDERER_VERSION}::smallint, ${html}, ${plain} where ${isLasting}
    on conflict (hash, renderer_version) do update set html = excluded.html, plain = excluded.plain
    where (renderings.html, renderings.plain) is distinct from (excluded.html, excluded.plain)`;
}
