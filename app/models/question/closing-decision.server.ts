// A closing as a decision: in the asker's record, in the log, told, and open to appeal. Call last in the transaction.
import type { ClosureEffect, OutsideOutcome } from "#moderation/appeals";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { decideOutside } from "~/models/case/outside-decision.server";
import type { Post } from "~/models/post/post.server";

export type ClosingDecision = {
  actor: Actor;
  post: Post;
  outcome: Exclude<OutsideOutcome, "reject"> | "restore";
  note: string;
  closure: ClosureEffect;
};

/** What askers do with their own question is nobody's decision about them. */
export async function recordClosing(tx: Db, { actor, post, outcome, note, closure }: ClosingDecision): Promise<void> {
  if (post.authorId === actor.id) return;
  const { state, authorId } = post;
  const effects = { state: { from: state, to: state }, closure };
  await decideOutside(tx, { text: post, deciderId: actor.id, outcome, rule: null, note, authorId, effects });
}
