/**
 * Whether a rule agrees with its author's examples: each of them is looked at as if a new member wrote it.
 */
import { isReached, type Thresholds } from "./sureness";

export const AGREEMENTS = ["agrees", "unnoticed", "marked", "held"] as const;
/** `unnoticed`: bad, and nothing is seen. `marked`, `held`: good, and wrongly so. */
export type Agreement = (typeof AGREEMENTS)[number];

export function agreementOf(example: { isBad: boolean; strength: number }, { tag, hold }: Thresholds): Agreement {
  if (example.isBad) return isReached(example.strength, tag) ? "agrees" : "unnoticed";
  if (isReached(example.strength, hold)) return "held";
  return isReached(example.strength, tag) ? "marked" : "agrees";
}
