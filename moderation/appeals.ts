/**
 * What a decision did, how long it can be contested, and what overturning it lifts.
 *
 * Promises: a decision can be appealed once, within six months, by the person it concerns; whoever made it never decides
 * the appeal (canDecide); overturning lifts exactly what that decision imposed and nothing that happened since: a text
 * that its author has handed in again, or that a later decision took down, stays as it is. What was never live before
 * goes live, because the hold belonged to the same case.
 */
import type { ClosingReason } from "./closing";
import type { DocumentState, Role } from "./facts";

/** About a text. */
export const OUTCOMES = ["publish", "return", "remove", "restore", "move", "dismiss", "uphold", "overturn"] as const;
export type CaseOutcome = (typeof OUTCOMES)[number];
/** About a text, but made on its own page and in no case: a question closed, linked to one asked before, merged into another; a suggestion not taken. */
export const OUTSIDE_OUTCOMES = ["close", "duplicate", "merge", "reject"] as const;
export type OutsideOutcome = (typeof OUTSIDE_OUTCOMES)[number];
export type TextOutcome = CaseOutcome | OutsideOutcome;
/** About a member rather than a text: a function taken away for a while and given back, an office taken and given. */
export const MEMBER_OUTCOMES = ["restrict", "lift", "withdraw", "grant"] as const;
export type DecisionOutcome = TextOutcome | (typeof MEMBER_OUTCOMES)[number];

/** What goes against whom it concerns; everything else needs no appeal. */
export const APPEALABLE: readonly DecisionOutcome[] = [
  "return",
  "remove",
  "move",
  "close",
  "duplicate",
  "merge",
  "reject",
  "restrict",
  "withdraw",
];

/** Long enough for somebody who comes by twice a year. */
export const APPEAL_MONTHS = 6;

/** An appeal is answered within this; one that waits longer stands at the head of the queue, behind what may hurt somebody only. */
export const ANSWER_DAYS = 14;
const DAY_MS = 24 * 60 * 60_000;

/** Until when moderators have to answer an appeal. */
export function answerBy(appealedAt: Date): Date {
  return new Date(appealedAt.getTime() + ANSWER_DAYS * DAY_MS);
}

export type EffectPlace = { areaId: number; productId: number | null; versionId: number | null };

export type DecisionEffects = {
  state: { from: DocumentState; to: DocumentState };
  /** Of "return" beside a live text: the change that was not taken over. */
  editRevisionId?: number;
  place?: { from: EffectPlace; to: EffectPlace };
  /** Of "close", "duplicate" and "merge"; of "restore" and "overturn" what was opened again. */
  closure?: ClosureEffect;
  /** Of "reject" the suggestion that was not taken; of "overturn" the one that waits again. */
  proposalId?: number;
};

export type ClosureEffect = {
  id: number;
  reason: ClosingReason;
  /** Where the question leads since. */
  into: number[];
  /** Of "merge": answers and comments that went along, where they were few enough to be named. */
  moved?: number[];
  /** Of "merge": the closing that made room for it. */
  replaced?: ReplacedClosure;
};

/** With where the question led then, and whether its title was shown there. */
export type ReplacedClosure = { id: number; reason: ClosingReason; into: number[]; isTitleShown: boolean };

/** Of "restrict" and "lift". Names as the column of restrictions has them; `endsAt` as ISO 8601, null: until lifted. */
export type MemberEffects = {
  restriction: {
    id: number;
    functionName: string;
    areaId: number | null;
    productId: number | null;
    endsAt: string | null;
    /** The case it rests on. */
    caseId: number | null;
  };
  /** Of an overturning: the decision whose restriction had been replaced by this one and holds again. */
  again?: number;
};

/** Of "withdraw" and "grant". */
export type OfficeEffects = { office: { from: Role; to: Role } };

export type Effects = DecisionEffects | MemberEffects | OfficeEffects;

/** Whoever becomes an administrator may do everything, so nothing is taken from them. */
export function outcomeOfOffice({ from, to }: OfficeEffects["office"]): "grant" | "withdraw" {
  return from === "member" || to === "admin" ? "grant" : "withdraw";
}

/** The last moment of an appeal; the 31st of a month without one is its last day. */
export function appealUntil(at: Date): Date {
  const until = new Date(at.getTime());
  until.setUTCMonth(until.getUTCMonth() + APPEAL_MONTHS);
  if (until.getUTCDate() !== at.getUTCDate()) until.setUTCDate(0);
  return until;
}

export function isAppealable(decision: { outcome: DecisionOutcome; at: Date }, now: Date): boolean {
  return APPEALABLE.includes(decision.outcome) && now.getTime() <= appealUntil(decision.at).getTime();
}

export type LiftFacts = {
  state: DocumentState;
  latestRevisionId: number;
  publishedRevisionId: number | null;
  areaId: number | null;
  /** A later decision about the same document changed something. */
  isSuperseded: boolean;
};

export type Lift = { show: boolean; moveTo: EffectPlace | null };

/** What is still in force of a decision and has to be taken back. `null` effects: from before they were recorded. */
export function liftOf(outcome: DecisionOutcome, effects: DecisionEffects | null, now: LiftFacts): Lift {
  if (now.isSuperseded) return { show: false, moveTo: null };
  const place = effects?.place;
  const moveTo = place && place.to.areaId === now.areaId ? place.from : null;
  if (effects?.editRevisionId !== undefined) {
    const isStillNewest = effects.editRevisionId === now.latestRevisionId && now.state === "published";
    return { show: isStillNewest && now.publishedRevisionId !== now.latestRevisionId, moveTo };
  }
  const imposed = effects?.state.to ?? (outcome === "remove" ? "removed" : "returned");
  // An entry of the FAQ, whose team may be at another text by now.
  const isRewritten = imposed === "draft" && now.latestRevisionId !== now.publishedRevisionId;
  return { show: outcome !== "move" && now.state === imposed && !isRewritten, moveTo };
}
