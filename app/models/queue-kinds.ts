/** What waits about a document, in the words of the queue. */
export type WaitingKind = "held" | "held-again" | "edit-held" | "proposal" | "reopen";

/** `hasDecision`: a moderator has looked at this before, so its author sends it again. */
export function waitingKinds(facts: {
  state: string;
  hasDecision: boolean;
  signalKinds: readonly string[];
}): WaitingKind[] {
  const { state, hasDecision, signalKinds } = facts;
  const kinds: WaitingKind[] = [];
  if (state === "held") kinds.push(hasDecision ? "held-again" : "held");
  else if (signalKinds.includes("detector")) kinds.push("edit-held");
  if (signalKinds.includes("proposal")) kinds.push("proposal");
  if (signalKinds.includes("report")) kinds.push("reopen");
  return kinds;
}
