// What connects imported posts, once all of them are there: links between them, and duplicates with their canonical
// questions. Only for posts that nobody has seen yet: what the community changed afterwards is not done again.

import { sql } from "drizzle-orm";
import { idArray } from "~/database/arrays";
import { countWritten, type ImportRun, PENDING, rowsParameter } from "~/imports/import-run";
import { planClosures } from "./closures";
import type { HistoryRow } from "./revisions";
import { memberOf } from "./write-care.server";

const QUESTIONS_AT_ONCE = 1_000;
const LINK = 1;
const DUPLICATE = 3;

export async function importRelations(run: ImportRun): Promise<void> {
  run.progress.begin("Links and duplicates", 0);
  const links = (await linksOfTheDump(run)) + (await linksInTexts(run));
  const duplicates = (await duplicatesOfTheDump(run)) + (await duplicatesOfClosings(run));
  run.report.added("links between posts", links);
  run.report.added("duplicates", duplicates);
  run.progress.end(`${links.toLocaleString("en")} links, ${duplicates.toLocaleString("en")} duplicates`);
}

async function linksOfTheDump({ db }: ImportRun): Promise<number> {
  return countWritten(
    db,
    sql`
    insert into document_links (from_id, to_id)
    select a.document_id, b.document_id from import_links l
      join import_post_map a on a.id = l.post_id join documents d on d.id = a.document_id
      join import_post_map b on b.id = l.related_id join documents target on target.id = b.document_id
    where l.type = ${LINK} and a.document_id <> b.document_id and ${PENDING}
    order by l.id on conflict do nothing returning 1`,
  );
}

/** As readers see them: the renderer has turned every mention of a question into a link to its page. */
async function linksInTexts({ db }: ImportRun): Promise<number> {
  return countWritten(
    db,
    sql`
    insert into document_links (from_id, to_id)
    select distinct d.id, q.id from (
        select document_id from import_post_map union all select document_id from import_comment_map) ours
      join documents d on d.id = ours.document_id join revisions v on v.id = d.published_revision_id
      join renderings r on r.hash = v.blob and r.html like '%href="/q/%'
      cross join lateral regexp_matches(r.html, 'href="/q/([0-9]{1,15})/', 'g') as found
      join questions q on q.id = found[1]::bigint
    where q.id <> d.id and ${PENDING} on conflict do nothing returning 1`,
  );
}

async function duplicatesOfTheDump({ db }: ImportRun): Promise<number> {
  return countWritten(
    db,
    sql`
    insert into question_duplicates (question_id, canonical_id, marked_by, marked_at)
    select q.id, canonical.id, c.closed_by, l.created_at from import_links l
      join import_post_map a on a.id = l.post_id join questions q on q.id = a.document_id join documents d on d.id = q.id
      join import_post_map b on b.id = l.related_id join questions canonical on canonical.id = b.document_id
      left join question_closures c on c.question_id = q.id and c.reopened_at is null and c.reason = 'duplicate'
    where l.type = ${DUPLICATE} and q.id <> canonical.id and ${PENDING}
    order by l.id on conflict do nothing returning 1`,
  );
}

/** A closing names its originals too, and newer dumps only there. Those of a question that was reopened are history. */
async function duplicatesOfClosings({ db }: ImportRun): Promise<number> {
  let written = 0;
  for (let last = 0; ; ) {
    const questions = await db.execute<{ id: number; question: number }>(sql`
      select m.id, q.id as question from import_post_map m join questions q on q.id = m.document_id join documents d on d.id = q.id
      where m.id > ${last}::bigint and q.is_closed and ${PENDING}
        and exists (select 1 from question_closures c where c.question_id = q.id and c.reopened_at is null and c.reason = 'duplicate')
      order by m.id limit ${QUESTIONS_AT_ONCE}`);
    if (questions.length === 0) return written;
    written += await writeOriginals(db, questions);
    last = questions.at(-1)?.id ?? last;
  }
}

async function writeOriginals(
  db: ImportRun["db"],
  questions: readonly { id: number; question: number }[],
): Promise<number> {
  const history = await db.execute<HistoryRow & { post_id: number }>(sql`
    select id, type, post_id, guid, created_at::text, user_id, user_name, left(comment, 2000) as comment, left(text, 20000) as text from import_history
    where post_id = any(${idArray(questions.map(({ id }) => id))}) and type in (10, 11) order by post_id, import_history.created_at, id`);
  const rows = questions.flatMap(({ id, question }) => {
    const ofQuestion = history.filter(({ post_id }) => post_id === id);
    const { closures } = planClosures(ofQuestion, { closedAt: "open", lastActivity: "" });
    const last = closures.at(-1);
    return (last?.originals ?? []).map((original) => ({
      question,
      original,
      by: last?.by ?? [],
      at: last?.at ?? null,
    }));
  });
  if (rows.length === 0) return 0;
  return countWritten(
    db,
    sql`
    insert into question_duplicates (question_id, canonical_id, marked_by, marked_at)
    select r.question, canonical.id, ${memberOf(sql`r.by`)}, r.at
    from json_to_recordset(${rowsParameter(rows)}) as r(question bigint, original bigint, by bigint[], at timestamptz)
      join import_post_map m on m.id = r.original join questions canonical on canonical.id = m.document_id
    where canonical.id <> r.question on conflict do nothing returning 1`,
  );
}
