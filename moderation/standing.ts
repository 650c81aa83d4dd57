/**
 * How well an author is known, which decides how careful the rules are with a text.
 *
 * Promises: three steps only, so that they can be explained. `newcomer` until a confirmed address,
 * a day and three approved posts; `trusted` from trust 2 in the product, or with a role.
 */
import type { MemberFacts } from "./facts";
import { ESTABLISHED_MINUTES, ESTABLISHED_POSTS } from "./limits";
import { OPENS } from "./trust";

export type Standing = "newcomer" | "member" | "trusted";

export function standing(author: MemberFacts): Standing {
  if (author.role !== "member" || author.trust >= OPENS.fewerChecks) return "trusted";
  const isEstablished =
    author.isVerified && author.approvedPosts >= ESTABLISHED_POSTS && author.accountAgeMinutes >= ESTABLISHED_MINUTES;
  return isEstablished ? "member" : "newcomer";
}
