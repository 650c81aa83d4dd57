// A small wiki for tests: people of every trust, two products, pages begun through the command that everybody uses.
import { sql } from "drizzle-orm";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { blobHash } from "~/models/document/document.server";
import { editPage } from "~/models/wiki/edit.server";
import type { PageEdit, PageEditOutcome } from "~/models/wiki/edit-outcome";
import { createPage, findWikiPage, type NewPage, type WikiPage } from "~/models/wiki/page.server";
import * as make from "../question/care-community";

export { ask, furnish, person, post } from "../question/care-community";

let made = 0;

/** Fifteen published edits of others' texts in a product: what makes an editor (moderation/trust). */
export async function editor(db: Db, productId: number): Promise<Actor> {
  const actor = await make.person(db);
  made += 1;
  const hash = blobHash(`what the editor wrote ${made}`);
  await db.execute(sql`insert into blobs (hash, bytes, size) values (${hash}, 'x', 1) on conflict do nothing`);
  await db.execute(sql`
    with d as (
      insert into documents (kind, product_id, state) select 'comment', ${productId}::bigint, 'deleted' from generate_series(1, 15) returning id
    )
    insert into revisions (document_id, number, author_id, blob, published_at) select id, 1, ${actor.id}::bigint, ${hash}, now() from d`);
  return actor;
}

export async function begin(db: Db, actor: Actor, page: Partial<NewPage> & { title: string }): Promise<WikiPage> {
  const outcome = await createPage(db, {
    actor,
    productId: null,
    body: `What is known about ${page.title}.`,
    language: "en",
    key: crypto.randomUUID(),
    ...page,
  });
  if (outcome.kind !== "published" && outcome.kind !== "held") throw new Error(`not begun: ${JSON.stringify(outcome)}`);
  return open(db, outcome.documentId);
}

export async function open(db: Db, id: number): Promise<WikiPage> {
  const page = await findWikiPage(db, id);
  if (!page) throw new Error(`no page ${id}`);
  return page;
}

export async function change(
  db: Db,
  actor: Actor,
  page: WikiPage,
  body: string,
  more: Partial<PageEdit> = {},
): Promise<PageEditOutcome> {
  const base = page.publishedRevisionId ?? page.latestRevisionId;
  return editPage(db, { actor, page, body, summary: "", isMinor: false, base, key: crypto.randomUUID(), ...more });
}

export async function sourceOf(db: Db, pageId: number): Promise<string> {
  const rows = await db.execute<{ text: string }>(sql`
    select convert_from(b.bytes, 'UTF8') as text from documents d join revisions v on v.id = d.published_revision_id join blobs b on b.hash = v.blob
    where d.id = ${pageId}::bigint`);
  return rows[0]?.text ?? "";
}

export async function htmlOf(db: Db, pageId: number): Promise<string | null> {
  const rows = await db.execute<{ html: string }>(sql`
    select r.html from documents d join revisions v on v.id = d.published_revision_id
      join renderings r on r.hash = sha256(convert_to('page:' || coalesce(d.product_id, 0) || ':' || encode(v.blob, 'hex'), 'UTF8'))
    where d.id = ${pageId}::bigint`);
  return rows[0]?.html ?? null;
}
