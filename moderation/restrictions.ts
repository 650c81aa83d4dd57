/**
 * Restrictions take one function away from one member, somewhere or everywhere, until a date.
 *
 * Promises: a restriction ends by itself (`now` decides, nobody has to lift it); a narrow one
 * never reaches beyond its area or product; `everything` without a scope is a ban, which leaves
 * reading, one's own record and appeals. Refuses: shadow effects; whatever is restricted is said.
 */
import type { MemberFacts, RestrictedFunction, Restriction } from "./facts";

/** Shown to moderators in this order, mildest first. */
export const RESTRICTED_FUNCTIONS: readonly RestrictedFunction[] = [
  "link",
  "marketplace",
  "flag",
  "upload",
  "vote",
  "edit",
  "post",
  "everything",
];

export type Place = { areaId?: number | null; productId?: number | null };

export function isInForce(restriction: Restriction, now: Date): boolean {
  return restriction.endsAt === null || restriction.endsAt.getTime() > now.getTime();
}

/** The moment from which `kind` is free again: `null` = until lifted, `undefined` = it is free now. */
export function restrictedUntil(
  restrictions: readonly Restriction[],
  kind: RestrictedFunction,
  place: Place,
  now: Date,
): Date | null | undefined {
  let until: Date | undefined;
  for (const restriction of restrictions) {
    if (!isInForce(restriction, now) || !covers(restriction, kind, place)) continue;
    if (restriction.endsAt === null) return null;
    if (until === undefined || restriction.endsAt > until) until = restriction.endsAt;
  }
  return until;
}

/** For facts whose restrictions were already narrowed to those in force. */
export function isRestricted(
  member: Pick<MemberFacts, "restrictions">,
  kind: RestrictedFunction,
  place: Place = {},
): boolean {
  return member.restrictions.some((restriction) => covers(restriction, kind, place));
}

function covers(restriction: Restriction, kind: RestrictedFunction, place: Place): boolean {
  if (restriction.kind !== kind && restriction.kind !== "everything") return false;
  const isArea = restriction.areaId === null || restriction.areaId === (place.areaId ?? null);
  const isProduct = restriction.productId === null || restriction.productId === (place.productId ?? null);
  return isArea && isProduct;
}
