/**
 * How sure a rule must be, in steps that have words: what is read in a form instead of numbers between 0 and 1.
 *
 * Promises: a sign alone reaches `sign`, two `two`, three `three`, five of them or one plain find `plain`. A threshold from
 * before there were steps stays what it is until somebody chooses another one.
 */
import type { Standing } from "../standing";

/** Combined strength from which something follows; `null`: never. */
export type Thresholds = { tag: number; hold: number | null; block: number | null };

/** Strengths of finds, set so that signs add up to the steps below. */
export const STRENGTH = { sign: 0.4, plain: 0.95 } as const;
export type Weight = keyof typeof STRENGTH;

export const SURENESS = { hint: 0.25, sign: 0.4, two: 0.6, three: 0.75, plain: 0.9 } as const;
export type Sureness = keyof typeof SURENESS;
export const SURENESS_STEPS = Object.keys(SURENESS) as readonly Sureness[];

/** The surest step that a strength reaches; null below all of them. */
export function surenessOf(strength: number): Sureness | null {
  return SURENESS_STEPS.findLast((step) => strength >= SURENESS[step] - ROUNDING) ?? null;
}

/** 1 − (1 − .4) is not quite .4. */
const ROUNDING = 1e-9;

/** The step that a threshold is; null for numbers between two steps. */
export function stepOf(threshold: number): Sureness | null {
  return SURENESS_STEPS.find((step) => Math.abs(SURENESS[step] - threshold) < ROUNDING) ?? null;
}

export function isReached(strength: number, threshold: number | null): boolean {
  return threshold !== null && strength >= threshold - ROUNDING;
}

/** What a rule of one's own starts with: a sign marks, what is plain holds. */
export const OWN_THRESHOLDS: Readonly<Record<Standing, Thresholds>> = {
  newcomer: { tag: SURENESS.sign, hold: SURENESS.two, block: null },
  member: { tag: SURENESS.sign, hold: SURENESS.plain, block: null },
  trusted: { tag: SURENESS.two, hold: SURENESS.plain, block: null },
};
