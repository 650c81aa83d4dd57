// Who may read the history of a post, page or FAQ entry, and which of its revisions.

import { canSeeHistory, canSeeUnpublished } from "#moderation/permissions/posts";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { actorFacts } from "~/models/post/post.server";
import { Unavailable } from "~/models/unavailable";
import { findRevision, type RevisionText } from "./revision.server";
import { findSubject, type Subject } from "./subject.server";

/** Throws the page "not found" for what this reader may not see, as if it were not there. */
export async function openHistory(
  db: Db,
  { actor, documentId }: { actor: Actor | null; documentId: number },
): Promise<{ post: Subject; seesUnpublished: boolean }> {
  const post = await findSubject(db, documentId);
  if (!post) throw new Unavailable("not-found");
  const facts = await actorFacts(db, actor, post.productId);
  if (!canSeeHistory(facts, post.facts).allowed) throw new Unavailable("not-found");
  return { post, seesUnpublished: canSeeUnpublished(facts, post.facts).allowed };
}

/** One revision that this reader may see, or the page "not found". */
export async function openRevision(
  db: Db,
  { post, number, seesUnpublished }: { post: Subject; number: number; seesUnpublished: boolean },
): Promise<RevisionText> {
  const revision =
    Number.isSafeInteger(number) && number > 0 ? await findRevision(db, { documentId: post.id, number }) : null;
  if (!revision || (revision.publishedAt === null && !seesUnpublished)) throw new Unavailable("not-found");
  return revision;
}
