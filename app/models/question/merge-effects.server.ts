// What goes along when a question is merged into another, and what is counted anew.
//
// Promises: votes stay on their posts; held and deleted answers move too; whoever said "me too" on both, or watches both,
// counts once; whoever was answering goes on under the new question; what was a duplicate of the old question or was merged
// into it is one of the new question. Both rows are locked by the caller, under the lock of the duplicates.
import { eq, sql } from "drizzle-orm";
import { answers } from "#drizzle/schema/forum";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { draftTargets } from "~/models/document/draft-target";
import type { Post } from "~/models/post/post.server";
import { passOnAskedAbout } from "~/models/wiki/asked-about.server";
import { recountMeToos } from "./duplicate-links.server";
import { setProduct } from "./place.server";

export async function moveEverything(tx: Db, { from, into }: { from: Post; into: Post }): Promise<void> {
  await tx.update(answers).set({ questionId: into.id }).where(eq(answers.questionId, from.id));
  await tx.execute(sql`
    update comments set question_id = ${into.id}::bigint, parent_id = case when parent_id = ${from.id}::bigint then ${into.id}::bigint else parent_id end
    where question_id = ${from.id}::bigint`);
  await setProduct(tx, into.id, into.productId);
  await movePeople(tx, { from, into });
  await moveDrafts(tx, { from, into });
  await passOnAskedAbout(tx, { from: from.id, into: into.id });
  await moveLinks(tx, { from, into });
}

/** More than this is not named in a decision, and stays where it went. */
const MOST_MOVED_BACK = 1_000;

/** Answers and the question's own comments, which go along; null: too many to bring back one by one. */
export async function findMoving(tx: Db, questionId: number): Promise<number[] | null> {
  const rows = await tx.execute<{ id: number }>(sql`
    select id from answers where question_id = ${questionId}::bigint
    union all select id from comments where parent_id = ${questionId}::bigint order by id limit ${MOST_MOVED_BACK + 1}`);
  return rows.length > MOST_MOVED_BACK ? null : rows.map((row) => row.id);
}

/** What went along comes back, with what was said about it since, from wherever it is by now. The questions it came from. */
export async function moveBack(tx: Db, { question, moved }: { question: Post; moved: number[] }): Promise<number[]> {
  const answers = await tx.execute<{ from: number }>(sql`
    with old as (select id, question_id from answers where id = any(${idArray(moved)}) and question_id <> ${question.id}::bigint)
    update answers a set question_id = ${question.id}::bigint from old where a.id = old.id returning old.question_id as "from"`);
  const comments = await tx.execute<{ from: number }>(sql`
    with old as (
      select id, question_id, parent_id from comments
      where (id = any(${idArray(moved)}) or parent_id = any(${idArray(moved)})) and question_id <> ${question.id}::bigint
    )
    update comments c set question_id = ${question.id}::bigint,
      parent_id = case when c.parent_id = old.question_id then ${question.id}::bigint else c.parent_id end
    from old where c.id = old.id returning old.question_id as "from"`);
  await setProduct(tx, question.id, question.productId);
  return [...new Set([...answers, ...comments].map((row) => row.from))];
}

/** The people of the old question have the new one; its asker too, unless the new one is theirs as well. */
async function movePeople(tx: Db, { from, into }: { from: Post; into: Post }): Promise<void> {
  await tx.execute(sql`
    with gone as (delete from me_toos where question_id = ${from.id}::bigint returning user_id, at)
    insert into me_toos (question_id, user_id, at)
    select ${into.id}::bigint, user_id, min(at) from (
      select user_id, at from gone union all select author_id, now() from documents where id = ${from.id}::bigint and author_id is not null
    ) people where user_id is distinct from ${into.authorId}::bigint group by user_id
    on conflict do nothing`);
  await tx.execute(sql`
    with gone as (delete from watches where target = 'question' and target_id = ${from.id}::bigint returning user_id)
    insert into watches (user_id, target, target_id) select user_id, 'question', ${into.id}::bigint from gone
    on conflict do nothing`);
}

/** What somebody was writing, in however many tabs, goes along; it stands beside what they wrote at the other question. */
async function moveDrafts(tx: Db, { from, into }: { from: Post; into: Post }): Promise<void> {
  for (const draftOf of [draftTargets.answer, draftTargets.comment]) {
    const [old, now] = [draftOf(from.id), draftOf(into.id)];
    await tx.execute(sql`
      update drafts d set target = case
        when target = ${old} and not exists (select 1 from drafts x where x.user_id = d.user_id and x.target = ${now}) then ${now}
        else ${now} || '~' || left(md5(d.id::text), 10) end
      where target = ${old} or starts_with(target, ${`${old}~`})`);
  }
}

/** Duplicates of the old question keep the moment of their marking: the "me too" that followed them is known by it. */
async function moveLinks(tx: Db, { from, into }: { from: Post; into: Post }): Promise<void> {
  await tx.execute(sql`
    with gone as (delete from question_duplicates where canonical_id = ${from.id}::bigint returning question_id, marked_by, marked_at, is_title_shown)
    insert into question_duplicates (question_id, canonical_id, marked_by, marked_at, is_title_shown)
    select question_id, ${into.id}::bigint, marked_by, marked_at, is_title_shown from gone where question_id <> ${into.id}::bigint
    on conflict do nothing`);
  await tx.execute(sql`
    update questions set merged_into = ${into.id}::bigint where id = ${from.id}::bigint or merged_into = ${from.id}::bigint`);
}

/** From the rows; activity is the newest thing that is there. */
export async function recountMerged(tx: Db, questionIds: number[]): Promise<void> {
  for (const id of questionIds) {
    await tx.execute(sql`
      update questions q set
        answer_count = (select count(*) from answers a join documents d on d.id = a.id and d.state = 'published' where a.question_id = q.id),
        accepted_count = (select count(*) from answers a join documents d on d.id = a.id and d.state = 'published' where a.question_id = q.id and a.is_accepted),
        comment_count = (select count(*) from comments c join documents d on d.id = c.id and d.state = 'published' where c.parent_id = q.id),
        active_at = greatest(q.active_at, (select max(a.answered_at) from answers a join documents d on d.id = a.id and d.state = 'published' where a.question_id = q.id))
      where q.id = ${id}::bigint`);
    await recountMeToos(tx, id);
  }
}
