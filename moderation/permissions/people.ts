/**
 * What concerns people rather than texts: erasing what the log says about them.
 *
 * Promises: nobody erases what was decided about themselves or by themselves, and nothing while an appeal still needs it.
 */
import type { ActorFacts } from "../facts";
import { asMember, isAdmin, type Permission, refused, when } from "./permission";

export type LoggedWords = { authorId: number | null; deciderId: number | null; isContested: boolean };

/** Passage and note of one decision, as the law may ask; what was decided stays. */
export function canEraseWords(actor: ActorFacts, decision: LoggedWords): Permission {
  return asMember(actor, null, (member) => {
    if (!isAdmin(member)) return refused("admins-only");
    if (member.id === decision.authorId || member.id === decision.deciderId) return refused("own-case");
    return when(!decision.isContested, "waits-for-appeal");
  });
}
