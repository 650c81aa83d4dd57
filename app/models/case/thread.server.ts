// What stands round the text of a case: the question, what a comment hangs under, and its neighbours. Only what everybody may
// see, as plain beginnings; a text alone (a question, a page, an entry) has nothing round it.
//
// Costs: one statement, by index; a few neighbours on either side.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import type { Subject } from "~/models/document/subject.server";

export type ThreadPart = {
  id: number;
  kind: "question" | "answer" | "comment";
  author: { name: string; displayName: string } | null;
  authorName: string | null;
  text: string;
  /** The beginning only. */
  isCut: boolean;
  language: string;
  at: Date;
};

export type Thread = {
  question: ThreadPart | null;
  /** Of a comment on an answer: that answer. */
  parent: ThreadPart | null;
  before: ThreadPart[];
  after: ThreadPart[];
};

const NEIGHBOURS = 2;
const SHOWN_CHARACTERS = 600;

type ThreadRow = ThreadPart & { place: "question" | "parent" | "before" | "after" };

export async function findThread(db: Db, { id, kind, questionId }: Subject): Promise<Thread | null> {
  if (questionId === null || (kind !== "answer" && kind !== "comment")) return null;
  const siblings =
    kind === "comment"
      ? sql`select s.id from comments me join comments s on s.parent_id = me.parent_id where me.id = ${id}::bigint`
      : sql`select s.id from answers s where s.question_id = ${questionId}::bigint`;
  const rows = await db.execute<ThreadRow>(sql`
    with siblings as materialized (select x.id from (${siblings}) x join documents d on d.id = x.id and d.state = 'published' where x.id <> ${id}::bigint),
    parts (id, place) as (
      select ${questionId}::bigint, 'question'
      union all select c.parent_id, 'parent' from comments c where c.id = ${id}::bigint and c.parent_id <> ${questionId}::bigint
      union all (select s.id, 'before' from siblings s where s.id < ${id}::bigint order by s.id desc limit ${NEIGHBOURS})
      union all (select s.id, 'after' from siblings s where s.id > ${id}::bigint order by s.id limit ${NEIGHBOURS})
    )
    select p.id, p.place, d.kind, d.language, d.created_at as at, d.author_name as "authorName",
      case when u.id is not null then json_build_object('name', u.name, 'displayName', u.display_name) end as author,
      left(coalesce(r.plain, ''), ${SHOWN_CHARACTERS}) as text, length(coalesce(r.plain, '')) > ${SHOWN_CHARACTERS} as "isCut"
    from parts p join documents d on d.id = p.id and d.state = 'published' join revisions v on v.id = d.published_revision_id
    left join users u on u.id = d.author_id and u.deleted_at is null
    left join lateral (select plain from renderings where hash = v.blob order by renderer_version desc limit 1) r on true
    order by p.id`);
  const at = (place: ThreadRow["place"]) =>
    rows.filter((row) => row.place === place).map(({ place: _, ...part }) => part);
  return {
    question: at("question")[0] ?? null,
    parent: at("parent")[0] ?? null,
    before: at("before"),
    after: at("after"),
  };
}
