// Questions and answers for tests of the search, written straight into the document store: any language, date, state.
import { sql } from "drizzle-orm";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { createDocument } from "~/models/document/document.server";
import { indexDocument } from "~/models/search/indexing.server";
import { type Search, type SearchResult, search } from "~/models/search/search.server";

export async function furnish(db: Db): Promise<void> {
  await db.execute(sql`
    insert into areas (slug, kind, names, descriptions) values ('questions', 'questions', '{"en": "Questions"}', '{}'), ('showcase', 'showcase', '{"en": "Showcase"}', '{}')`);
  await db.execute(sql`insert into products (slug, name) values ('pump', 'Pump'), ('hose', 'Hose')`);
  await db.execute(sql`insert into users (name, display_name) values ('anna', 'Anna'), ('bert', 'Bert')`);
}

export type AskedQuestion = {
  title: string;
  text?: string;
  language?: string;
  tags?: string[];
  productId?: number | null;
  areaId?: number;
  score?: number;
  authorId?: number;
};

export async function ask(db: Db, asked: AskedQuestion): Promise<number> {
  const { title, text = "", language = "en", tags = [], productId = null, areaId = 1, score = 0, authorId = 1 } = asked;
  const { documentId } = await createDocument(db, {
    kind: "question",
    productId,
    language,
    authorId,
    state: "published",
    source: text,
    title,
    tags,
    rendered: rendered(text),
  });
  await db.execute(sql`
    insert into questions (id, area_id, product_id, language, title, excerpt, tag_slugs, is_listed, score)
    values (${documentId}::bigint, ${areaId}::bigint, ${productId}::bigint, ${language}, ${title}, ${text.slice(0, 240)}, ${textArray(tags)}, true, ${score})`);
  await indexDocument(db, documentId);
  return documentId;
}

export async function answer(
  db: Db,
  questionId: number,
  text: string,
  { language = "en", score = 0, authorId = 2 }: { language?: string; score?: number; authorId?: number } = {},
): Promise<number> {
  const { documentId } = await createDocument(db, {
    kind: "answer",
    productId: null,
    language,
    authorId,
    state: "published",
    source: text,
    title: null,
    tags: null,
    rendered: rendered(text),
  });
  await db.execute(
    sql`insert into answers (id, question_id, score) values (${documentId}::bigint, ${questionId}::bigint, ${score})`,
  );
  await db.execute(sql`update questions set answer_count = answer_count + 1 where id = ${questionId}::bigint`);
  await indexDocument(db, documentId);
  return documentId;
}

export type Guide = { title: string; text?: string; language?: string; productId?: number | null };

/** A published page of the wiki. */
export async function page(db: Db, { title, text = "", language = "en", productId = null }: Guide): Promise<number> {
  const documentId = await guideDocument(db, "page", { title, text, language, productId });
  await db.execute(sql`
    insert into pages (id, product_id, slug, title, excerpt, language, is_listed)
    values (${documentId}::bigint, ${productId}::bigint, ${`page-${documentId}`}, ${title}, ${text.slice(0, 240)}, ${language}, true)`);
  await indexDocument(db, documentId);
  return documentId;
}

/** A published entry of the official FAQ, made from the given questions or answers. */
export async function entry(
  db: Db,
  {
    title,
    text = "",
    language = "en",
    productId = null,
    sources = [],
    cause = "",
  }: Guide & { sources?: number[]; cause?: string },
): Promise<number> {
  const documentId = await guideDocument(db, "faq", { title, text, language, productId });
  await db.execute(sql`
    insert into faq_entries (id, slug, product_id, language, question, cause, excerpt, state, published_at)
    values (${documentId}::bigint, ${`entry-${documentId}`}, ${productId}::bigint, ${language}, ${title}, ${cause}, ${text.slice(0, 240)}, 'published', now())`);
  for (const source of sources)
    await db.execute(sql`
      insert into faq_sources (entry_id, document_id, revision_id)
      select ${documentId}::bigint, id, published_revision_id from documents where id = ${source}::bigint`);
  await indexDocument(db, documentId);
  return documentId;
}

async function guideDocument(db: Db, kind: "page" | "faq", guide: Required<Guide>): Promise<number> {
  const { title, text, language, productId } = guide;
  const { documentId } = await createDocument(db, {
    kind,
    productId,
    language,
    authorId: 1,
    state: "published",
    source: text,
    title,
    tags: null,
    rendered: rendered(text),
  });
  return documentId;
}

function rendered(text: string) {
  return {
    html: `<p>${text}</p>`,
    plain: text,
    headings: [],
    mentionedUserIds: [],
    linkedDocumentIds: [],
    isLasting: true,
  };
}

/** Titles of what was found, in order. */
export async function titles(db: Db, query: string, more: Partial<Search> = {}): Promise<string[]> {
  return (await find(db, query, more)).hits.map((hit) => hit.title);
}

export function find(db: Db, query: string, more: Partial<Search> = {}): Promise<SearchResult> {
  return search(db, { query, language: "en", filters: {}, ...more });
}
