/**
 * What somebody may not do yet, and what may not be done at all.
 *
 * Promises: a "no" that ends by something the person can do or wait for (log in, confirm the address, let a restriction
 * end, earn trust) is told from one that stays, so that the control is there and leads to what is missing.
 */
import type { PermissionReason } from "../reasons";
import type { Permission } from "./permission";

const FOR_NOW = ["sign-in", "verify-first", "suspended", "restricted", "question-protected"] as const;

export type Lacking = (typeof FOR_NOW)[number];

/** What is missing; null when it is allowed, or refused for good. */
export function lackingFor(permission: Permission): Lacking | null {
  return permission.allowed ? null : asLacking(permission.reason);
}

function asLacking(reason: PermissionReason): Lacking | null {
  return FOR_NOW.find((one) => one === reason) ?? null;
}
