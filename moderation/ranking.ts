/**
 * The order of answers: accepted first, then by the Wilson lower bound of their votes, then age.
 *
 * Promises: total and stable (ids break ties), so pages of answers never shuffle; two votes of two
 * do not beat 60 of 65. Source: Wilson 1927, as used by Miller, "How not to sort by average
 * rating". Dropped: plain score (favours early answers), average (favours few votes).
 */

/** Normal quantile for a one-sided 90 %: small forums have few votes, 95 % would hide young answers. */
export const WILSON_Z = 1.2816;

/** Lower bound of the share of up votes, 0 to 1. Without votes 0. */
export function wilsonLowerBound(up: number, down: number, z = WILSON_Z): number {
  const count = up + down;
  if (count <= 0) return 0;
  const share = up / count;
  const squared = z * z;
  const centre = share + squared / (2 * count);
  const margin = z * Math.sqrt((share * (1 - share) + squared / (4 * count)) / count);
  // Rounding must not lift it above the share (2,500 against and none for: 5e-20).
  return Math.min(share, Math.max(0, (centre - margin) / (1 + squared / count)));
}

export type AnswerRank = {
  id: number;
  isAccepted: boolean;
  upVotes: number;
  downVotes: number;
  publishedAt: Date;
};

/** For `sort`: the better answer first. Of equal bounds the higher score, then the older one. */
export function compareAnswers(a: AnswerRank, b: AnswerRank): number {
  if (a.isAccepted !== b.isAccepted) return a.isAccepted ? -1 : 1;
  const bound = wilsonLowerBound(b.upVotes, b.downVotes) - wilsonLowerBound(a.upVotes, a.downVotes);
  if (bound !== 0) return bound;
  const score = b.upVotes - b.downVotes - (a.upVotes - a.downVotes);
  if (score !== 0) return score;
  const age = a.publishedAt.getTime() - b.publishedAt.getTime();
  return age !== 0 ? age : a.id - b.id;
}

export type AnswerOrder = "best" | "newest" | "oldest";
export const ANSWER_ORDERS: readonly AnswerOrder[] = ["best", "newest", "oldest"];

/** A new array. Accepted answers lead only in `best`: who asks for another order gets that order. */
export function orderAnswers<Answer extends AnswerRank>(answers: readonly Answer[], order: AnswerOrder): Answer[] {
  const byAge = (a: AnswerRank, b: AnswerRank) => a.publishedAt.getTime() - b.publishedAt.getTime() || a.id - b.id;
  const sorted = [...answers];
  switch (order) {
    case "best":
      return sorted.sort(compareAnswers);
    case "newest":
      return sorted.sort((a, b) => byAge(b, a));
    case "oldest":
      return sorted.sort(byAge);
  }
}
