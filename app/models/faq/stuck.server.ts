// Where somebody goes on whom an entry did not help: entries about the same, and the questions that were begun there.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";

export type RelatedEntry = { slug: string; question: string; language: string; excerpt: string };

const RELATED_SHOWN = 4;
const RELATED_LOOKED_AT = 200;

/** In the entry's language: of its group first, then of its product, then those for all products; the most useful before others. */
export async function listRelatedEntries(db: Db, entryId: number): Promise<RelatedEntry[]> {
  return db.execute<RelatedEntry>(sql`
    with this as (select id, language, product_id, group_id from faq_entries where id = ${entryId}::bigint),
    near as materialized (
      select e.* from faq_entries e, this
      where e.state = 'published' and e.language = this.language and e.id <> this.id
        and (e.product_id is not distinct from this.product_id or e.product_id is null)
      order by e.group_id is not distinct from this.group_id and this.group_id is not null desc, e.product_id is not null desc, e.id desc limit ${RELATED_LOOKED_AT}
    )
    select e.slug, e.question, e.language, e.excerpt from near e cross join this join documents d on d.id = e.id and d.state = 'published'
    left join search_documents s on s.document_id = e.id
    order by e.group_id is not distinct from this.group_id and this.group_id is not null desc, e.product_id is not null desc, s.quality desc nulls last, e.id
    limit ${RELATED_SHOWN}`);
}

export type BegunAt = { id: number; slug: string; question: string; language: string };

/** The entry that a question is begun at; null where readers do not see it. */
export async function findBegunAt(db: Db, slug: string | null): Promise<BegunAt | null> {
  if (slug === null || slug === "") return null;
  const rows = await db.execute<BegunAt>(sql`
    select e.id, e.slug, e.question, e.language from faq_entries e join documents d on d.id = e.id and d.state = 'published'
    where e.slug = ${slug} and e.state = 'published'`);
  return rows[0] ?? null;
}

/** In the transaction that stores the question. A link of its own: it stays whatever the text says later. */
export async function linkWithEntry(
  tx: Db,
  { questionId, entryId }: { questionId: number; entryId: number },
): Promise<void> {
  await tx.execute(sql`
    insert into document_links (from_id, to_id) select ${questionId}::bigint, id from faq_entries
    where id = ${entryId}::bigint and state = 'published' on conflict do nothing`);
}

export type QuestionFromEntry = { id: number; title: string; language: string; at: Date };

const QUESTIONS_SHOWN = 20;

/** What readers asked whom the entry did not help: for its team. */
export async function listQuestionsFrom(db: Db, entryId: number): Promise<QuestionFromEntry[]> {
  return db.execute<QuestionFromEntry>(sql`
    select q.id, q.title, q.language, d.created_at as at from document_links l join questions q on q.id = l.from_id and q.is_listed
    join documents d on d.id = q.id where l.to_id = ${entryId}::bigint order by q.id desc limit ${QUESTIONS_SHOWN}`);
}

const TRIED_SHOWN = 2;

/** For a statement in which `q` is a question: the entries that did not help whoever asked it. */
export const triedEntries = sql`(
  select json_agg(json_build_object('slug', e.slug, 'question', e.question, 'language', e.language) order by e.id)
  from (select x.* from document_links l join faq_entries x on x.id = l.to_id and x.state = 'published'
    join documents xd on xd.id = x.id and xd.state = 'published' where l.from_id = q.id order by x.id limit ${TRIED_SHOWN}) e)`;
