// A post that somebody wants to act on: found and visible, or the page that says why not.

import type { DocumentFacts, MemberFacts } from "#moderation/facts";
import type { Permission } from "#moderation/permissions/permission";
import { canAnswer, canComment, canEditDirectly, canSeeDocument, canSuggestEdit } from "#moderation/permissions/posts";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { Unavailable } from "~/models/unavailable";
import { factsOfPost, findPost, type Post } from "./post.server";

const MAY: Record<"comment" | "answer" | "edit", (member: MemberFacts, facts: DocumentFacts) => Permission> = {
  comment: canComment,
  answer: canAnswer,
  edit: (member, facts) => {
    const direct = canEditDirectly(member, facts);
    return direct.allowed ? direct : canSuggestEdit(member, facts);
  },
};

/** Throws 404 for what may not be seen, 403 with the reason for what may not be done. For pages with a form. */
export async function openForReply(
  db: Db,
  { actor, documentId, reply }: { actor: Actor; documentId: number; reply: "comment" | "answer" | "edit" },
): Promise<Post> {
  const { post, member } = await findVisible(db, { actor, documentId });
  const permission = MAY[reply](member, factsOfPost(post));
  if (!permission.allowed) throw new Unavailable(permission.reason);
  return post;
}

/** Throws 404 for what may not be seen. For what a form brings: its command says what may not be done, and keeps the text. */
export async function openForWriting(
  db: Db,
  { actor, documentId }: { actor: Actor; documentId: number },
): Promise<Post> {
  const post = await findPost(db, documentId);
  // What guests may see needs no look at the member, whom the command asks about anyway.
  if (post && canSeeDocument(null, factsOfPost(post)).allowed) return post;
  return (await findVisible(db, { actor, documentId })).post;
}

async function findVisible(
  db: Db,
  { actor, documentId }: { actor: Actor; documentId: number },
): Promise<{ post: Post; member: MemberFacts }> {
  const post = await findPost(db, documentId);
  if (!post) throw new Unavailable("not-found");
  const member = await loadMemberFacts(db, { actor, productId: post.productId });
  if (!canSeeDocument(member, factsOfPost(post)).allowed) throw new Unavailable("not-found");
  return { post, member };
}
