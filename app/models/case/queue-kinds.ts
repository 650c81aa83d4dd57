/** What waits about a document, in the words of the queue. */
export type WaitingKind =
  | "appeal"
  | "held"
  | "held-again"
  | "hidden"
  | "edit-held"
  | "flagged"
  | "proposal"
  | "reopen"
  | "source-changed"
  | "review"
  | "report";

/** The filters of the queue. */
export const QUEUE_KINDS = [
  "held",
  "flag",
  "appeal",
  "proposal",
  "reopen",
  "review",
  "source-changed",
  "report",
  "handed",
] as const;
export type QueueKind = (typeof QUEUE_KINDS)[number];

/** What several cases can be decided as at once. */
export const BULK_OUTCOMES = ["publish", "return", "remove"] as const;
export type BulkOutcome = (typeof BULK_OUTCOMES)[number];

/** Staff experts look after suggestions, contested closings and the FAQ; what else is not published is for moderators. */
export const STAFF_KINDS: readonly QueueKind[] = ["proposal", "reopen", "review", "source-changed", "report"];
/** The signals that these are made of: a "report" about a question is its author's wish to have it opened again. */
export const STAFF_SIGNALS = ["proposal", "report", "source-changed", "review"] as const;

/** An entry of the FAQ that was handed in waits for those who may publish it, and for nobody else. */
export const FOR_PUBLISHERS = "review";

export type QueueReader = {
  /** Moderators; staff experts review suggestions and wishes to reopen, but not what is not published. */
  seesHeld: boolean;
  /** Those who publish entries of the FAQ. */
  seesReviews: boolean;
  newcomerPosts: number;
};

export function kindsOf({ seesHeld, seesReviews }: Omit<QueueReader, "newcomerPosts">): readonly QueueKind[] {
  return (seesHeld ? QUEUE_KINDS : STAFF_KINDS).filter((kind) => seesReviews || kind !== FOR_PUBLISHERS);
}

/**
 * `hasDecision`: a moderator has looked at this before, so its author sends it again. `signalKinds`: of the signals that
 * nobody has settled.
 */
export function waitingKinds(facts: {
  documentKind: string;
  state: string;
  hasDecision: boolean;
  signalKinds: readonly string[];
}): WaitingKind[] {
  const { documentKind, state, hasDecision, signalKinds } = facts;
  const has = (kind: string) => signalKinds.includes(kind);
  const kinds: WaitingKind[] = [];
  if (has("appeal")) kinds.push("appeal");
  if (state === "held" && has("flag")) kinds.push("hidden");
  else if (state === "held") kinds.push(hasDecision ? "held-again" : "held");
  else if (has("detector")) kinds.push("edit-held");
  if (has("flag") && state !== "held") kinds.push("flagged");
  if (has("proposal")) kinds.push("proposal");
  if (has("report")) kinds.push(documentKind === "question" ? "reopen" : "report");
  if (has("review")) kinds.push("review");
  if (has("source-changed")) kinds.push("source-changed");
  return kinds;
}
