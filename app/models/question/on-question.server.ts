// The road of every act of looking after one question: lock it, ask moderation, let nobody act who decided what is contested, do it,
// and forget the cached pages.
import { sql } from "drizzle-orm";
import type { MemberFacts } from "#moderation/facts";
import type { canPin } from "#moderation/permissions/office";
import { canSeeDocument } from "#moderation/permissions/posts";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { refuseFirstDecider } from "~/models/case/first-decider.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { factsOfPost, findPost, type Post } from "~/models/post/post.server";

export type CareOutcome =
  | { kind: "done" | "unchanged"; post: Post }
  | { kind: "missing" }
  | { kind: "forbidden"; reason: PermissionReason };

/** The document's row, then the question's: everybody who changes both takes them in this order. */
export async function lockQuestion(tx: Db, questionId: number): Promise<void> {
  await tx.execute(sql`select 1 from documents where id = ${questionId}::bigint for no key update`);
  await tx.execute(sql`select 1 from questions where id = ${questionId}::bigint for no key update`);
}

export type CareRequest = {
  actor: Actor;
  questionId: number;
  asks: (member: MemberFacts, post: Post) => ReturnType<typeof canPin> | null;
};

/** Locks the question, asks moderation (null: nothing to ask, it is so already), does it, and forgets the cached pages. */
export async function onQuestion<T extends { kind: string }>(
  db: Db,
  { actor, questionId, asks }: CareRequest,
  act: (tx: Db, found: { post: Post; member: MemberFacts }) => Promise<T>,
): Promise<T | CareOutcome> {
  return db.transaction(async (tx) => {
    await lockQuestion(tx, questionId);
    const post = await findPost(tx, questionId);
    if (post?.kind !== "question") return { kind: "missing" };
    const member = await loadMemberFacts(tx, { actor, productId: post.productId });
    const asked = asks(member, post);
    const permission = asked ?? canSeeDocument(member, factsOfPost(post));
    if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
    if (asked === null) return { kind: "unchanged", post };
    const first = await refuseFirstDecider(
      tx,
      { documentId: questionId },
      { actorId: actor.id, authorId: post.authorId },
    );
    if (first) return first;
    const outcome = await act(tx, { post, member });
    if (outcome.kind === "done") await invalidatePages(tx, [`question:${questionId}`, "lists"]);
    return outcome;
  });
}
