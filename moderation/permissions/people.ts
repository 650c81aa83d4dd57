/**
 * What concerns people rather than texts: erasing what the log says about them, and moderators' notes.
 *
 * Promises: nobody erases what was decided about themselves or by themselves, and nothing while an appeal still needs it.
 */
import type { ActorFacts, MemberFacts } from "../facts";
import { ALLOWED, asMember, isAdmin, isAuthor, isModerator, type Permission, refused, when } from "./permission";

export type LoggedWords = { authorId: number | null; deciderId: number | null; isContested: boolean };

/** Passage and note of one decision, as the law may ask; what was decided stays. */
export function canEraseWords(actor: ActorFacts, decision: LoggedWords): Permission {
  return asMember(actor, null, (member) => {
    if (!isAdmin(member)) return refused("admins-only");
    if (member.id === decision.authorId || member.id === decision.deciderId) return refused("own-case");
    return when(!decision.isContested, "waits-for-appeal");
  });
}

/** About anybody but oneself. */
export function canWriteNote(actor: ActorFacts, subject: Pick<MemberFacts, "id">): Permission {
  return asMember(actor, null, (member) => {
    if (!isModerator(member)) return refused("moderators-only");
    return when(subject.id !== member.id, "own-case");
  });
}

export function canChangeNote(actor: ActorFacts, note: { authorId: number | null }): Permission {
  return asMember(actor, null, (member) => {
    if (!isModerator(member)) return refused("moderators-only");
    return when(isAuthor(actor, note), "author-only");
  });
}

/** Also administrators: whoever wrote it may have left, or have no office any more. */
export function canRemoveNote(actor: ActorFacts, note: { authorId: number | null }): Permission {
  return asMember(actor, null, (member) => (isAdmin(member) ? ALLOWED : canChangeNote(actor, note)));
}
