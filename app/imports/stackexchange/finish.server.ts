// The last steps: counters from the rows, then everything is shown at once, then it is indexed for search.
//
// Promises: until the one transaction in `showEverything` commits, readers see nothing of what was imported; when it
// has, they see all of it. The counters of questions nobody can see yet are set before, in batches; what the
// transaction itself changes is one state per document. Each step may be repeated, and an import that was interrupted
// here goes on here.

import { sql } from "drizzle-orm";
import { idArray } from "~/database/arrays";
import { type ImportRun, PENDING } from "~/imports/import-run";
import { offerLanguage } from "~/models/community/languages.server";
import { indexMany } from "~/models/search/indexing.server";
import { refreshSearch } from "~/models/search/refresh.server";
import { renderLeft } from "./unrendered.server";

const COUNTED_AT_ONCE = 5_000;
const INDEXED_AT_ONCE = 1_000;

export async function finishImport(run: ImportRun): Promise<void> {
  await countAnswersAndComments(run);
  await showEverything(run);
  await renderLeft(run);
  await indexImported(run);
}

/** Of questions that are not shown yet, and of everything that gets new answers or comments. */
async function countAnswersAndComments(run: ImportRun): Promise<void> {
  const { db, progress } = run;
  const [all] = await db.execute<{ count: number }>(sql`select count(*) from import_post_map where type in (1, 2)`);
  progress.begin("Counting", all?.count ?? 0);
  for (let last = 0; ; ) {
    run.signal.throwIfAborted();
    const posts = await db.execute<{ id: number; document: number | null }>(sql`
      select m.id, d.id as document from import_post_map m left join documents d on d.id = m.document_id and ${PENDING}
      where m.type in (1, 2) and m.id > ${last}::bigint order by m.id limit ${COUNTED_AT_ONCE}`);
    if (posts.length === 0) break;
    await countFor(
      run,
      posts.flatMap(({ document }) => document ?? []),
    );
    last = posts.at(-1)?.id ?? last;
    progress.advance(posts.length);
  }
  progress.end("done");
}

async function countFor({ db }: ImportRun, documents: readonly number[]): Promise<void> {
  const ids = idArray(documents);
  await db.execute(sql`
    with counts as (select parent_id, count(*) as count from comments where parent_id = any(${ids}) group by parent_id),
      answers as (update answers a set comment_count = c.count from counts c where a.id = c.parent_id)
    update questions q set comment_count = c.count from counts c where q.id = c.parent_id`);
  await db.execute(sql`
    update questions q set answer_count = c.count, accepted_count = c.accepted from (
      select question_id, count(*) as count, count(*) filter (where is_accepted) as accepted from answers
      where question_id = any(${ids}) group by question_id) c
    where q.id = c.question_id`);
  await db.execute(sql`
    update questions q set active_by = (
      select v.author_id from revisions v where v.document_id in (select q.id union all select a.id from answers a where a.question_id = q.id)
      order by v.created_at desc, v.id desc limit 1)
    where q.id = any(${ids})`);
}

async function showEverything(run: ImportRun): Promise<void> {
  const { db, progress } = run;
  progress.begin("Showing everything", 0);
  const shown = await db.transaction(async (tx) => {
    await tx.execute(sql`set local synchronous_commit = on`);
    await offerLanguage(tx, run.language);
    await tx.execute(sql`
      create temporary table import_shown on commit drop as
      select d.id, d.kind, a.question_id, c.parent_id from (
          select document_id from import_post_map union all select document_id from import_comment_map
          union all select document_id from import_tag_map) ours
        join documents d on d.id = ours.document_id left join answers a on a.id = d.id left join comments c on c.id = d.id
      where ${PENDING}`);
    await tx.execute(sql`analyze import_shown`);
    await tx.execute(sql`
      update documents d set state = 'published', published_at = created_at from import_shown s where s.id = d.id`);
    await tx.execute(sql`update questions q set is_listed = true from import_shown s where s.id = q.id`);
    await countWhatWasThere(tx);
    await tx.execute(sql`
      update tags t set question_count = (
        select count(*) from question_tags x join questions q on q.id = x.question_id where x.tag_id = t.id and q.is_listed)
      where t.id in (select x.tag_id from question_tags x join import_shown s on s.id = x.question_id)`);
    await tx.execute(sql`
      update tags t set document_id = s.id from import_shown s join import_tag_map m on m.document_id = s.id
      where t.slug = m.slug and t.document_id is null`);
    await tx.execute(sql`select pg_notify('community', ''), pg_notify('pages', 'everything')`);
    const [row] = await tx.execute<{ count: number }>(sql`select count(*) from import_shown`);
    return row?.count ?? 0;
  });
  progress.end(`${shown.toLocaleString("en")} documents`);
}

/** A newer dump brings answers and comments to posts that were imported and shown before. */
async function countWhatWasThere(tx: ImportRun["db"]): Promise<void> {
  await tx.execute(sql`
    update questions q set answer_count = answer_count + n.count, active_at = greatest(active_at, n.latest) from (
      select s.question_id, count(*) as count, max(a.answered_at) as latest from import_shown s join answers a on a.id = s.id
      where s.question_id is not null and not exists (select 1 from import_shown own where own.id = s.question_id)
      group by s.question_id) n where n.question_id = q.id`);
  const newComments = sql`
    select s.parent_id, count(*) as count from import_shown s
    where s.parent_id is not null and not exists (select 1 from import_shown own where own.id = s.parent_id) group by s.parent_id`;
  await tx.execute(
    sql`update questions q set comment_count = comment_count + n.count from (${newComments}) n where n.parent_id = q.id`,
  );
  await tx.execute(
    sql`update answers a set comment_count = comment_count + n.count from (${newComments}) n where n.parent_id = a.id`,
  );
  await tx.execute(sql`
    update questions q set accepted_count = (
      select count(*) from answers a join documents d on d.id = a.id where a.question_id = q.id and a.is_accepted and d.state = 'published')
    where q.id in (select question_id from import_shown where question_id is not null)`);
}

async function indexImported(run: ImportRun): Promise<void> {
  const { db, progress } = run;
  const missing = sql`
    from import_post_map m join documents d on d.id = m.document_id and d.state = 'published'
    where not exists (select 1 from search_documents s where s.document_id = d.id)`;
  const [all] = await db.execute<{ count: number }>(sql`select count(*) ${missing}`);
  progress.begin("Search index", all?.count ?? 0);
  for (let last = 0; ; ) {
    run.signal.throwIfAborted();
    const posts = await db.execute<{ id: number; document: number }>(sql`
      select m.id, d.id as document ${missing} and m.id > ${last}::bigint order by m.id limit ${INDEXED_AT_ONCE}`);
    if (posts.length === 0) break;
    await db.transaction((tx) =>
      indexMany(
        tx,
        posts.map(({ document }) => document),
      ),
    );
    last = posts.at(-1)?.id ?? last;
    progress.advance(posts.length);
  }
  if ((all?.count ?? 0) > 0) await refreshSearch(db);
  await db.execute(sql`select pg_notify('pages', 'everything')`);
  progress.end(`${(all?.count ?? 0).toLocaleString("en")} posts`);
}
