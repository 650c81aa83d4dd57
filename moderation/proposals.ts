/**
 * The life of a proposal: a change that waits for review, independent of all others.
 *
 * Promises: one state at a time and only these steps; whatever is not accepted goes back to its
 * author as a draft with reasons, nothing is lost; whether it still fits the live text is computed
 * on reading (rebase), not a state.
 */
export type ProposalState = "waiting" | "accepted" | "partly-accepted" | "returned" | "withdrawn" | "superseded";

export type ProposalEvent =
  | { kind: "withdrawn-by-author" }
  /** The live text already says all of it. */
  | { kind: "live-text-caught-up" }
  | { kind: "reviewed"; acceptedHunks: number; rejectedHunks: number };

export type ProposalStep = { allowed: true; state: ProposalState } | { allowed: false };

/** Only a waiting proposal moves; a review of no hunks is none. */
export function nextProposalState(state: ProposalState, event: ProposalEvent): ProposalStep {
  if (state !== "waiting") return { allowed: false };
  switch (event.kind) {
    case "withdrawn-by-author":
      return { allowed: true, state: "withdrawn" };
    case "live-text-caught-up":
      return { allowed: true, state: "superseded" };
    case "reviewed": {
      const { acceptedHunks, rejectedHunks } = event;
      if (acceptedHunks + rejectedHunks === 0) return { allowed: false };
      if (rejectedHunks === 0) return { allowed: true, state: "accepted" };
      return { allowed: true, state: acceptedHunks === 0 ? "returned" : "partly-accepted" };
    }
  }
}

/** Whether something goes back to the author as a draft. */
export function returnsDraft(state: ProposalState): boolean {
  return state === "returned" || state === "partly-accepted";
}
