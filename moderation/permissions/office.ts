/**
 * What moderators, staff experts and administrators may do, and the few of these acts that trust
 * or being the author opens too.
 *
 * Promises: nobody decides about their own post; the first decider of a case never decides its
 * appeal; nobody changes their own role or acts on a member who outranks them; reviewing and
 * deciding need the role, not just trust. Everything that can be undone has its undoing predicate.
 */
import type { ClosingReason } from "../closing";
import type { ActorFacts, DocumentFacts, MemberFacts, Role } from "../facts";
import { isWithin } from "../restrictions";
import { OPENS } from "../trust";
import {
  ALLOWED,
  asMember,
  holdsOffice,
  isAdmin,
  isAuthor,
  isModerator,
  type OfficeFacts,
  type Permission,
  refused,
  when,
} from "./permission";
import { canSeeDocument } from "./posts";

const place = (document: DocumentFacts) => ({ kind: "everything" as const, place: document });

/** Left out `reason`: may this person close it for any reason at all? */
export function canClose(actor: ActorFacts, question: DocumentFacts, reason?: ClosingReason): Permission {
  return onQuestion(actor, question, (member) => {
    if (question.isClosed) return refused("already-closed");
    if (holdsOffice(actor)) return ALLOWED;
    const isDuplicate = reason === undefined || reason === "duplicate";
    if (isDuplicate && member.trust >= OPENS.markDuplicate) return ALLOWED;
    const isOwnMatter = isDuplicate || reason === "resolved-elsewhere";
    return when(isAuthor(actor, question) && isOwnMatter, "moderators-only");
  });
}

export function canMarkDuplicate(actor: ActorFacts, question: DocumentFacts): Permission {
  return canClose(actor, question, "duplicate");
}

/** Rules about when reopening makes sense, for the asker above all, are in closing.ts. */
export function canReopen(actor: ActorFacts, question: DocumentFacts): Permission {
  return onQuestion(actor, question, () => {
    if (!question.isClosed) return refused("not-closed");
    return when(holdsOffice(actor) || isAuthor(actor, question), "moderators-only");
  });
}

export function canProtect(actor: ActorFacts, question: DocumentFacts): Permission {
  return onQuestion(actor, question, () => when(holdsOffice(actor), "moderators-only"));
}

export function canPin(actor: ActorFacts, question: DocumentFacts): Permission {
  return onQuestion(actor, question, () => when(holdsOffice(actor), "moderators-only"));
}

/** To another area or product. */
export function canMove(actor: ActorFacts, question: DocumentFacts): Permission {
  return onQuestion(actor, question, () => when(holdsOffice(actor), "moderators-only"), true);
}

/** The asker sets product, version, area and language of the own question; asking there must be open to them (canAsk). */
export function canCorrectPlace(actor: ActorFacts, question: DocumentFacts): Permission {
  const moved = canMove(actor, question);
  if (moved.allowed) return moved;
  return onQuestion(actor, question, () => when(isAuthor(actor, question), "author-only"), true);
}

export function canMerge(actor: ActorFacts, from: DocumentFacts, into: DocumentFacts): Permission {
  const source = onQuestion(actor, from, () => when(isModerator(actor), "moderators-only"));
  return source.allowed ? onQuestion(actor, into, () => ALLOWED) : source;
}

/** The list of what waits: held posts, flags, appeals. */
export function canReview(actor: ActorFacts): Permission {
  return asMember(actor, null, () => when(isModerator(actor), "moderators-only"));
}

export type CaseFacts = {
  /** Author of what the case is about, or who appeals. */
  authorId: number | null;
  isAppeal: boolean;
  /** Who made the decision that is appealed against. */
  firstDeciderId: number | null;
};

export function canDecide(actor: ActorFacts, about: CaseFacts): Permission {
  return asMember(actor, null, (member) => {
    if (!isModerator(actor)) return refused("moderators-only");
    if (isAuthor(actor, about)) return refused("own-case");
    return when(!about.isAppeal || about.firstDeciderId !== member.id, "first-decider");
  });
}

/** Only the person concerned, also while suspended: an appeal is never restricted. */
export function canAppeal(
  actor: ActorFacts,
  decision: { authorId: number | null; isAppealed: boolean; isWithinTime: boolean },
): Permission {
  if (actor === null) return refused("sign-in");
  if (!isAuthor(actor, decision)) return refused("author-only");
  return when(!decision.isAppealed && decision.isWithinTime, "not-appealable");
}

/** `answerCount` counts published answers of a question; `isAccepted` is about an answer. */
export function canDelete(
  actor: ActorFacts,
  document: DocumentFacts,
  { answerCount = 0, isAccepted = false }: { answerCount?: number; isAccepted?: boolean } = {},
): Permission {
  const seen = canSeeDocument(actor, document);
  if (!seen.allowed) return seen;
  return asMember(actor, place(document), () => {
    if (document.state === "deleted") return refused("not-published");
    if (isModerator(actor)) return ALLOWED;
    if (!isAuthor(actor, document)) return refused("author-only");
    if (document.state === "removed") return refused("not-published");
    if (document.kind === "question" && answerCount > 0) return refused("has-answers");
    if (document.kind === "answer" && isAccepted) return refused("is-accepted");
    return when(["question", "answer", "comment"].includes(document.kind), "moderators-only");
  });
}

export function canRestore(actor: ActorFacts, document: DocumentFacts): Permission {
  const seen = canSeeDocument(actor, document);
  if (!seen.allowed) return seen;
  return asMember(actor, null, () => {
    if (!isModerator(actor)) return refused("moderators-only");
    if (document.state === "removed" && isAuthor(actor, document)) return refused("own-case");
    return when(document.state === "deleted" || document.state === "removed", "not-restorable");
  });
}

/** The pages of moderators, staff and administrators; what each of them may do there is asked again. */
export function canEnterOffice(actor: OfficeFacts): Permission {
  return asOfficer(actor, () => when(holdsOffice(actor), "moderators-only"));
}

/** Brand, areas, products, rules, limits. */
export function canManageSettings(actor: OfficeFacts): Permission {
  return asOfficer(actor, () => when(isAdmin(actor), "admins-only"));
}

/** The list of members with addresses, roles and sessions. */
export function canManageMembers(actor: OfficeFacts): Permission {
  return asOfficer(actor, () => when(isAdmin(actor), "admins-only"));
}

/** Restrictions of single functions take nothing from an office; a suspension takes all of it. */
function asOfficer(actor: OfficeFacts, decide: () => Permission): Permission {
  if (actor === null) return refused("sign-in");
  return actor.isSuspended ? refused("suspended") : decide();
}

export function canGrantRole(actor: ActorFacts, subject: Pick<MemberFacts, "id" | "role">, to: Role): Permission {
  return asMember(actor, null, (member) => {
    if (!isAdmin(member)) return refused("admins-only");
    if (subject.role === to) return ALLOWED;
    return when(subject.id !== member.id, "own-role");
  });
}

/** A community is never without an administrator. */
export function needsAnotherAdmin(subject: Pick<MemberFacts, "role">, to: Role): boolean {
  return subject.role === "admin" && to !== "admin";
}

/**
 * Moderators restrict members for as long as administrators allow (`longest`); only administrators restrict those who hold a role, for longer, or
 * until somebody lifts it. `wanted` left out: may this person restrict the other at all, or lift what is in force?
 */
export function canRestrict(
  actor: ActorFacts,
  subject: Pick<MemberFacts, "id" | "role">,
  wanted?: { days: number | null; longest: number | null },
): Permission {
  return asMember(actor, null, (member) => {
    if (!isModerator(actor)) return refused("moderators-only");
    if (subject.id === member.id) return refused("own-case");
    if (isAdmin(member)) return ALLOWED;
    if (subject.role !== "member") return refused("outranked");
    return when(wanted === undefined || isWithin(wanted.days, wanted.longest), "longer-by-admins");
  });
}

/** A member's record of decisions and restrictions: their own, or as a moderator. */
export function canSeeRecord(actor: ActorFacts, memberId: number): Permission {
  if (actor === null) return refused("sign-in");
  return when(actor.id === memberId || isModerator(actor), "moderators-only");
}

/** Make an FAQ entry from an answer. */
export function canPromote(actor: ActorFacts, source: DocumentFacts): Permission {
  const seen = canSeeDocument(actor, source);
  if (!seen.allowed) return seen;
  return asMember(actor, place(source), () => {
    if (source.kind !== "answer" && source.kind !== "page") return refused("wrong-kind");
    if (source.state !== "published") return refused("not-published");
    return when(holdsOffice(actor), "moderators-only");
  });
}

function onQuestion(
  actor: ActorFacts,
  question: DocumentFacts,
  decide: (member: MemberFacts) => Permission,
  isHeldToo = false,
): Permission {
  const seen = canSeeDocument(actor, question);
  if (!seen.allowed) return seen;
  return asMember(actor, place(question), (member) => {
    if (question.kind !== "question") return refused("wrong-kind");
    const isRight = question.state === "published" || (isHeldToo && question.state === "held");
    return isRight ? decide(member) : refused("not-published");
  });
}
