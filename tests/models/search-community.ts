// Questions and answers for tests of the search, written straight into the document store: any language, date, state.
import { sql } from "drizzle-orm";
import type { Db } from "~/db.server";
import { createDocument, textArray } from "~/models/document.server";
import { type Search, type SearchResult, search } from "~/models/search.server";
import { indexDocument } from "~/models/search-index.server";

export async function furnish(db: Db): Promise<void> {
  await db.execute(sql`
    insert into areas (slug, kind, names, descriptions) values ('questions', 'questions', '{"en": "Questions"}', '{}'), ('showcase', 'showcase', '{"en": "Showcase"}', '{}')`);
  await db.execute(sql`insert into products (slug, name) values ('pump', 'Pump'), ('hose', 'Hose')`);
  await db.execute(sql`insert into users (name, display_name) values ('anna', 'Anna'), ('bert', 'Bert')`);
}

export type Asked = {
  title: string;
  text?: string;
  language?: string;
  tags?: string[];
  productId?: number | null;
  areaId?: number;
  score?: number;
  authorId?: number;
};

export async function ask(db: Db, asked: Asked): Promise<number> {
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
