/**
 * The answer of every predicate, and the few questions they all ask first.
 *
 * Promises: an answer is either yes or no with one reason, the first that applies, in this order:
 * not visible, not signed in, suspended, restricted, then what is particular. A document that may
 * not be seen is never described further. Roles: an admin is also moderator and staff, and whoever
 * is suspended holds no office. Nobody compares roles elsewhere.
 */
import type { ActorFacts, DocumentFacts, MemberFacts, RestrictedFunction, Role } from "../facts";
import type { PermissionReason } from "../reasons";
import { isRestricted, type RestrictedPlace } from "../restrictions";

export type Permission = { allowed: true } | { allowed: false; reason: PermissionReason };

export const ALLOWED: Permission = { allowed: true };

export function refused(reason: PermissionReason): Permission {
  return { allowed: false, reason };
}

export function when(isAllowed: boolean, reason: PermissionReason): Permission {
  return isAllowed ? ALLOWED : refused(reason);
}

const MODERATING: readonly Role[] = ["moderator", "admin"];
export const EXPERT: readonly Role[] = ["staff", "admin"];

/** All that an office depends on: known with the session, before anything else of a member is loaded. `null`: a guest. */
export type OfficeFacts = Pick<MemberFacts, "role" | "isSuspended"> | null;

export function isModerator(actor: OfficeFacts): boolean {
  return holds(actor, MODERATING);
}

export function isStaff(actor: OfficeFacts): boolean {
  return holds(actor, EXPERT);
}

export function isAdmin(actor: OfficeFacts): boolean {
  return holds(actor, ["admin"]);
}

/** Confirmed an address, or cannot: nobody is asked for what this community has no means to take. */
export function hasProvenAddress({ isVerified, mayVerify }: Pick<MemberFacts, "isVerified" | "mayVerify">): boolean {
  return isVerified || !mayVerify;
}

/** Moderator, staff or admin. */
export function holdsOffice(actor: OfficeFacts): boolean {
  return isModerator(actor) || isStaff(actor);
}

/** Whether the office is said beside the name. It is a fact about the account, and no right. */
export function isNamedWithOffice<T extends { role: Role }>(
  person: T,
): person is T & { role: Exclude<Role, "member"> } {
  return person.role !== "member";
}

/** Whoever is suspended has no office. */
function holds(actor: OfficeFacts, roles: readonly Role[]): boolean {
  return actor !== null && !actor.isSuspended && roles.includes(actor.role);
}

export function isAuthor(actor: ActorFacts, document: Pick<DocumentFacts, "authorId">): boolean {
  return actor !== null && document.authorId !== null && actor.id === document.authorId;
}

/**
 * Signed in, not suspended, not restricted in `kind` at that place; then `decide` with the member.
 * The actor is passed on without null so that the rest reads straight.
 */
export function asMember(
  actor: ActorFacts,
  restriction: { kind: RestrictedFunction; place?: RestrictedPlace } | null,
  decide: (member: MemberFacts) => Permission,
): Permission {
  if (actor === null) return refused("sign-in");
  if (actor.isSuspended) return refused("suspended");
  if (restriction !== null && isRestricted(actor, restriction.kind, restriction.place)) {
    return refused("restricted");
  }
  return decide(actor);
}
