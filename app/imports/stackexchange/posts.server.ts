// Questions and answers with all their revisions, in batches that are one transaction each.
//
// What is written stays out of sight (state 'deleted', never published, not listed) until the last step shows
// everything at once: nobody meets a question whose answers are still to come. A post that is already here is left as
// it is, because the community may have gone on with it.

import { sql } from "drizzle-orm";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import type { ImportRun } from "~/imports/import-run";
import type { ImportedPost, StagedPost } from "./import";
import { lookUpParticipants } from "./lookup.server";
import { planPostTexts, type TextPlan } from "./post-texts.server";
import { type HistoryRow, isBody, planRevisions } from "./revisions";
import { documentOf, writeAnswers, writeDocuments, writeQuestions, writeVotes } from "./write.server";
import { writeProposals } from "./write-care.server";

const POSTS_AT_ONCE = 250;
const QUESTION = 1;
const ANSWER = 2;

export async function importPosts(run: ImportRun): Promise<void> {
  await importKind(run, { kind: "question", type: QUESTION, label: "Questions", write: writeQuestions });
  await importKind(run, { kind: "answer", type: ANSWER, label: "Answers", write: writeAnswers });
}

type Kind = {
  kind: "question" | "answer";
  type: number;
  label: string;
  write: (tx: Db, run: ImportRun, posts: readonly ImportedPost[]) => Promise<void>;
};

async function importKind(run: ImportRun, { kind, type, label, write }: Kind): Promise<void> {
  const { db, progress } = run;
  const [waiting] = await db.execute<{ count: number }>(sql`
    select count(*) from import_post_map where type = ${type} and skip is null and not is_there`);
  progress.begin(label, waiting?.count ?? 0);
  for (let last = 0; ; ) {
    run.signal.throwIfAborted();
    const posts = await readPosts(db, type, last);
    if (posts.length === 0) break;
    await db.transaction(async (tx) => {
      const imported = await withTexts(tx, run, posts);
      await writeDocuments(tx, run, { kind, documents: imported.map(documentOf) });
      await write(tx, run, imported);
      await writeProposals(tx, run, imported);
      await writeVotes(
        tx,
        run,
        posts.map(({ id }) => id),
      );
    });
    countScores(run, posts);
    last = posts.at(-1)?.id ?? last;
    progress.advance(posts.length);
  }
  progress.end(`${(waiting?.count ?? 0).toLocaleString("en")} written`);
  run.report.added(label.toLowerCase(), waiting?.count ?? 0);
}

async function readPosts(db: Db, type: number, after: number): Promise<StagedPost[]> {
  const rows = await db.execute<StagedPost>(sql`
    select p.id, m.document_id as document, m.question_id as question, qm.document_id as "questionDocument", p.created_at::text,
      coalesce(p.active_at, p.created_at)::text as active_at, p.edited_at::text, p.closed_at::text, p.owner_id, p.owner_name, p.editor_id, p.editor_name,
      left(p.title, 1000) as title, left(p.tags, 2000) as tags, coalesce(p.score, 0) as score, greatest(coalesce(p.view_count, 0), 0) as "viewCount",
      coalesce(octet_length(p.body), 0) as "bodySize", v.up, v.down, coalesce(q.accepted_id = p.id, false) as "isAccepted",
      greatest(v.accepted_at, p.created_at)::text as "acceptedAt", q.owner_id as "askerId"
    from import_post_map m join import_posts p on p.id = m.id
      join import_post_map qm on qm.id = m.question_id join import_posts q on q.id = m.question_id
      cross join lateral (
        select count(*) filter (where type = 2) as up, count(*) filter (where type = 3) as down,
          max(created_at) filter (where type = 1) as accepted_at
        from import_votes where post_id = p.id) v
    where m.type = ${type} and m.skip is null and not m.is_there and m.id > ${after}::bigint
    order by m.id limit ${POSTS_AT_ONCE}`);
  return [...rows];
}

async function withTexts(tx: Db, run: ImportRun, posts: readonly StagedPost[]): Promise<ImportedPost[]> {
  const [history, participants] = [
    await readHistory(
      tx,
      posts.map(({ id }) => id),
    ),
    await lookUpParticipants(
      tx,
      posts.map(({ question }) => question),
    ),
  ];
  const plans = posts.map((post): TextPlan => {
    const rows = history.rows.get(post.id) ?? [];
    return {
      post,
      ...planRevisions(post, rows),
      sizes: history.sizes,
      participants: participants.get(post.question) ?? [],
    };
  });
  const texts = await planPostTexts(tx, run, plans);
  return posts.map((post, at) => {
    const found = texts[at];
    if (!found) throw new Error(`post ${post.id} has no text`);
    return { post, rows: history.rows.get(post.id) ?? [], texts: found };
  });
}

type History = { rows: Map<number, HistoryRow[]>; sizes: Map<number, number> };

/** Without the bodies: those are read a few megabytes at a time. */
async function readHistory(tx: Db, postIds: readonly number[]): Promise<History> {
  const rows = await tx.execute<HistoryRow & { post_id: number; size: number }>(sql`
    select id, type, post_id, guid, created_at::text, user_id, user_name, left(comment, 2000) as comment,
      case when type not in (2, 5, 8) then left(text, 20000) end as text, coalesce(octet_length(text), 0) as size
    from import_history
    where post_id = any(${idArray(postIds)}) and type in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 19, 20, 24, 35)
    order by post_id, import_history.created_at, id`);
  const history: History = { rows: new Map(), sizes: new Map() };
  for (const { post_id, size, ...row } of rows) {
    const others = history.rows.get(post_id);
    if (others) others.push(row);
    else history.rows.set(post_id, [row]);
    if (isBody(row.type)) history.sizes.set(row.id, size);
  }
  return history;
}

function countScores({ report }: ImportRun, posts: readonly StagedPost[]): void {
  const different = posts.filter(({ up, down, score }) => up - down !== score).length;
  report.remark("posts whose votes in the dump give another score than the dump says; the votes count", different);
}
