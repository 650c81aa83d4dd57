/**
 * Two independent reasons hold what one of them only marks.
 *
 * Promises: a reason is what one detector noticed, and two are independent when they come from different detectors and do not
 * point at the same words (a number to ring is a contact and an offer: one reason). From well-known members three are asked for.
 * Source: large networks of communities, where one sign was right in half of the cases and two in 49 of 50. What is certain by
 * itself does not wait for a second: its strength is above the rule's threshold.
 */
import type { Hit } from "./detectors/hit";
import type { Rule } from "./rules";
import type { Standing } from "./standing";

/** What one detector of a rule noticed. */
export type Noticed = { rule: Rule; hits: readonly Hit[]; strength: number };

/** Weaker ones are no reason at all. */
const NOTICED_FROM: Readonly<Record<Standing, number>> = { newcomer: 0.25, member: 0.3, trusted: 0.4 };
const REASONS_NEEDED: Readonly<Record<Standing, number>> = { newcomer: 2, member: 2, trusted: 3 };

/** The reasons that hold together; empty where they do not. */
export function independentReasons(noticed: readonly Noticed[], level: Standing): Noticed[] {
  const counted: Noticed[] = [];
  for (const one of [...noticed].sort((a, b) => b.strength - a.strength)) {
    if (one.strength < NOTICED_FROM[level] || one.rule.rung === "shadow" || one.rule.rung === "tag") continue;
    if (!counted.some((other) => pointsAtTheSame(one, other))) counted.push(one);
  }
  return counted.length >= REASONS_NEEDED[level] ? counted : [];
}

function pointsAtTheSame(one: Noticed, other: Noticed): boolean {
  const [here, there] = [strongest(one.hits), strongest(other.hits)];
  if (here === undefined || there === undefined || here.isAboutAll === true || there.isAboutAll === true) return false;
  return here.field === there.field && here.start < there.end && there.start < here.end;
}

function strongest(hits: readonly Hit[]): Hit | undefined {
  return [...hits].sort((a, b) => b.strength - a.strength)[0];
}
