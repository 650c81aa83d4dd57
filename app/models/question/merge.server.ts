// Merging one question into another: answers and comments move, people follow, the old question stays as a closed
// duplicate that leads to the new one.
//
// Promises: nothing is lost or doubled – votes stay on their posts, whoever said "me too" on both counts once, held and
// deleted answers move along; counters are counted anew from the rows. All in one transaction under the same advisory lock
// as marking duplicates, so that two merges cannot close a circle. Merging again changes nothing.
import { sql } from "drizzle-orm";
import { resolveCanonical } from "#moderation/closing";
import { canMerge } from "#moderation/permissions/office";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { invalidatePages } from "~/models/community/community.server";
import { recordEvent } from "~/models/event.server";
import { noteSourceChange } from "~/models/faq/source.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { factsOfPost, findPost, type Post } from "~/models/post/post.server";
import { indexQuestionAndAnswers } from "~/models/post/visibility.server";
import { indexDocument } from "~/models/search/indexing.server";
import { insertClosure, lockQuestion } from "./care.server";
import { DUPLICATES_LOCK } from "./duplicate.server";
import { loadChain, recountMeToos } from "./duplicate-links.server";
import { setProduct } from "./place.server";

export type MergeOutcome =
  | { kind: "done" | "unchanged"; from: Post; into: Post }
  | { kind: "refused"; because: "itself" | "circle" | "unknown" }
  | { kind: "missing" }
  | { kind: "forbidden"; reason: PermissionReason };

export async function mergeQuestions(
  db: Db,
  { actor, fromId, intoId }: { actor: Actor; fromId: number; intoId: number },
): Promise<MergeOutcome> {
  if (fromId === intoId) return { kind: "refused", because: "itself" };
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${DUPLICATES_LOCK})`);
    for (const id of [fromId, intoId].sort((a, b) => a - b)) await lockQuestion(tx, id);
    const [from, into] = [await findPost(tx, fromId), await findPost(tx, intoId)];
    if (from?.kind !== "question") return { kind: "missing" };
    if (into?.kind !== "question") return { kind: "refused", because: "unknown" };
    const member = await loadMemberFacts(tx, { actor, productId: from.productId });
    const permission = canMerge(member, factsOfPost(from), factsOfPost(into));
    if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
    if (await wasMerged(tx, fromId, intoId)) return { kind: "unchanged", from, into };
    const end = resolveCanonical(fromId, [
      { questionId: fromId, canonicalId: intoId },
      ...(await loadChain(tx, intoId)),
    ]);
    if (end.outcome === "none") return { kind: "refused", because: "circle" };
    await moveEverything(tx, { from, into });
    await closeAsDuplicate(tx, { fromId, intoId, actorId: actor.id });
    await recount(tx, [fromId, intoId]);
    await indexDocument(tx, fromId);
    await indexQuestionAndAnswers(tx, intoId);
    await recordEvent(tx, { actorId: actor.id, verb: "merged", subjectId: fromId, details: { into: intoId } });
    await invalidatePages(tx, [`question:${fromId}`, `question:${intoId}`, "lists"]);
    await noteSourceChange(tx, { questionId: intoId }, actor.id);
    return { kind: "done", from, into };
  });
}

async function wasMerged(tx: Db, fromId: number, intoId: number): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from question_duplicates x join question_closures c on c.question_id = x.question_id and c.reopened_at is null
    join events e on e.subject_id = x.question_id and e.verb = 'merged'
    where x.question_id = ${fromId}::bigint and x.canonical_id = ${intoId}::bigint limit 1`);
  return rows.length > 0;
}

async function moveEverything(tx: Db, { from, into }: { from: Post; into: Post }): Promise<void> {
  await tx.execute(sql`update answers set question_id = ${into.id}::bigint where question_id = ${from.id}::bigint`);
  await tx.execute(sql`
    update comments set question_id = ${into.id}::bigint, parent_id = case when parent_id = ${from.id}::bigint then ${into.id}::bigint else parent_id end
    where question_id = ${from.id}::bigint`);
  await setProduct(tx, into.id, into.productId);
  // The people of the old question have the new one; its asker too, unless the new one is theirs as well.
  await tx.execute(sql`
    with gone as (delete from me_toos where question_id = ${from.id}::bigint returning user_id, at)
    insert into me_toos (question_id, user_id, at)
    select ${into.id}::bigint, user_id, min(at) from (
      select user_id, at from gone union all select author_id, now() from documents where id = ${from.id}::bigint and author_id is not null
    ) people where user_id is distinct from ${into.authorId}::bigint group by user_id
    on conflict do nothing`);
}

/** A closure for another reason makes room; earlier links would lead somewhere else. */
async function closeAsDuplicate(
  tx: Db,
  { fromId, intoId, actorId }: { fromId: number; intoId: number; actorId: number },
): Promise<void> {
  await tx.execute(sql`
    update question_closures set reopened_at = now(), reopened_by = ${actorId}::bigint where question_id = ${fromId}::bigint and reopened_at is null`);
  await insertClosure(tx, { questionId: fromId, reason: "duplicate", note: "", actorId });
  await tx.execute(sql`delete from question_duplicates where question_id = ${fromId}::bigint`);
  await tx.execute(sql`
    insert into question_duplicates (question_id, canonical_id, marked_by) values (${fromId}::bigint, ${intoId}::bigint, ${actorId}::bigint)`);
}

/** From the rows; activity is the newest thing that is there. */
async function recount(tx: Db, questionIds: number[]): Promise<void> {
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
