/**
 * What the filter of this community learnt from its moderators' decisions (filter/), as one reason among the others.
 *
 * Promises: by itself it marks, and holds only beside another reason; a filter that has not proved itself yet is only counted.
 * The passage is what weighed most. Refuses: to be asked where nobody trained one; then there is no hit.
 */
import type { SubmissionFacts } from "../facts";
import { type Hit, hit } from "./hit";

export type LearnedParameters = { strength: number };

/** Below what holds anybody's text; together with a second reason it does. */
export const LEARNED: LearnedParameters = { strength: 0.45 };

export function detectLearned({ text, learned }: SubmissionFacts, { strength }: LearnedParameters): Hit[] {
  if (learned === null || !learned.isPointedAt) return [];
  const one = hit(text, learned.passage, "learned", strength, { words: learned.words.join(", ") });
  return learned.isProven ? [{ ...one, isAboutAll: true }] : [{ ...one, isShadow: true }];
}
