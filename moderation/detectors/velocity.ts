/**
 * New accounts that post faster than people do.
 *
 * Promises: only newcomers are measured; a lively first evening (a question, some comments, an
 * answer) stays below. Pasting a prepared text is normal, so the time spent in the form is a weak
 * sign that never holds a post by itself. Rate limits (limits.ts) come before and are harder.
 */
import { RECENT_MINUTES, type SubmissionFacts } from "../facts";
import { textWeight } from "../limits";
import { standing } from "../standing";
import { type Hit, wholeHit } from "./hit";

export type VelocityParameters = {
  /** Posts within RECENT_MINUTES that are still unremarkable. */
  most: number;
  /** A longer text handed in sooner was not typed here. */
  fewestSeconds: number;
  longWeight: number;
};

export const VELOCITY: VelocityParameters = { most: 6, fewestSeconds: 4, longWeight: 200 };

export function detectVelocity(facts: SubmissionFacts, parameters: VelocityParameters): Hit[] {
  if (standing(facts.author, facts.site) !== "newcomer" || facts.isEdit) return [];
  const hits: Hit[] = [];
  const count = facts.history.recentPosts + 1;
  if (count > parameters.most) {
    const strength = Math.min(0.5 + 0.1 * (count - parameters.most - 1), 0.9);
    hits.push(wholeHit(facts.text, "too-fast", strength, { count, minutes: RECENT_MINUTES }));
  }
  const isSudden = facts.typingSeconds !== null && facts.typingSeconds < parameters.fewestSeconds;
  const isLong = textWeight(facts.text.body, parameters.longWeight) >= parameters.longWeight;
  if (isSudden && isLong) hits.push(wholeHit(facts.text, "typed-too-fast", 0.2));
  return hits;
}
