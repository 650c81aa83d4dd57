// Who may review a suggestion: moderation says, and not whoever's decision about that very text is under appeal.
import { canReviewProposal } from "#moderation/permissions/pages";
import { type Permission, when } from "#moderation/permissions/permission";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import type { Subject } from "~/models/document/subject.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { isFirstDecider } from "./first-decider.server";

export async function reviewPermission(
  db: Db,
  { actor, post, proposal }: { actor: Actor; post: Subject; proposal: { authorId: number | null } },
): Promise<Permission> {
  const member = await loadMemberFacts(db, { actor, productId: post.productId });
  const permission = canReviewProposal(member, post.facts, proposal);
  if (!permission.allowed) return permission;
  const isFirst = await isFirstDecider(db, { documentId: post.id }, actor.id);
  return when(!isFirst, "first-decider");
}
