// Turning down what somebody suggested for another's text is a decision about whoever suggested it: in their record, told, in the log
// and open to appeal. Of their own question, answer or comment people take what they like. Call last in the transaction.
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import type { Subject } from "~/models/document/subject.server";
import { decideOutside } from "./outside-decision.server";

type Rejection = { proposal: { id: number; authorId: number | null }; post: Subject; actor: Actor; note: string };

export async function recordRejection(tx: Db, { proposal, post, actor, note }: Rejection): Promise<void> {
  if (post.questionId !== null && post.authorId === actor.id) return;
  const { id, authorId } = proposal;
  const effects = { state: { from: post.state, to: post.state }, proposalId: id };
  await decideOutside(tx, { text: post, deciderId: actor.id, outcome: "reject", rule: null, note, authorId, effects });
}
