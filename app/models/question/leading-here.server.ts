// Which other questions lead to one: as statements for its page, which reads everything at once.
import { sql } from "drizzle-orm";
import { duplicatesLeadingTo } from "./duplicates-leading";

const LINKS_SHOWN = 10;

export type Backlink = { id: number; title: string; language: string; questionId: number };

/** Questions whose text, answers or comments link here, or to what was merged into this one. */
export function linksTo(questionId: number) {
  return sql`
    select distinct q.id, q.title, q.language, q.id as "questionId"
    from document_links l join documents d on d.id = l.from_id and d.state = 'published'
    left join answers a on a.id = d.id left join comments c on c.id = d.id
    join questions q on q.id = coalesce(a.question_id, c.question_id, d.id) and q.is_listed and q.merged_into is null
    where l.to_id in (select ${questionId}::bigint union all select id from questions where merged_into = ${questionId}::bigint)
      and q.id <> ${questionId}::bigint limit ${LINKS_SHOWN}`;
}

export function duplicatesOf(questionId: number) {
  return sql`
    select q.id, q.title, q.language, q.id as "questionId" from (${duplicatesLeadingTo(sql`${questionId}::bigint`)}) x
    join questions q on q.id = x.id and q.is_listed order by x.marked_at desc limit ${LINKS_SHOWN}`;
}
