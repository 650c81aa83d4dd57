// Votes and "me too": one row per member and post. The score is the sum of the rows, changed in the same transaction, so
// that it never drifts; `recountVotes` checks.
import { and, eq, sql } from "drizzle-orm";
import { comments } from "#drizzle/schema/forum";
import { votes } from "#drizzle/schema/judgement";
import { canMeToo, canVote } from "#moderation/permissions/posts";
import { wilsonLowerBound } from "#moderation/ranking";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { noteSourceChange } from "~/models/faq/source.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { factsOfPost, findPost, type Post } from "~/models/post/post.server";
import { takeFromMemberLimit } from "~/models/rate-limit.server";

export type VoteOutcome =
  | { kind: "done"; post: Post }
  | { kind: "missing" }
  | { kind: "forbidden"; reason: PermissionReason }
  | { kind: "limited"; retryAfterSeconds: number };

/** `value` 0 takes the vote back. The same vote again changes nothing. */
export async function vote(
  db: Db,
  { actor, documentId, value }: { actor: Actor; documentId: number; value: 1 | -1 | 0 },
): Promise<VoteOutcome> {
  const post = await findPost(db, documentId);
  if (!post) return { kind: "missing" };
  const member = await loadMemberFacts(db, { actor, productId: post.productId });
  const permission = canVote(member, factsOfPost(post), value === -1 ? "down" : "up");
  if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
  return db.transaction(async (tx) => {
    const limit = await takeFromMemberLimit(tx, { kind: "vote", member });
    if (!limit.ok) return { kind: "limited", retryAfterSeconds: limit.retryAfterSeconds };
    // The post's row first: all votes on one post happen one after the other, and the counters are counted afterwards.
    await lockCounters(tx, post);
    await writeVote(tx, { documentId, userId: actor.id, value });
    await recountVotes(tx, post);
    // By nobody: who voted how is not said.
    if (post.kind === "answer") await noteSourceChange(tx, { documentId }, null);
    await invalidatePages(tx, [`question:${post.questionId}`]);
    return { kind: "done", post };
  });
}

async function lockCounters(db: Db, post: Post): Promise<void> {
  await db.execute(sql`select 1 from ${tableOf(post)} where id = ${post.id}::bigint for no key update`);
}

async function writeVote(
  db: Db,
  { documentId, userId, value }: { documentId: number; userId: number; value: number },
): Promise<void> {
  if (value === 0) {
    await db.delete(votes).where(and(eq(votes.documentId, documentId), eq(votes.userId, userId)));
    return;
  }
  await db.execute(sql`
    insert into votes (document_id, user_id, value) values (${documentId}::bigint, ${userId}::bigint, ${value})
    on conflict (document_id, user_id) do update set value = excluded.value, voted_at = now()`);
}

/** Counters from the rows. */
export async function recountVotes(db: Db, post: Pick<Post, "id" | "kind">): Promise<void> {
  const rows = await db.execute<{ up: number; down: number }>(sql`
    select count(*) filter (where value = 1) as up, count(*) filter (where value = -1) as down from votes where document_id = ${post.id}::bigint`);
  const { up, down } = rows[0] ?? { up: 0, down: 0 };
  if (post.kind === "comment") {
    await db.update(comments).set({ score: up }).where(eq(comments.id, post.id));
    return;
  }
  const wilson = post.kind === "answer" ? sql`, wilson = ${wilsonLowerBound(up, down)}` : sql``;
  await db.execute(sql`
    update ${tableOf(post)} set score = ${up - down}, up_count = ${up}, down_count = ${down} ${wilson} where id = ${post.id}::bigint`);
}

function tableOf({ kind }: Pick<Post, "kind">) {
  switch (kind) {
    case "question":
      return sql.raw("questions");
    case "answer":
      return sql.raw("answers");
    case "comment":
      return sql.raw("comments");
  }
}

/** Said of a question that was merged away, it counts for the one that has its answers now. */
export async function setMeToo(
  db: Db,
  { actor, questionId: typedId, isOn }: { actor: Actor; questionId: number; isOn: boolean },
): Promise<VoteOutcome> {
  const typed = await findPost(db, typedId);
  const post = typed?.mergedInto ? await findPost(db, typed.mergedInto) : typed;
  if (post?.kind !== "question") return { kind: "missing" };
  const questionId = post.id;
  const member = await loadMemberFacts(db, { actor, productId: post.productId });
  const permission = canMeToo(member, factsOfPost(post));
  if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
  return db.transaction(async (tx) => {
    const limit = await takeFromMemberLimit(tx, { kind: "me-too", member });
    if (!limit.ok) return { kind: "limited", retryAfterSeconds: limit.retryAfterSeconds };
    await tx.execute(sql`select 1 from questions where id = ${questionId}::bigint for no key update`);
    await (isOn
      ? tx.execute(
          sql`insert into me_toos (question_id, user_id) values (${questionId}::bigint, ${actor.id}::bigint) on conflict do nothing`,
        )
      : tx.execute(
          sql`delete from me_toos where question_id = ${questionId}::bigint and user_id = ${actor.id}::bigint`,
        ));
    await tx.execute(sql`
      update questions set me_too_count = (select count(*) from me_toos where question_id = questions.id) where id = ${questionId}::bigint`);
    await invalidatePages(tx, [`question:${questionId}`, "lists"]);
    return { kind: "done", post };
  });
}
