// Reading the document store: one revision's text, a document's history, two revisions side by side.

import { inflateRawSync } from "node:zlib";
import { eq, sql } from "drizzle-orm";
import { blobs } from "#drizzle/schema/documents";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { REVISIONS_PER_PAGE } from "~/models/page-sizes";

export type Revision = {
  id: number;
  number: number;
  title: string | null;
  tags: string[] | null;
  summary: string;
  isMinor: boolean;
  createdAt: Date;
  publishedAt: Date | null;
  basedOn: number | null;
  author: { name: string; displayName: string; avatar: string | null } | null;
  authorName: string | null;
  /** Hex of the blob's hash: equal for a revert to an earlier text. */
  blob: string;
  size: number;
};
export type RevisionText = Revision & { source: string; html: string | null };

const LONGEST_CHAIN = 32;

const columns = sql`
  v.id, v.number, v.title, v.tags, v.summary, v.is_minor as "isMinor", v.created_at as "createdAt", v.published_at as "publishedAt",
  v.based_on as "basedOn", v.author_name as "authorName", encode(v.blob, 'hex') as blob, b.size,
  case when u.id is null or u.deleted_at is not null then null
    else json_build_object('name', u.name, 'displayName', u.display_name, 'avatar', u.avatar) end as author`;
const from = sql`from revisions v join blobs b on b.hash = v.blob left join users u on u.id = v.author_id`;

/** `author`: a member's name, or the name that an imported version came with. */
export type RevisionFilter = { author: string | null; hidesMinor: boolean };

export type RevisionAuthor = { name: string; displayName: string };

const MOST_AUTHORS = 30;

/** Who wrote versions of a document, most of them first. */
export async function listRevisionAuthors(db: Db, documentId: number): Promise<RevisionAuthor[]> {
  return db.execute<RevisionAuthor>(sql`
    select coalesce(u.name, v.author_name) as name, coalesce(u.display_name, v.author_name) as "displayName"
    from revisions v left join users u on u.id = v.author_id
    where v.document_id = ${documentId}::bigint and v.published_at is not null and (u.deleted_at is null or u.id is null) and coalesce(u.name, v.author_name) is not null
    group by 1, 2 order by count(*) desc, 1 limit ${MOST_AUTHORS}`);
}

/** Newest first. `seesUnpublished`: the author and moderators also see what never went live. */
export async function listRevisions(
  db: Db,
  {
    documentId,
    seesUnpublished,
    before,
    author = null,
    hidesMinor = false,
  }: { documentId: number; seesUnpublished: boolean; before: number | null } & Partial<RevisionFilter>,
): Promise<{ revisions: Revision[]; hasMore: boolean }> {
  const rows = await db.execute<Revision>(sql`
    select ${columns} ${from} where v.document_id = ${documentId}::bigint
      ${seesUnpublished ? sql`` : sql`and v.published_at is not null`}
      ${before === null ? sql`` : sql`and v.number < ${before}`}
      ${hidesMinor ? sql`and not v.is_minor` : sql``}
      ${author === null ? sql`` : sql`and ((u.name = ${author} and u.deleted_at is null) or (u.id is null and v.author_name = ${author}))`}
    order by v.number desc limit ${REVISIONS_PER_PAGE + 1}`);
  return { revisions: rows.slice(0, REVISIONS_PER_PAGE), hasMore: rows.length > REVISIONS_PER_PAGE };
}

export async function findRevision(
  db: Db,
  { documentId, number }: { documentId: number; number: number },
): Promise<RevisionText | null> {
  return readRevision(db, sql`v.document_id = ${documentId}::bigint and v.number = ${number}`);
}

export async function findRevisionById(db: Db, id: number): Promise<RevisionText | null> {
  return readRevision(db, sql`v.id = ${id}::bigint`);
}

async function readRevision(db: Db, condition: ReturnType<typeof sql>): Promise<RevisionText | null> {
  const rows = await db.execute<Revision & { html: string | null; plain: Buffer | null }>(sql`
    select ${columns}, (select html from renderings where hash = v.blob order by renderer_version desc limit 1) as html,
      case when b.encoding = 'plain' then b.bytes end as plain ${from} where ${condition}`);
  if (!rows[0]) return null;
  const { plain, html, ...row } = rows[0];
  return { ...row, html, source: plain?.toString("utf8") ?? (await readBlob(db, Buffer.from(row.blob, "hex"))) };
}

/** The text of a blob; cold ones are deflated against a neighbour, which is read first. */
export async function readBlob(db: Db, hash: Buffer, depth = 0): Promise<string> {
  if (depth > LONGEST_CHAIN) throw new Error("blob chain too long");
  const rows = await db
    .select({ encoding: blobs.encoding, base: blobs.base, bytes: blobs.bytes })
    .from(blobs)
    .where(eq(blobs.hash, hash));
  const row = rows[0];
  if (!row) throw new Error(`blob ${hash.toString("hex")} is missing`);
  if (row.encoding === "plain") return row.bytes.toString("utf8");
  const dictionary = row.base ? Buffer.from(await readBlob(db, row.base, depth + 1), "utf8") : undefined;
  return inflateRawSync(row.bytes, dictionary ? { dictionary } : {}).toString("utf8");
}

/** Several texts by their hash in hex, without those that are longer; one statement but for the cold ones. */
export async function readBlobs(db: Db, hashes: readonly string[], longest: number): Promise<Map<string, string>> {
  const rows = await db.execute<{ hash: string; plain: Buffer | null }>(sql`
    select encode(hash, 'hex') as hash, case when encoding = 'plain' then bytes end as plain from blobs
    where size <= ${longest} and hash in (select decode(h, 'hex') from unnest(${textArray([...new Set(hashes)])}) h)`);
  const texts = rows.map(
    async ({ hash, plain }): Promise<[string, string]> => [
      hash,
      plain?.toString("utf8") ?? (await readBlob(db, Buffer.from(hash, "hex"))),
    ],
  );
  return new Map(await Promise.all(texts));
}

/** Whether everything that was saved between two versions of one text came from this member. */
export async function isByOneself(
  db: Db,
  { userId, base, against }: { userId: number; base: number; against: number },
): Promise<boolean> {
  if (!Number.isSafeInteger(base)) return false;
  const rows = await db.execute<{ isOwn: boolean | null }>(sql`
    select bool_and(v.author_id is not distinct from ${userId}::bigint) as "isOwn"
    from revisions v join revisions x on x.document_id = v.document_id
    where x.id = ${against}::bigint and v.id > ${base}::bigint and v.id <= x.id`);
  return rows[0]?.isOwn === true;
}
