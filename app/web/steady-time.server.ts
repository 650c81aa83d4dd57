// Answers that must not tell by their speed what was found take as long as the slowest of them usually does.
import { setTimeout as sleep } from "node:timers/promises";

const STEADY_MS = 400;

/** The result of `work`, not before STEADY_MS have passed since it began. */
export async function inSteadyTime<T>(work: Promise<T>): Promise<T> {
  const [result] = await Promise.allSettled([work, sleep(STEADY_MS)]);
  if (result.status === "rejected") throw result.reason;
  return result.value;
}
