/**
 * For what and whom a rule is: kinds of post, areas, products, languages, and how well the author is known.
 *
 * Promises: `null` means all; what is narrowed to areas or products does not hold where there is none (a page has no area).
 */
import type { DocumentKind, Language, SubmissionFacts } from "../facts";
import type { Standing } from "../standing";

export type RuleScope = {
  kinds: readonly DocumentKind[] | null;
  /** Whether it holds in the area where advertising is allowed. */
  inMarketplace: boolean;
  areas: readonly number[] | null;
  products: readonly number[] | null;
  languages: readonly Language[] | null;
  standings: readonly Standing[] | null;
};

export const EVERYWHERE: RuleScope = {
  kinds: null,
  inMarketplace: true,
  areas: null,
  products: null,
  languages: null,
  standings: null,
};

export const STANDINGS: readonly Standing[] = ["newcomer", "member", "trusted"];

export function isInScope(scope: RuleScope, { kind, place, text }: SubmissionFacts, level: Standing): boolean {
  if (!scope.inMarketplace && place.allowsAdvertising === true) return false;
  return (
    holds(scope.kinds, kind) &&
    holds(scope.areas, place.areaId) &&
    holds(scope.products, place.productId) &&
    holds(scope.languages, text.language) &&
    holds(scope.standings, level)
  );
}

function holds<T>(among: readonly T[] | null, one: T | null): boolean {
  return among === null || (one !== null && among.includes(one));
}

/** Nothing chosen and everything chosen is the same: all. */
export function narrowed<T>(chosen: readonly T[], all: number): T[] | null {
  const different = [...new Set(chosen)];
  return different.length === 0 || different.length >= all ? null : different;
}
