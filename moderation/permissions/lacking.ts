/**
 * What somebody may not do yet, and what may not be done at all.
 *
 * Promises: a "no" that ends by something the person can do or wait for (log in, confirm the address, let a restriction
 * end, earn trust) is told from one that stays, so that the control is there and leads to what is missing.
 */
import type { Permission } from "./permission";

const FOR_NOW = ["sign-in", "verify-first", "suspended", "restricted", "question-protected"] as const;

export type Lacking = (typeof FOR_NOW)[number];

/** What is missing; null when it is allowed, or refused for good. */
export function lackingFor(permission: Permission): Lacking | null {
  return permission.allowed ? null : lackingFrom(permission.reason);
}

/** The same from the reason alone, as a page that says no has it. */
export function lackingFrom(reason: string | null): Lacking | null {
  return FOR_NOW.find((one) => one === reason) ?? null;
}
