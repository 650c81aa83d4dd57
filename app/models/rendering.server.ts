// Texts on their way into the store: links resolved against what exists, rendered once by a worker, before the
// transaction that keeps them.
import { inArray, sql } from "drizzle-orm";
import { questions } from "#drizzle/schema/forum";
import { users } from "#drizzle/schema/people";
import type { Db } from "~/db.server";
import { findReferences } from "~/markdown.server";
import { renderInWorker } from "~/rendering.server";
import { urls } from "~/urls";

/** What is stored with a text, and what is written into the link tables when it goes live. */
export type RenderedText = {
  html: string;
  /** Plain text, for search and excerpts. */
  plain: string;
  headings: string[];
  /** Members that exist. */
  mentionedUserIds: number[];
  /** Questions that exist. */
  linkedDocumentIds: number[];
};

const MOST_REFERENCES = 50;

export async function renderText(db: Db, source: string, language: string): Promise<RenderedText> {
  const references = findReferences(source);
  const [linked, mentioned] = await Promise.all([
    findQuestions(db, references.questionLinks.slice(0, MOST_REFERENCES)),
    findMembers(db, references.mentions.slice(0, MOST_REFERENCES)),
  ]);
  const rendered = await renderInWorker(source, {
    language,
    resolve: {
      questions: Object.fromEntries(linked.map((question) => [question.id, { title: question.title, url: urls.question(question) }])),
      members: Object.fromEntries(mentioned.map((member) => [member.name, urls.member(member.name)])),
      pages: {},
    },
  });
  return {
    html: rendered.html,
    plain: rendered.text,
    headings: rendered.headings.map((heading) => heading.text),
    mentionedUserIds: mentioned.map((member) => member.id),
    linkedDocumentIds: linked.map((question) => question.id),
  };
}

async function findQuestions(db: Db, ids: number[]): Promise<{ id: number; title: string }[]> {
  if (ids.length === 0) return [];
  return db
    .select({ id: questions.id, title: questions.title })
    .from(questions)
    .where(sql`${inArray(questions.id, ids)} and ${questions.isListed}`);
}

async function findMembers(db: Db, names: string[]): Promise<{ id: number; name: string }[]> {
  if (names.length === 0) return [];
  return db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(sql`${inArray(users.name, names)} and ${users.deletedAt} is null`);
}

/** Rows of the text that is live now; the old ones go. In the publishing transaction. */
export async function storeReferences(db: Db, documentId: number, rendered: RenderedText): Promise<void> {
  const links = rendered.linkedDocumentIds.filter((id) => id !== documentId);
  await db.execute(sql`
    with gone_links as (delete from document_links where from_id = ${documentId}::bigint and to_id <> all(${bigints(links)})),
      gone_mentions as (delete from mentions where document_id = ${documentId}::bigint and user_id <> all(${bigints(rendered.mentionedUserIds)})),
      links as (insert into document_links (from_id, to_id) select ${documentId}::bigint, unnest(${bigints(links)}) on conflict do nothing)
    insert into mentions (document_id, user_id) select ${documentId}::bigint, unnest(${bigints(rendered.mentionedUserIds)}) on conflict do nothing`);
}

function bigints(ids: number[]) {
  return sql`${`{${ids.join(",")}}`}::bigint[]`;
}
