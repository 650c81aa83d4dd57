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
import { isModerator } from "#moderation/permissions/permission";
import { canSeeDocument } from "#moderation/permissions/posts";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { type JsonMoment, momentInJson } from "~/database/moments";
import { isFirstDecider } from "~/models/case/first-decider.server";
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
  /** What this reader decided about it is contested: until somebody else has looked, they do nothing about it. */
  isContested: boolean;
  closure: {
    reason: ClosingReason;
    note: string;
    closedBy: string | null;
    closedAt: Date;
    /** The notice, for whom it concerns and for moderators. */
    decisionId: number | null;
  } | null;
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
    select q.is_pinned as "isPinned", (select json_build_object('reason', c.reason, 'note', c.note, 'closedBy', u.display_name, 'closedAt', c.closed_at,
        'decisionId', (select x.id from cases k join decisions x on x.case_id = k.id where k.document_id = c.question_id
          and x.effects -> 'closure' ->> 'id' = c.id::text and (x.author_id = ${actor.id}::bigint or ${isModerator(member)}) order by x.id limit 1))
      from question_closures c left join users u on u.id = c.closed_by where c.question_id = q.id and c.reopened_at is null) as closure
    from questions q where q.id = ${questionId}::bigint`);
  const closure = rows[0]?.closure ?? null;
  const isAsker = post.authorId === actor.id;
  const isContested = !isAsker && (await isFirstDecider(db, { documentId: questionId }, actor.id));
  return {
    post,
    ...(isContested ? NOTHING : rightsOf(member, post)),
    isContested,
    isPinned: rows[0]?.isPinned ?? false,
    isAsker,
    closure: closure === null ? null : { ...closure, closedAt: momentInJson(closure.closedAt) },
    canonical: post.isClosed ? await canonicalOf(db, questionId) : null,
  };
}

const NOTHING: Pick<CareView, "rights" | "reasons"> = {
  rights: {
    close: false,
    closeAs: false,
    duplicate: false,
    reopen: false,
    pin: false,
    protect: false,
    move: false,
    merge: false,
  },
  reasons: [],
};

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
