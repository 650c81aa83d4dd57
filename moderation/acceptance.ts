/**
 * Accepting an answer: whether it may happen now.
 *
 * Promises: several answers may be accepted, up to a number that still means something. Who may accept at all, and take it
 * back, is canAccept's.
 */
import type { ActorFacts, DocumentFacts } from "./facts";
import { ALLOWED, type Permission, refused } from "./permissions/permission";
import { canAccept } from "./permissions/posts";

/** "All of them worked" helps nobody who comes to choose. */
export const MOST_ACCEPTED = 5;

type AcceptanceFacts = {
  question: DocumentFacts;
  answer: DocumentFacts;
  /** Answers of this question that are accepted now. */
  acceptedCount: number;
  isAccepted: boolean;
};

export function judgeAcceptance(actor: ActorFacts, facts: AcceptanceFacts): Permission {
  const permission = canAccept(actor, facts.question, facts.answer);
  if (!permission.allowed || facts.isAccepted) return permission;
  return facts.acceptedCount < MOST_ACCEPTED ? ALLOWED : refused("enough-accepted");
}
