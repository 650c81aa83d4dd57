// The place of a reply that changes while somebody writes: the question is closed, removed or merged into another one.
//
// Promises: what is posted is under a question that takes it at that moment, or it is refused and kept among the drafts of
// its author. The question's row is the lock, as for closing and merging; whoever finds its place changed rolls back and
// goes where the merge went.
import { sql } from "drizzle-orm";
import type { MemberFacts } from "#moderation/facts";
import type { Permission } from "#moderation/permissions/permission";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { type DraftingForm, keepRefused } from "~/models/document/draft.server";
import type { PostOutcome } from "~/models/document/writing";
import { factsOfPost, findPost, type Post } from "./post.server";
import { takeToMarketplace } from "./take-along.server";

/** `moved`: nothing was written; the same command with the post as it is now finds its place. */
export type Misplaced = { kind: "forbidden"; reason: PermissionReason } | { kind: "moved" };

type May = (member: MemberFacts, facts: ReturnType<typeof factsOfPost>) => Permission;

/** What answers and comments have in common. */
export type Reply = DraftingForm & {
  actor: Actor;
  body: string;
  language: string;
  /** The author has not been offered to go to the Marketplace yet. */
  mayOffer?: boolean;
  /** The author has been, and goes. */
  isTakenAlong?: boolean;
};

export type ReplyOutcome = PostOutcome | { kind: "taken-along" };

/** Writes a reply where its target is by now: merged meanwhile, it goes along. One that is refused is kept. */
export async function replyTo(
  db: Db,
  { reply, target, draftOf }: { reply: Reply; target: Post; draftOf: (target: Post) => string },
  write: (target: Post) => Promise<PostOutcome | Misplaced>,
): Promise<ReplyOutcome> {
  const { actor, body, language } = reply;
  if (reply.isTakenAlong) {
    const isTaken = await takeToMarketplace(db, {
      userId: actor.id,
      body,
      language,
      from: draftOf(target),
      form: reply,
    });
    if (isTaken) return { kind: "taken-along" };
  }
  const outcome = await write(target);
  if (outcome.kind !== "forbidden" && outcome.kind !== "moved") return outcome;
  const elsewhere = await findNewPlace(db, target);
  if (!elsewhere) {
    // Refused only because of where it was to stand: that is not lost.
    const refusal = outcome.kind === "forbidden" ? outcome : ({ kind: "forbidden", reason: "not-visible" } as const);
    return keepRefused(db, refusal, { userId: actor.id, target: draftOf(target), fields: { body }, form: reply });
  }
  return replyTo(db, { reply, target: elsewhere, draftOf }, write);
}

/** Holds the question until the transaction ends. Null: the place is still what the form knew, and takes the reply. */
export async function lockPlace(
  tx: Db,
  { target, author, may }: { target: Post; author: MemberFacts; may: May },
): Promise<Misplaced | null> {
  // One after the other: the driver may answer a statement it has prepared before an earlier one that it has not.
  await tx.execute(sql`select 1 from questions where id = ${target.questionId}::bigint for no key update`);
  const now = await findPost(tx, target.id);
  if (now === null) return { kind: "forbidden", reason: "not-visible" };
  if (now.questionId !== target.questionId) return { kind: "moved" };
  // Closing does not stop comments, but nobody reads what stands under a question that leads to another.
  if (now.kind === "question" && now.mergedInto !== null) return { kind: "moved" };
  const permission = may(author, factsOfPost(now));
  return permission.allowed ? null : { kind: "forbidden", reason: permission.reason };
}

/** Where a reply to this post belongs by now, or null when that is where it was. */
export async function findNewPlace(db: Db, target: Post): Promise<Post | null> {
  if (target.kind !== "question") {
    const now = await findPost(db, target.id);
    return now && now.questionId !== target.questionId ? now : null;
  }
  const mergedInto = (await findPost(db, target.id))?.mergedInto ?? null;
  return mergedInto === null ? null : findPost(db, mergedInto);
}
