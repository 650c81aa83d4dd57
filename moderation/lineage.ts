/**
 * Whether an FAQ entry may still stand on its source, and when readers' ratings call for a look.
 *
 * Promises: the state of a source is computed from what is true of it now, so that an entry never has to
 * be told how it came about; worse comes first (gone, contradicted, voted down, changed). A revert to the text that
 * was used is no change.
 */
export type SourceState = "ok" | "changed" | "gone" | "contradicted" | "voted-down";

/**
 * From this score on readers have spoken against an answer: three more of them found it wrong than right. One who is angry
 * and a friend are not enough to call the experts.
 */
export const VOTED_DOWN_SCORE = -3;

export type SourceFacts = {
  /** Published, and so is everything it hangs under. */
  isVisible: boolean;
  /** Of an answer; null where nothing is accepted (a wiki page). */
  isAccepted: boolean | null;
  /** Votes for it minus votes against it; null where nobody votes. */
  score: number | null;
  /** The live text is, word for word, the one that was used or last confirmed. */
  isSameText: boolean;
};

export function sourceState({ isVisible, isAccepted, score, isSameText }: SourceFacts): SourceState {
  if (!isVisible) return "gone";
  if (isAccepted === false) return "contradicted";
  if (score !== null && score <= VOTED_DOWN_SCORE) return "voted-down";
  return isSameText ? "ok" : "changed";
}

export const MOST_STARS = 6;
/** One such rating with words to it is reason enough to look. */
export const LOW_RATING = 2;
/** Half of 1 to 6: below it, readers are on the whole not helped. */
export const LOW_AVERAGE = 3.5;
/** Fewer say nothing about an average. */
export const RATINGS_FOR_AVERAGE = 5;

export type RatingTask = "low-rating" | "low-average";

/** `before`: count and sum without this rating. The average calls once, when it falls below. */
export function ratingTask(
  rating: { stars: number; hasComment: boolean },
  { before, after }: { before: RatingTotal; after: RatingTotal },
): RatingTask | null {
  if (rating.stars <= LOW_RATING && rating.hasComment) return "low-rating";
  return isLow(after) && !isLow(before) ? "low-average" : null;
}

export type RatingTotal = { count: number; sum: number };

function isLow({ count, sum }: RatingTotal): boolean {
  return count >= RATINGS_FOR_AVERAGE && sum / count < LOW_AVERAGE;
}
