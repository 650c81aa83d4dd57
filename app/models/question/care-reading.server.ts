// What the page "manage this question" shows: its place, its closure, its duplicates, and which acts are open to this member.

import { sql } from "drizzle-orm";
import type { ClosingReason } from "#moderation/closing";
import type { MemberFacts } from "#moderation/facts";
import {
  canClose,
  canCorrectPlace,
  canMarkDuplicate,
  canMerge,
  canPin,
  canProtect,
  canReopen,
} from "#moderation/permissions/office";
import { canSeeDocument } from "#moderation/permissions/posts";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { type JsonMoment, momentInJson } from "~/database/moments";
import { loadMemberFacts } from "~/models/member/facts.server";
import { factsOfPost, findPost, type Post } from "~/models/post/post.server";
import { type CanonicalView, canonicalOf } from "./duplicate.server";

export type CareRights = Record<
  "close" | "closeAs" | "duplicate" | "reopen" | "pin" | "protect" | "move" | "merge",
  boolean
>;

export type CareView = {
  post: Post;
  rights: CareRights;
  /** Reasons this member may close for; duplicates apart. */
  reasons: Exclude<ClosingReason, "duplicate">[];
  isPinned: boolean;
  isAsker: boolean;
  closure: { reason: ClosingReason; note: string; closedBy: string | null; closedAt: Date } | null;
  canonical: CanonicalView | null;
};

const PLAIN_REASONS = ["needs-detail", "off-topic", "resolved-elsewhere"] as const;

/** Null: there is no such question, or this member may not see it. */
export async function loadCare(
  db: Db,
  { actor, questionId }: { actor: Actor; questionId: number },
): Promise<CareView | null> {
  const post = await findPost(db, questionId);
  if (post?.kind !== "question") return null;
  const member = await loadMemberFacts(db, { actor, productId: post.productId });
  if (!canSeeDocument(member, factsOfPost(post)).allowed) return null;
  const rows = await db.execute<{
    isPinned: boolean;
    closure: (Omit<NonNullable<CareView["closure"]>, "closedAt"> & { closedAt: JsonMoment }) | null;
  }>(sql`
    select q.is_pinned as "isPinned", (select json_build_object('reason', c.reason, 'note', c.note, 'closedBy', u.display_name, 'closedAt', c.closed_at)
      from question_closures c left join users u on u.id = c.closed_by where c.question_id = q.id and c.reopened_at is null) as closure
    from questions q where q.id = ${questionId}::bigint`);
  const closure = rows[0]?.closure ?? null;
  return {
    post,
    ...rightsOf(member, post),
    isPinned: rows[0]?.isPinned ?? false,
    isAsker: post.authorId === actor.id,
    closure: closure === null ? null : { ...closure, closedAt: momentInJson(closure.closedAt) },
    canonical: post.isClosed ? await canonicalOf(db, questionId) : null,
  };
}

function rightsOf(member: MemberFacts, post: Post): { rights: CareRights; reasons: CareView["reasons"] } {
  const facts = factsOfPost(post);
  const reasons = PLAIN_REASONS.filter((reason) => canClose(member, facts, reason).allowed);
  const rights = {
    close: canClose(member, facts).allowed,
    closeAs: reasons.length > 0,
    duplicate: canMarkDuplicate(member, facts).allowed,
    reopen: canReopen(member, facts).allowed,
    pin: canPin(member, facts).allowed,
    protect: canProtect(member, facts).allowed,
    move: canCorrectPlace(member, facts).allowed,
    merge: canMerge(member, facts, facts).allowed,
  };
  return { rights, reasons };
}
