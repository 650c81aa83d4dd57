/**
 * Who changes pages and FAQ entries at once, and who proposes.
 *
 * Promises: nobody with a confirmed address is turned away; what may not be published at once
 * becomes a proposal. Protection `open`: from trust 1; `trusted` (the default for new pages):
 * from trust 3; `staff`: staff experts and administrators. FAQ entries are the company's word:
 * whatever their protection says, only staff publish them. Rule texts are the administrators'.
 */
import type { ActorFacts, DocumentFacts, Protection } from "../facts";
import type { Reason } from "../reason";
import { OPENS } from "../trust";
import {
  ALLOWED,
  asMember,
  hasProvenAddress,
  holdsOffice,
  isAdmin,
  isAuthor,
  isModerator,
  isStaff,
  type Permission,
  refused,
  when,
} from "./permission";
import { canSeeDocument, canSeeHistory } from "./posts";

export const PROTECTIONS: readonly Protection[] = ["open", "trusted", "staff"];
export const DEFAULT_PROTECTION: Protection = "trusted";

export function canPublishPage(actor: ActorFacts, page: DocumentFacts): Permission {
  return onPage(actor, page, (member) => {
    if (page.kind === "rule") return when(isAdmin(member), "admins-only");
    if (page.kind === "faq-entry") return when(isStaff(actor), "staff-only");
    if (page.protection === "staff") return when(isStaff(actor), "page-protected");
    if (holdsOffice(actor)) return { allowed: true };
    if (!hasProvenAddress(member)) return refused("verify-first");
    const level = page.protection === "open" ? OPENS.publishOpenPage : OPENS.publishTrustedPage;
    return when(member.trust >= level, "suggest-instead");
  });
}

/** Independent of others' proposals; any number may wait on one page. */
export function canProposePage(actor: ActorFacts, page: DocumentFacts): Permission {
  return onPage(actor, page, (member) => {
    if (page.kind === "rule") return when(isAdmin(member), "admins-only");
    return when(hasProvenAddress(member) || holdsOffice(actor), "verify-first");
  });
}

/**
 * Who says who may publish it. Moderators and staff; what is reserved for staff only they set and lift, and nobody hands
 * out a right over a page that they do not have themselves.
 */
export function canSetProtection(actor: ActorFacts, page: DocumentFacts, to?: Protection): Permission {
  return onPage(actor, page, () => {
    if (page.kind !== "page") return refused("wrong-kind");
    if (page.state !== "published") return refused("not-published");
    if (page.protection === "staff" || to === "staff") return when(isStaff(actor), "staff-only");
    return when(holdsOffice(actor), "moderators-only");
  });
}

/** Why a person reads a new page first; nothing for those who may publish it alone. */
export function reasonsForNewPage(actor: ActorFacts, page: DocumentFacts): Reason[] {
  return canPublishPage(actor, page).allowed ? [] : [{ code: "new-page", rule: null }];
}

/** A page that waits for a moderator, or that went back: its author mends it, moderators may help. */
export function canEditHeldPage(actor: ActorFacts, page: DocumentFacts): Permission {
  return onPage(actor, page, () => {
    if (page.state !== "held" && page.state !== "returned") return refused("edit-directly");
    return when(isAuthor(actor, page) || isModerator(actor), "author-only");
  });
}

/**
 * Read a suggested change: nobody has looked at it yet, or somebody has and said no, so it is for its author, for the author
 * of the text and for those who review. What was accepted stands in the history anyway.
 */
export function canSeeProposal(
  actor: ActorFacts,
  document: DocumentFacts,
  proposal: { authorId: number | null; isAccepted: boolean },
): Permission {
  const seen = canSeeHistory(actor, document);
  if (!seen.allowed || proposal.isAccepted) return seen;
  if (isAuthor(actor, proposal) || isAuthor(actor, document) || holdsOffice(actor)) return ALLOWED;
  return canReviewProposal(actor, document, proposal);
}

/** `proposal.authorId` is who proposed. Whoever could have published it may let it through. */
export function canReviewProposal(
  actor: ActorFacts,
  document: DocumentFacts,
  proposal: { authorId: number | null },
): Permission {
  if (isAuthor(actor, proposal)) return refused("own-case");
  const isPage = document.kind === "page" || document.kind === "faq-entry";
  if (isPage) return canPublishPage(actor, document);
  const seen = canSeeDocument(actor, document);
  if (!seen.allowed) return seen;
  return asMember(actor, { kind: "edit", place: document }, (member) => {
    if (document.kind !== "question" && document.kind !== "answer") return refused("wrong-kind");
    if (isAuthor(actor, document) || holdsOffice(actor)) return { allowed: true };
    return when(member.trust >= OPENS.reviewProposals, "trust-needed");
  });
}

function onPage(actor: ActorFacts, page: DocumentFacts, decide: Parameters<typeof asMember>[2]): Permission {
  const seen = canSeeDocument(actor, page);
  if (!seen.allowed) return seen;
  return asMember(actor, { kind: "edit", place: page }, (member) => {
    if (!["page", "faq-entry", "rule"].includes(page.kind)) return refused("wrong-kind");
    if (page.state === "removed" || page.state === "deleted") return refused("not-published");
    return decide(member);
  });
}
