/**
 * How well an author is known, which decides how sure a rule must be. It never decides whether a rule looks.
 *
 * Promises: three steps only, so that they can be explained. `newcomer` until a confirmed address, and as many approved
 * posts and hours as the community asks for; where no address can be confirmed, more of both. `trusted` from trust 2 in
 * the product, or with a role.
 */
import type { MemberFacts, SiteFacts } from "./facts";
import { OPENS } from "./trust";

export type Standing = "newcomer" | "member" | "trusted";

/** What a confirmed address is worth: a fact that cannot be known is not taken for the best one. */
export const UNCONFIRMED_POSTS = 10;
export const UNCONFIRMED_HOURS = 7 * 24;

export function standing(
  author: MemberFacts,
  { establishedPosts, establishedHours }: Pick<SiteFacts, "establishedPosts" | "establishedHours">,
): Standing {
  if (author.role !== "member" || author.trust >= OPENS.fewerChecks) return "trusted";
  const isKnown = (posts: number, hours: number) =>
    author.approvedPosts >= Math.max(posts, establishedPosts) &&
    author.accountAgeMinutes >= Math.max(hours, establishedHours) * 60;
  if (author.isVerified) return isKnown(0, 0) ? "member" : "newcomer";
  return !author.mayVerify && isKnown(UNCONFIRMED_POSTS, UNCONFIRMED_HOURS) ? "member" : "newcomer";
}
