/**
 * Accepting an answer: whether it may happen now, whether it may be taken back, who hears of it.
 *
 * Promises: several answers may be accepted, up to a number that still means something; whoever
 * accepted may undo, and so may everybody who could have accepted; the one who acts is never told.
 * Who may accept at all is canAccept's.
 */
import type { ActorFacts, DocumentFacts } from "./facts";
import { ALLOWED, type Permission, refused } from "./permissions/permission";
import { canAccept } from "./permissions/posts";

/** "All of them worked" helps nobody who comes to choose. */
export const MOST_ACCEPTED = 5;

export type AcceptanceFacts = {
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

/** Taking it back is always possible for those who may accept, however many there are. */
export function judgeUnacceptance(actor: ActorFacts, facts: AcceptanceFacts): Permission {
  return canAccept(actor, facts.question, facts.answer);
}

/** Both authors and whoever says "me too", each once, never the one who acts. */
export function toldOfAcceptance(facts: {
  actorId: number;
  askerId: number | null;
  answererId: number | null;
  meTooIds: readonly number[];
}): number[] {
  const concerned = [facts.askerId, facts.answererId, ...facts.meTooIds];
  const known = concerned.filter((id): id is number => id !== null && id !== facts.actorId);
  return [...new Set(known)];
}
