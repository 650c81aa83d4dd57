// Comments, in batches. The old site read less Markdown in them than in posts, and what looks like HTML was shown as
// written. The dump tells a comment's score and not who voted: its votes become rows without a member, so that the next
// vote counts on.

import { sql } from "drizzle-orm";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import type { ExactMoment } from "~/database/moments";
import { type ImportRun, rowsParameter } from "~/imports/import-run";
import { lookUpParticipants } from "./lookup.server";
import { type ForeignText, lookUpFor, renderTexts, storeRenderings, storeTexts, toMarkdown } from "./texts.server";
import { writeDocuments } from "./write.server";

const COMMENTS_AT_ONCE = 500;

type StagedComment = {
  id: number;
  document: number;
  question: number;
  questionDocument: number;
  parentDocument: number;
  text: string;
  score: number;
  created_at: ExactMoment;
  user_id: number | null;
  user_name: string | null;
};

export async function importComments(run: ImportRun): Promise<void> {
  const { db, progress } = run;
  const [waiting] = await db.execute<{ count: number }>(sql`
    select count(*) from import_comment_map where skip is null and not is_there`);
  progress.begin("Comments", waiting?.count ?? 0);
  for (let last = 0; ; ) {
    run.signal.throwIfAborted();
    const comments = await readComments(db, last);
    if (comments.length === 0) break;
    await db.transaction((tx) => writeComments(tx, run, comments));
    last = comments.at(-1)?.id ?? last;
    progress.advance(comments.length);
  }
  progress.end(`${(waiting?.count ?? 0).toLocaleString("en")} written`);
  run.report.added("comments", waiting?.count ?? 0);
}

async function readComments(db: Db, after: number): Promise<StagedComment[]> {
  const rows = await db.execute<StagedComment>(sql`
    select c.id, m.document_id as document, m.question_id as question, qm.document_id as "questionDocument", pm.document_id as "parentDocument",
      c.text, greatest(coalesce(c.score, 0), 0) as score, c.created_at::text, c.user_id, c.user_name
    from import_comment_map m join import_comments c on c.id = m.id
      join import_post_map pm on pm.id = m.post_id join import_post_map qm on qm.id = m.question_id
    where m.skip is null and not m.is_there and m.id > ${after}::bigint order by m.id limit ${COMMENTS_AT_ONCE}`);
  return [...rows];
}

async function writeComments(tx: Db, run: ImportRun, comments: readonly StagedComment[]): Promise<void> {
  const participants = await lookUpParticipants(tx, [...new Set(comments.map(({ question }) => question))]);
  const texts = comments.map(
    (comment): ForeignText => ({
      source: comment.text.trim(),
      at: comment.created_at,
      isComment: true,
      participants: participants.get(comment.question) ?? [],
    }),
  );
  const lookup = await lookUpFor(tx, texts, run.hosts);
  const stored = texts.map((text) => ({ text: toMarkdown(text, lookup, run.hosts), participants: text.participants }));
  const shown = await renderTexts(run, stored, lookup);
  await storeTexts(tx, shown);
  await storeRenderings(tx, shown);
  await writeDocuments(tx, run, {
    kind: "comment",
    documents: comments.map(({ document, created_at: at, user_id: userId, user_name: userName }, index) => ({
      document,
      at,
      userId,
      userName,
      shown: shown[index] ?? { mentions: [] },
      revisions: [{ hash: shown[index]?.hash ?? "", title: null, tags: null, summary: "", at, userId, userName }],
    })),
  });
  await writeRows(tx, run, comments);
}

async function writeRows(tx: Db, run: ImportRun, comments: readonly StagedComment[]): Promise<void> {
  const rows = comments.map(({ document, parentDocument, questionDocument, score, created_at }) => ({
    id: document,
    parent: parentDocument,
    question: questionDocument,
    score,
    at: created_at,
  }));
  await tx.execute(sql`
    insert into comments (id, parent_id, question_id, score, commented_at)
    select id, parent, question, score, at
    from json_to_recordset(${rowsParameter(rows)}) as r(id bigint, parent bigint, question bigint, score int, at timestamptz)`);
  await tx.execute(sql`
    insert into votes (document_id, value, voted_at)
    select id, 1, commented_at from comments cross join generate_series(1, score)
    where id = any(${idArray(rows.map(({ id }) => id))}) and score > 0 order by id`);
  run.report.added(
    "votes on comments",
    rows.reduce((sum, { score }) => sum + score, 0),
  );
}
