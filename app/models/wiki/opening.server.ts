// A page that somebody wants to look behind or change: found and visible, or the page that says why not.

import type { MemberFacts } from "#moderation/facts";
import { canSeeDocument } from "#moderation/permissions/posts";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { isFirstDecider } from "~/models/case/first-decider.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { Unavailable } from "~/models/unavailable";
import { factsOfPage, findWikiPage, type WikiPage } from "./page.server";
import { type PageRights, rightsOf } from "./reading.server";

export type OpenPage = { page: WikiPage; rights: PageRights; facts: MemberFacts | null };

/** Throws the page "not found" for what this reader may not see, as if it were not there. */
export async function openPage(db: Db, { actor, pageId }: { actor: Actor | null; pageId: number }): Promise<OpenPage> {
  const page = await findWikiPage(db, pageId);
  if (!page) throw new Unavailable("not-found");
  const facts = actor === null ? null : await loadMemberFacts(db, { actor, productId: page.productId });
  if (!canSeeDocument(facts, factsOfPage(page)).allowed) throw new Unavailable("not-found");
  const isContested = actor !== null && (await isFirstDecider(db, { documentId: pageId }, actor.id));
  return { page, facts, rights: rightsOf(facts, page, isContested) };
}
