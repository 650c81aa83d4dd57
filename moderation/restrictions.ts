/**
 * Restrictions take one function away from one member, somewhere or everywhere, until a date.
 *
 * Promises: a restriction ends by itself (`now` decides, nobody has to lift it); a narrow one
 * never reaches beyond its area or product; `everything` without a scope is a ban, which leaves
 * reading, one's own record and appeals. Refuses: shadow effects; whatever is restricted is said.
 */
import type { MemberFacts, RestrictedFunction, Restriction } from "./facts";

/** What can be taken away, mildest first; `all` is the ban, `wiki` is editing others' texts. As the column names them. */
export const RESTRICTABLE = ["link", "marketplace", "vote", "wiki", "post", "all"] as const;
export type Restrictable = (typeof RESTRICTABLE)[number];

/**
 * For how many days moderators take each away at most: 0 leaves it to administrators, null sets no bound. Administrators
 * change it, and have none themselves.
 */
export type Longest = Readonly<Record<Restrictable, number | null>>;
export const LONGEST: Longest = { link: 30, marketplace: 30, vote: 30, wiki: 30, post: 30, all: 30 };

export function isWithin(days: number | null, longest: number | null): boolean {
  return longest === null || (days !== null && days <= longest);
}

export type RestrictedPlace = { areaId?: number | null; productId?: number | null };

export function isInForce(restriction: Restriction, now: Date): boolean {
  return restriction.endsAt === null || restriction.endsAt.getTime() > now.getTime();
}

/** For facts whose restrictions were already narrowed to those in force. */
export function isRestricted(
  member: Pick<MemberFacts, "restrictions">,
  kind: RestrictedFunction,
  place: RestrictedPlace = {},
): boolean {
  return member.restrictions.some((restriction) => covers(restriction, kind, place));
}

function covers(restriction: Restriction, kind: RestrictedFunction, place: RestrictedPlace): boolean {
  if (restriction.kind !== kind && restriction.kind !== "everything") return false;
  const isArea = restriction.areaId === null || restriction.areaId === (place.areaId ?? null);
  const isProduct = restriction.productId === null || restriction.productId === (place.productId ?? null);
  return isArea && isProduct;
}
