// The official answer on the thread it came from: part of the statement that reads the question, so it costs no other one.
import { sql } from "drizzle-orm";

export type OfficialAnswer = {
  slug: string;
  question: string;
  language: string;
  excerpt: string;
  /** Number of the entry's live text. */
  number: number;
  checkedBy: string | null;
  checkedAt: string;
  /** The answers of this question that it was drawn from. */
  answers: { id: number; authorName: string | null }[];
};

const MOST_SHOWN = 3;

/** For a statement in which `q` is the question. */
export const officialAnswers = sql`(
  select json_agg(json_build_object('slug', o.slug, 'question', o.question, 'language', o.language, 'excerpt', o.excerpt, 'number', o.number,
    'checkedBy', o.checked_by, 'checkedAt', o.checked_at, 'answers', o.answers) order by o.published_at)
  from (
    select e.slug, e.question, e.language, e.excerpt, e.published_at, coalesce(e.checked_at, e.changed_at) as checked_at, fv.number,
      (select display_name from users where id = e.checked_by and deleted_at is null) as checked_by,
      json_agg(json_build_object('id', s.document_id, 'authorName', coalesce(fu.display_name, fa.author_name)) order by s.position) as answers
    from answers fx join faq_sources s on s.document_id = fx.id join faq_entries e on e.id = s.entry_id and e.state = 'published'
    join documents fd on fd.id = e.id and fd.state = 'published' join revisions fv on fv.id = fd.published_revision_id
    join documents fa on fa.id = s.document_id and fa.state = 'published' left join users fu on fu.id = fa.author_id and fu.deleted_at is null
    where fx.question_id = q.id group by e.id, fv.number order by e.published_at limit ${MOST_SHOWN}
  ) o)`;
