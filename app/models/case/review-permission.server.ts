// Who may review a suggestion: moderation says, and not whoever's decision about that very text is under appeal, nor whoever turned
// down this suggestion before and was overruled.
import { sql } from "drizzle-orm";
import { canReviewProposal } from "#moderation/permissions/pages";
import { type Permission, when } from "#moderation/permissions/permission";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import type { Subject } from "~/models/document/subject.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { isFirstDecider } from "./first-decider.server";

export async function reviewPermission(
  db: Db,
  { actor, post, proposal }: { actor: Actor; post: Subject; proposal: { id: number; authorId: number | null } },
): Promise<Permission> {
  const member = await loadMemberFacts(db, { actor, productId: post.productId });
  const permission = canReviewProposal(member, post.facts, proposal);
  if (!permission.allowed) return permission;
  const isFirst = await isFirstDecider(db, { documentId: post.id }, actor.id);
  const isOverruled = !isFirst && (await hasBeenOverruled(db, { actorId: actor.id, proposalId: proposal.id, post }));
  return when(!isFirst && !isOverruled, "first-decider");
}

async function hasBeenOverruled(
  db: Db,
  { actorId, proposalId, post }: { actorId: number; proposalId: number; post: Subject },
): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from cases c join decisions x on x.case_id = c.id join decisions y on y.appealed_id = x.id and y.outcome = 'overturn'
    where c.document_id = ${post.id}::bigint and x.outcome = 'reject' and x.decider_id = ${actorId}::bigint
      and x.effects ->> 'proposalId' = ${String(proposalId)} limit 1`);
  return rows.length > 0;
}
