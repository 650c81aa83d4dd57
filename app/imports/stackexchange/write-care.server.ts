// What people did to posts as a whole: closed and reopened them, protected them, suggested edits to them.
import { sql } from "drizzle-orm";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { type ImportRun, rowsParameter } from "~/imports/import-run";
import { type ImportedClosure, type ImportedProtection, planClosures, planProtections } from "./closures";
import type { ImportedPost } from "./import";

/** Closings and reopenings. Which questions are the canonical ones is for the last step, when all of them are there. */
export async function writeClosures(tx: Db, run: ImportRun, posts: readonly ImportedPost[]): Promise<void> {
  const duplicates = await tx.execute<{ id: number }>(sql`
    select distinct post_id as id from import_links where type = 3 and post_id = any(${idArray(posts.map(({ post }) => post.id))})`);
  const isDuplicate = new Set(duplicates.map(({ id }) => id));
  const rows: (ImportedClosure & { question: number; position: number })[] = [];
  for (const { post, rows: history } of posts) {
    const { closures, unpaired } = planClosures(history, {
      closedAt: post.closed_at,
      lastActivity: post.active_at,
      isDuplicate: isDuplicate.has(post.id),
    });
    rows.push(...closures.map((closure, position) => ({ ...closure, question: post.document, position })));
    run.unpaired += unpaired;
  }
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into question_closures (question_id, reason, note, closed_by, closed_at, reopened_by, reopened_at)
    select question, reason, note, ${memberOf(sql`r.by`)}, at, ${memberOf(sql`r."reopenedBy"`)}, "reopenedAt"
    from json_to_recordset(${rowsParameter(rows)}) as r(question bigint, position int, reason text, note text, at timestamptz, by bigint[],
      "reopenedAt" timestamptz, "reopenedBy" bigint[])
    order by question, position`);
  run.report.added("closings", rows.length);
}

export async function writeProtections(tx: Db, run: ImportRun, posts: readonly ImportedPost[]): Promise<void> {
  const rows: (ImportedProtection & { question: number; position: number })[] = [];
  for (const { post, rows: history } of posts) {
    const { protections, unpaired } = planProtections(history);
    rows.push(...protections.map((protection, position) => ({ ...protection, question: post.document, position })));
    run.unpaired += unpaired;
  }
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into protections (document_id, level, protected_by, protected_at, lifted_by, lifted_at)
    select question, 'trusted', ${memberOf(sql`r.by`)}, at, ${memberOf(sql`r."liftedBy"`)}, "liftedAt"
    from json_to_recordset(${rowsParameter(rows)}) as r(question bigint, position int, at timestamptz, by bigint[], "liftedAt" timestamptz, "liftedBy" bigint[])
    order by question, position`);
  run.report.added("protections", rows.length);
}

/** Suggested edits that were approved: the revision is there already, this says who suggested and who let it through. */
export async function writeProposals(tx: Db, run: ImportRun, posts: readonly ImportedPost[]): Promise<void> {
  const rows = posts.flatMap(({ post, texts }) =>
    texts.revisions.flatMap(({ approval, at, userId }, index) => {
      const approved = /^Proposed by (-?\d{1,15}) approved by (-?\d{1,15})/.exec(approval ?? "");
      if (!approved || index === 0) return [];
      return [
        {
          document: post.document,
          number: index + 1,
          at,
          author: userId ?? Number(approved[1]),
          reviewer: Number(approved[2]),
        },
      ];
    }),
  );
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into proposals (document_id, base_revision_id, author_id, blob, title, tags, summary, state, created_at, reviewed_by, reviewed_at, result_revision_id)
    select r.document, result.based_on, author.member_id, result.blob, result.title, result.tags, result.summary, 'accepted', r.at, reviewer.member_id, r.at, result.id
    from json_to_recordset(${rowsParameter(rows)}) as r(document bigint, number int, at timestamptz, author bigint, reviewer bigint)
      join revisions result on result.document_id = r.document and result.number = r.number
      left join import_members author on author.id = r.author left join import_members reviewer on reviewer.id = r.reviewer
    order by r.document, r.number`);
  run.report.added("suggested edits", rows.length);
}

/** The first of these users who is a member. */
export function memberOf(ids: ReturnType<typeof sql>) {
  return sql`(select m.member_id from unnest(${ids}) with ordinality as given(id, place) join import_members m on m.id = given.id order by place limit 1)`;
}
