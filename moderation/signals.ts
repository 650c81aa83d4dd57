/**
 * How much a flag weighs, and from when on flags hide a post until somebody looked.
 *
 * Promises: the formula of the flagger's page: 1 + trust + accuracy, where accuracy starts to count
 * with the fifth decided flag; nobody's flag weighs less than MINIMUM_WEIGHT, so no report is ignored; a post
 * is never hidden below the weight at which a moderator sees it; one person counts once per target.
 */
import type { DocumentKind, TrustLevel } from "./facts";

export const DECIDED_FLAGS_BEFORE_ACCURACY = 5;
/** Share of upheld flags that is neither praised nor blamed. */
export const EXPECTED_UPHELD = 0.7;
export const MINIMUM_WEIGHT = 0.25;
/** Every flag is seen by moderators. */
export const SEEN_FROM_WEIGHT = MINIMUM_WEIGHT;
/** Three ordinary members, or one trusted one with a good record and another member. */
export const HIDDEN_FROM_WEIGHT = 6;

export type FlaggerFacts = {
  trust: TrustLevel;
  /** Flags of this person that were decided, and how many of them were upheld. */
  decided: number;
  upheld: number;
};

export function flagWeight({ trust, decided, upheld }: FlaggerFacts): number {
  return Math.max(MINIMUM_WEIGHT, 1 + trust + flagAccuracy(decided, upheld));
}

/** ± log4(count) × distance from 70 % upheld; 0 until five are decided. */
export function flagAccuracy(decided: number, upheld: number): number {
  if (decided < DECIDED_FLAGS_BEFORE_ACCURACY) return 0;
  const share = Math.min(Math.max(upheld / decided, 0), 1);
  return (Math.log(decided) / Math.log(4)) * (share - EXPECTED_UPHELD);
}

export type FlagFacts = { byId: number; weight: number };

/** Of several flags by one person on one target the heaviest counts. */
export function totalWeight(flags: readonly FlagFacts[]): number {
  const heaviest = new Map<number, number>();
  for (const { byId, weight } of flags) heaviest.set(byId, Math.max(weight, heaviest.get(byId) ?? 0));
  return [...heaviest.values()].reduce((sum, weight) => sum + weight, 0);
}

/**
 * Flags hide what one person answers for. A page or an FAQ entry belongs to everybody: its fault is usually one edit, which
 * its history takes back, so it stays in view until a moderator has looked.
 */
export function mayBeHiddenByFlags(kind: DocumentKind): boolean {
  return kind === "question" || kind === "answer" || kind === "comment";
}

/** `threshold`: of the area; lower than what moderators see is raised to it. */
export function isHiddenByFlags(flags: readonly FlagFacts[], threshold = HIDDEN_FROM_WEIGHT): boolean {
  return totalWeight(flags) >= Math.max(threshold, SEEN_FROM_WEIGHT);
}
