/**
 * The order of the queue: how much harm waiting may do, times how long it waits.
 *
 * Promises: one number per case, explained on the page; what may hurt somebody comes before what is only untidy, however old;
 * among the same kind the oldest comes first; waiting counts up to a week, so that a heap of old tasks never hides a fresh
 * threat.
 */
import type { TextReason } from "./reasons";

export const RISK = {
  harm: 2_000,
  /** An appeal that has waited longer than it may (ANSWER_DAYS). */
  appealLate: 1_500,
  respect: 600,
  spam: 500,
  hidden: 400,
  held: 200,
  flag: 200,
  appeal: 150,
  edit: 100,
  proposal: 12,
  reopen: 12,
  review: 12,
  report: 5,
  sourceChanged: 2,
} as const;

/** Held newcomers come first among their like: what happens now decides whether they come back. */
export const NEWCOMER_FACTOR = 2;

/** What is already sure enough to hold whoever wrote it. */
export const HARMFUL: readonly TextReason[] = ["threat", "link-trap", "link-hidden", "secret-asked"];

/** A fresh case has waited so long already: risk decides among the fresh ones, and old small tasks do not overtake. */
export const HEAD_START_MINUTES = 240;
export const MOST_WAITING_MINUTES = 7 * 24 * 60;

/** What people say: minutes below an hour and a half, hours below two days, then days. */
export function waitingWords(minutes: number): { amount: number; unit: "minutes" | "hours" | "days" } {
  if (minutes < 90) return { amount: Math.max(1, Math.round(minutes)), unit: "minutes" };
  const hours = minutes / 60;
  return hours < 48 ? { amount: Math.round(hours), unit: "hours" } : { amount: Math.round(hours / 24), unit: "days" };
}
