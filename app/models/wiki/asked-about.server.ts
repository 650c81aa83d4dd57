// The page of the wiki that a question was asked about, and what was asked about a page.
//
// Promises: what is out of sight is named nowhere; a question that is merged away hands its page on; a page that shows its
// questions is forgotten when one comes into view, leaves it or changes its name (it carries the tags of all of them).
import { sql } from "drizzle-orm";
import { questionOrigins } from "#drizzle/schema/wiki";
import type { Db } from "~/database/db.server";
import { findRevisionById } from "~/models/document/revision.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { findSection, sectionsOf } from "~/text/sections";

export type AskedAbout = {
  pageId: number;
  title: string;
  slug: string;
  productSlug: string | null;
  language: string;
  /** Id of its heading; empty: the page as a whole. */
  section: string;
  sectionTitle: string;
};

export type QuestionAbout = { id: number; title: string; language: string; sectionTitle: string; isSolved: boolean };

type Chosen = { pageId: number; section: string };

/** For the form: the page, and the section where it has one of that name. Null: there is nothing that others may read. */
export async function findAskedAbout(db: Db, { pageId, section }: Chosen): Promise<AskedAbout | null> {
  const rows = await db.execute<Omit<AskedAbout, "section" | "sectionTitle"> & { live: number }>(sql`
    select p.id as "pageId", p.title, p.slug, x.slug as "productSlug", p.language, d.published_revision_id as live
    from pages p join documents d on d.id = p.id left join products x on x.id = p.product_id
    where p.id = ${pageId}::bigint and p.is_listed`);
  const row = rows[0];
  if (!row) return null;
  const { live, ...page } = row;
  const source = section === "" ? null : await findRevisionById(db, live);
  const found = source && findSection(sectionsOf(source.source), section);
  return { ...page, section: found?.id ?? "", sectionTitle: found?.title ?? "" };
}

/** In the transaction that writes the question down. */
export async function noteAskedAbout(tx: Db, questionId: number, about: AskedAbout): Promise<void> {
  const { pageId, section, sectionTitle } = about;
  await tx.insert(questionOrigins).values({ questionId, pageId, section, sectionTitle });
  await invalidatePages(tx, [`page:${pageId}`]);
}

/** What was merged away leaves its page to the question that has its answers now. */
export async function passOnAskedAbout(tx: Db, { from, into }: { from: number; into: number }): Promise<void> {
  const pages = await tx.execute<{ id: number }>(sql`
    insert into question_origins (question_id, page_id, section, section_title)
    select ${into}::bigint, page_id, section, section_title from question_origins where question_id = ${from}::bigint
    on conflict do nothing returning page_id as id`);
  await invalidatePages(
    tx,
    pages.map(({ id }) => `page:${id}`),
  );
}

/** Over questions q. */
export const askedAbout = sql`
  (select json_build_object('pageId', p.id, 'title', p.title, 'slug', p.slug, 'productSlug', x.slug, 'language', p.language,
      'section', o.section, 'sectionTitle', o.section_title)
    from question_origins o join pages p on p.id = o.page_id and p.is_listed left join products x on x.id = p.product_id
    where o.question_id = q.id)`;

const MOST_SHOWN = 20;

/** Over pages p: what everybody may read, the latest first. */
export const questionsAbout = sql`
  coalesce((select json_agg(json_build_object('id', n.id, 'title', n.title, 'language', n.language, 'sectionTitle', n.section_title,
      'isSolved', n.accepted_count > 0) order by n.id desc)
    from (select q.id, q.title, q.language, q.accepted_count, o.section_title from question_origins o join questions q on q.id = o.question_id
      where o.page_id = p.id and q.is_listed and q.merged_into is null order by q.id desc limit ${MOST_SHOWN}) n), '[]')`;

/** Over pages p: whatever of them a change of could change the list. */
export const askedIds = sql`
  coalesce((select json_agg(n.id) from (select o.question_id as id from question_origins o where o.page_id = p.id
    order by o.question_id desc limit ${MOST_SHOWN * 2}) n), '[]')`;
