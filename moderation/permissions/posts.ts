/**
 * What a person may do with posts: see, ask, answer, comment, vote, accept, edit, follow, flag.
 *
 * Promises: guests read and nothing else; nobody votes on, flags or "me too"s their own; authors
 * see and mend what was held or returned; what was removed is seen by its author and moderators,
 * what was deleted by moderators; whatever hangs under something unseen is unseen.
 * The same answers hide buttons in the browser and guard actions on the server.
 * What offices may do is in moderation/permissions/office, pages are in moderation/permissions/pages.
 */
import type { ActorFacts, ContainerFacts, DocumentFacts, PlaceFacts } from "../facts";
import { OPENS } from "../trust";
import {
  ALLOWED,
  asMember,
  hasProvenAddress,
  holdsOffice,
  isAuthor,
  isModerator,
  isStaff,
  type Permission,
  refused,
  when,
} from "./permission";

/** A comment under an answer under a question: nothing hangs deeper than this. */
const DEEPEST = 3;

export function canSeeDocument(actor: ActorFacts, document: DocumentFacts): Permission {
  let current: ContainerFacts | undefined = document;
  for (let depth = 0; depth <= DEEPEST && current !== undefined; depth += 1) {
    if (!seesState(actor, current)) return refused("not-visible");
    current = current.within;
  }
  return current === undefined ? ALLOWED : refused("not-visible");
}

function seesState(actor: ActorFacts, { state, authorId }: ContainerFacts): boolean {
  if (state === "published") return true;
  // An FAQ entry that its team works on.
  if (state === "draft") return holdsOffice(actor);
  if (isModerator(actor)) return true;
  return state !== "deleted" && isAuthor(actor, { authorId });
}

/** Revisions may hold what was taken out for a reason: of a removed post only moderators see them. */
export function canSeeHistory(actor: ActorFacts, document: DocumentFacts): Permission {
  const seen = canSeeDocument(actor, document);
  if (!seen.allowed) return seen;
  return when(document.state !== "removed" || isModerator(actor), "moderators-only");
}

/** Versions that never went live: what waited, what was sent back. An entry of the FAQ is its whole team's. */
export function canSeeUnpublished(actor: ActorFacts, document: DocumentFacts): Permission {
  const seen = canSeeDocument(actor, document);
  if (!seen.allowed) return seen;
  const isTeam = document.kind === "faq-entry" && holdsOffice(actor);
  return when(isModerator(actor) || isTeam || isAuthor(actor, document), "moderators-only");
}

export function canAsk(actor: ActorFacts, place: PlaceFacts): Permission {
  const isMarket = place.allowsAdvertising === true;
  return asMember(actor, { kind: "post", place }, () =>
    isMarket ? asMember(actor, { kind: "marketplace", place }, () => ALLOWED) : ALLOWED,
  );
}

/** `question`: an answer may also be given to one's own. */
export function canAnswer(actor: ActorFacts, question: DocumentFacts): Permission {
  return onVisible(actor, question, () =>
    asMember(actor, { kind: "post", place: question }, (member) => {
      if (question.kind !== "question") return refused("wrong-kind");
      if (question.state !== "published") return refused("not-published");
      if (question.isClosed) return refused("question-closed");
      const passesProtection = !question.isProtected || holdsOffice(actor) || member.trust >= OPENS.answerProtected;
      return when(passesProtection, "question-protected");
    }),
  );
}

/** On a question or answer. Closing stops answers, not the talk about what is missing. */
export function canComment(actor: ActorFacts, target: DocumentFacts): Permission {
  return onVisible(actor, target, () =>
    asMember(actor, { kind: "post", place: target }, (member) => {
      if (target.kind !== "question" && target.kind !== "answer") return refused("wrong-kind");
      if (target.state !== "published") return refused("not-published");
      const passesProtection =
        !target.isProtected || holdsOffice(actor) || isAuthor(actor, target) || member.trust >= OPENS.answerProtected;
      return when(passesProtection, "question-protected");
    }),
  );
}

export function canVote(actor: ActorFacts, target: DocumentFacts, direction: "up" | "down" = "up"): Permission {
  return onVisible(actor, target, () =>
    asMember(actor, { kind: "vote", place: target }, (member) => {
      if (!isPost(target)) return refused("wrong-kind");
      if (target.state !== "published") return refused("not-published");
      if (isAuthor(actor, target)) return refused("own-vote");
      if (target.kind === "comment" && direction === "down") return refused("comments-up-only");
      return when(hasProvenAddress(member) || holdsOffice(actor), "verify-first");
    }),
  );
}

/** Accepting and taking it back alike. Several answers may be accepted, see acceptance.ts. */
export function canAccept(actor: ActorFacts, question: DocumentFacts, answer: DocumentFacts): Permission {
  return onVisible(actor, answer, () =>
    asMember(actor, { kind: "everything", place: question }, () => {
      if (question.kind !== "question" || answer.kind !== "answer") return refused("wrong-kind");
      if (question.state !== "published" || answer.state !== "published") {
        return refused("not-published");
      }
      return when(isAuthor(actor, question) || holdsOffice(actor), "accept-asker-only");
    }),
  );
}

export function canMeToo(actor: ActorFacts, question: DocumentFacts): Permission {
  return onVisible(actor, question, () =>
    asMember(actor, { kind: "vote", place: question }, () => {
      if (question.kind !== "question") return refused("wrong-kind");
      if (question.state !== "published") return refused("not-published");
      return when(!isAuthor(actor, question), "own-me-too");
    }),
  );
}

/** Watching needs nothing but an account; a suspended one is told nothing new. */
export function canFollow(actor: ActorFacts, document: DocumentFacts): Permission {
  return onVisible(actor, document, () => asMember(actor, null, () => ALLOWED));
}

export function canFlag(actor: ActorFacts, target: DocumentFacts): Permission {
  return onVisible(actor, target, () =>
    asMember(actor, { kind: "flag", place: target }, (member) => {
      if (target.state !== "published") return refused("not-published");
      if (isAuthor(actor, target)) return refused("own-flag");
      return when(hasProvenAddress(member) || holdsOffice(actor), "verify-first");
    }),
  );
}

/**
 * Save a change to a post that is live at once (or, for a held one, hand it in again). Authors may
 * edit their own closed posts: the closing notice asks them to. Comments are only ever their author's
 * and moderators'. Pages and FAQ entries: see canPublishPage.
 */
export function canEditDirectly(actor: ActorFacts, document: DocumentFacts): Permission {
  return onVisible(actor, document, () => {
    const kind = isAuthor(actor, document) ? "post" : "edit";
    return asMember(actor, { kind, place: document }, (member) => {
      if (!isPost(document)) return refused("wrong-kind");
      if (isModerator(actor)) return ALLOWED;
      // What was removed may be mended too; it waits for a moderator again.
      if (isAuthor(actor, document)) return ALLOWED;
      if (document.kind === "comment") return refused("author-only");
      const isEditor = isStaff(actor) || (hasProvenAddress(member) && member.trust >= OPENS.editOthers);
      return when(isEditor, "suggest-instead");
    });
  });
}

/** Hand in a change to somebody else's question or answer for review. */
export function canSuggestEdit(actor: ActorFacts, document: DocumentFacts): Permission {
  return onVisible(actor, document, () =>
    asMember(actor, { kind: "edit", place: document }, (member) => {
      if (document.kind !== "question" && document.kind !== "answer") return refused("wrong-kind");
      if (document.state !== "published") return refused("not-published");
      if (canEditDirectly(actor, document).allowed) return refused("edit-directly");
      return when(hasProvenAddress(member), "verify-first");
    }),
  );
}

/** Pictures and files, also the own avatar. Text may be written before the address is confirmed. */
export function canUpload(actor: ActorFacts, place: PlaceFacts | null = null): Permission {
  return asMember(actor, { kind: "upload", place: place ?? {} }, (member) =>
    when(hasProvenAddress(member) || holdsOffice(actor), "verify-first"),
  );
}

function isPost(document: DocumentFacts): boolean {
  return ["question", "answer", "comment"].includes(document.kind);
}

function onVisible(actor: ActorFacts, document: DocumentFacts, decide: () => Permission): Permission {
  const seen = canSeeDocument(actor, document);
  return seen.allowed ? decide() : seen;
}
