// Everything an import wrote, in terms of the old numbers: two databases hold the same community when these are equal,
// whatever ids their sequences gave.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";

type Rows = Record<string, unknown>[];

/** By table. */
export async function communityOf(db: Db): Promise<Record<string, Rows>> {
  const read = async (query: ReturnType<typeof sql>): Promise<Rows> => [...(await db.execute(query))];
  const origins = await read(
    sql`select kind, external_id, internal_id from origins where kind in ('post', 'comment', 'tag-description')`,
  );
  const names = new Map(origins.map((row) => [Number(row.internal_id), `${row.kind} ${row.external_id}`]));
  const named = (id: unknown) => (id === null ? null : (names.get(Number(id)) ?? `unknown ${id}`));
  // Ids stand in links inside of texts, too.
  const neutral = (text: string) =>
    text.replace(/(\/q\/|#a|#c|#|question:)(\d+)/g, (_all, mark: string, id: string) => `${mark}${named(id)}`);
  const tables: Record<string, Rows> = {
    origins: await read(sql`select source, kind, external_id from origins where kind <> 'tag' order by 1, 2, 3`),
    users: await read(
      sql`select name, display_name, about, is_unclaimed, created_at, last_seen_on, email, deleted_at from users order by name`,
    ),
    documents: await read(sql`
      select d.id as document, d.kind, d.language, u.name as author, d.author_name, d.state, d.created_at, d.published_at, p.number as published, l.number as latest
      from documents d left join users u on u.id = d.author_id left join revisions p on p.id = d.published_revision_id left join revisions l on l.id = d.latest_revision_id
      where d.kind in ('question', 'answer', 'comment', 'tag')`),
    revisions: await read(sql`
      select v.document_id as document, v.number, before.number as based_on, u.name as author, v.author_name, v.title, v.tags, v.summary, v.created_at, v.published_at,
        convert_from(b.bytes, 'UTF8') as text, r.html, r.plain
      from revisions v join documents d on d.id = v.document_id join blobs b on b.hash = v.blob left join renderings r on r.hash = v.blob
        left join users u on u.id = v.author_id left join revisions before on before.id = v.based_on
      where d.kind in ('question', 'answer', 'comment', 'tag')`),
    questions: await read(sql`
      select q.id as document, q.language, q.title, q.excerpt, q.tag_slugs, q.is_listed, q.is_closed, q.score, q.up_count, q.down_count, q.answer_count, q.accepted_count,
        q.comment_count, q.view_count, q.asked_at, q.active_at, u.name as active_by from questions q left join users u on u.id = q.active_by`),
    answers: await read(sql`
      select id as document, question_id as other, score, up_count, down_count, wilson, is_accepted, comment_count, answered_at from answers`),
    comments: await read(
      sql`select id as document, parent_id as other, question_id as question, score, commented_at from comments`,
    ),
    votes: await read(
      sql`select document_id as document, user_id, value, voted_at, count(*) as count from votes group by 1, 2, 3, 4`,
    ),
    acceptances: await read(sql`
      select x.answer_id as document, u.name, x.accepted_at, x.undone_at from answer_acceptances x left join users u on u.id = x.accepted_by`),
    closures: await read(sql`
      select c.question_id as document, c.reason, c.note, u.name, c.closed_at, c.reopened_at, r.name as reopened_by from question_closures c
      left join users u on u.id = c.closed_by left join users r on r.id = c.reopened_by`),
    duplicates: await read(
      sql`select question_id as document, canonical_id as other, marked_at from question_duplicates`,
    ),
    links: await read(sql`select from_id as document, to_id as other from document_links`),
    mentions: await read(
      sql`select m.document_id as document, u.name from mentions m join users u on u.id = m.user_id`,
    ),
    protections: await read(sql`select document_id as document, level, protected_at, lifted_at from protections`),
    proposals: await read(sql`select document_id as document, state, created_at, reviewed_at from proposals`),
    tags: await read(sql`select slug, question_count, document_id as document from tags`),
    questionTags: await read(
      sql`select x.question_id as document, t.slug from question_tags x join tags t on t.id = x.tag_id`,
    ),
    search: await read(
      sql`select document_id as document, kind, question_id as question, language from search_documents`,
    ),
  };
  const clean = (row: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => {
        if (["document", "other", "question"].includes(column)) return [column, named(value)];
        return [column, typeof value === "string" && ["text", "html"].includes(column) ? neutral(value) : value];
      }),
    );
  const sorted = (rows: Rows) => rows.map(clean).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return Object.fromEntries(Object.entries(tables).map(([table, rows]) => [table, sorted(rows)]));
}

/** Posts and tags that a reader could come across. */
export async function visibleCount(db: Db): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select (select count(*) from documents where state = 'published' and kind in ('question', 'answer', 'comment', 'tag'))
      + (select count(*) from questions where is_listed) + (select count(*) from search_documents)
      + (select count(*) from tags where question_count > 0 or document_id is not null) as count`);
  return row?.count ?? 0;
}
