/**
 * Closing a question: why, what stays possible, how it opens again; and chains of duplicates.
 *
 * Promises: every reason tells the author what would help and which way back there is; closing
 * stops new answers and nothing else. A chain of duplicates resolves to the one canonical question
 * or, if it runs in a circle, ends invisible or is too long, to none. The asker may say "this did
 * not solve it" once; contested again, a moderator decides.
 */
import type { DocumentState } from "./facts";

export type ClosingReason = "needs-detail" | "off-topic" | "duplicate" | "resolved-elsewhere" | "not-stated";

export const CLOSING_REASONS: readonly ClosingReason[] = [
  "needs-detail",
  "off-topic",
  "duplicate",
  "resolved-elsewhere",
  "not-stated",
];

/** How a closed question comes back when its asker acts. */
export type WayBack = "edit-reopens" | "asker-contests" | "asker-reopens" | "moderator-decides";

export type ClosingEffects = {
  answers: boolean;
  comments: boolean;
  votes: boolean;
  wayBack: WayBack;
};

export const CLOSING_EFFECTS: Readonly<Record<ClosingReason, ClosingEffects>> = {
  "needs-detail": effects("edit-reopens"),
  "off-topic": effects("moderator-decides"),
  duplicate: effects("asker-contests"),
  "resolved-elsewhere": effects("asker-reopens"),
  // Closed in the community it was imported from, which does not say why; nobody closes for it here.
  "not-stated": effects("moderator-decides"),
};

function effects(wayBack: WayBack): ClosingEffects {
  return { answers: false, comments: true, votes: true, wayBack };
}

/** After this many reopenings by the asker, only a moderator reopens. */
export const ASKER_REOPENS_AT_MOST = 1;

export type ReopenAnswer = "reopens" | "goes-to-moderator";

/**
 * What happens when the asker wants it open again. `hasEdited`: title or body changed since the
 * closing. `timesReopened`: by the asker, so far. Whether they may try at all is canReopen's.
 */
export function judgeReopening(facts: {
  reason: ClosingReason;
  hasEdited: boolean;
  timesReopened: number;
}): ReopenAnswer {
  if (facts.timesReopened >= ASKER_REOPENS_AT_MOST) return "goes-to-moderator";
  switch (CLOSING_EFFECTS[facts.reason].wayBack) {
    case "edit-reopens":
      return facts.hasEdited ? "reopens" : "goes-to-moderator";
    case "asker-contests":
    case "asker-reopens":
      return "reopens";
    case "moderator-decides":
      return "goes-to-moderator";
  }
}

/** Longer chains are an accident; they are shown as they are and not followed. */
export const LONGEST_CHAIN = 16;

export type DuplicateLink = { questionId: number; canonicalId: number };

export type Canonical =
  | { outcome: "canonical"; questionId: number }
  | { outcome: "none"; because: "circle" | "too-long" };

/**
 * Follows the links from a question to the end of its chain. `links` holds at most one link per
 * question (the first one given counts). A question without a link is its own canonical one.
 */
export function resolveCanonical(questionId: number, links: readonly DuplicateLink[]): Canonical {
  const next = new Map<number, number>();
  for (const link of links) {
    if (!next.has(link.questionId)) next.set(link.questionId, link.canonicalId);
  }
  const seen = new Set<number>([questionId]);
  let current = questionId;
  for (let step = 0; step <= LONGEST_CHAIN; step += 1) {
    const target = next.get(current);
    if (target === undefined) return { outcome: "canonical", questionId: current };
    if (seen.has(target)) return { outcome: "none", because: "circle" };
    seen.add(target);
    current = target;
  }
  return { outcome: "none", because: "too-long" };
}

export type CanonicalFacts = {
  questionId: number;
  state: DocumentState;
  /** Published answers. */
  answerCount: number;
};

export type DuplicateAnswer =
  | { allowed: true }
  | { allowed: false; because: "itself" | "circle" | "too-long" | "not-visible" | "not-answered" };

/**
 * May `questionId` point to `target`? `links`: those of the chain that starts at the target; an
 * older link of `questionId` itself is taken as replaced.
 */
export function judgeDuplicate(
  questionId: number,
  target: CanonicalFacts,
  links: readonly DuplicateLink[],
): DuplicateAnswer {
  if (questionId === target.questionId) return { allowed: false, because: "itself" };
  const link = { questionId, canonicalId: target.questionId };
  const end = resolveCanonical(questionId, [link, ...links]);
  if (end.outcome === "none") return { allowed: false, because: end.because };
  if (target.state !== "published") return { allowed: false, because: "not-visible" };
  return target.answerCount > 0 ? { allowed: true } : { allowed: false, because: "not-answered" };
}
