/**
 * The same text again: of one's own recent posts, or of posts that were removed as spam.
 *
 * Promises: compares sketches (shingles.ts), so small edits do not hide a copy, and texts of a few
 * words are never compared. Costs at most 550 merges of 128 numbers. The caller leaves out the
 * sketch of the very document that is being edited.
 */
import type { SubmissionFacts } from "../facts";
import { similarity } from "../text/shingles";
import { type Hit, wholeHit } from "./hit";

export type RepetitionParameters = {
  /** Share of common word runs from which two texts are called the same. */
  ownAlike: number;
  spamAlike: number;
};

export const REPETITION: RepetitionParameters = { ownAlike: 0.75, spamAlike: 0.5 };

/** However many the caller passes. */
const MOST_OWN = 50;
const MOST_SPAM = 500;

export function detectRepetition({ text, history }: SubmissionFacts, parameters: RepetitionParameters): Hit[] {
  const hits: Hit[] = [];
  const own = nearest(text.sketch, history.ownSketches.slice(0, MOST_OWN));
  if (own >= parameters.ownAlike) {
    hits.push(wholeHit(text, "repeats-own", between(0.5, 0.85, own, parameters.ownAlike)));
  }
  const spam = nearest(text.sketch, history.spamSketches.slice(0, MOST_SPAM));
  if (spam >= parameters.spamAlike) {
    hits.push(wholeHit(text, "resembles-spam", between(0.6, 0.98, spam, parameters.spamAlike)));
  }
  return hits;
}

function nearest(sketch: readonly number[], others: readonly (readonly number[])[]): number {
  return others.reduce((best, other) => Math.max(best, similarity(sketch, other)), 0);
}

/** Likeness from the threshold to 1 becomes strength from `low` to `high`. */
function between(low: number, high: number, likeness: number, threshold: number): number {
  const share = threshold >= 1 ? 1 : (likeness - threshold) / (1 - threshold);
  return low + (high - low) * share;
}
