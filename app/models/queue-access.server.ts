// Who sees which part of the queue: moderators all of it, staff experts suggestions and wishes to reopen. Members none.
import type { Permission } from "#moderation/permission";
import { canSeeDocument } from "#moderation/permissions";
import { canDecide, canReopen, canReview } from "#moderation/permissions-office";
import type { MemberVisit } from "~/visit.server";
import { type CaseView, findCase } from "./case-reading.server";
import { loadMemberFacts } from "./member-facts.server";
import { factsOfPost, findPost, type Post } from "./post.server";
import type { QueueReader } from "./queue.server";

export async function openQueue({ db, actor, community }: MemberVisit): Promise<QueueReader> {
  const member = await loadMemberFacts(db, { actor, productId: null });
  return { seesHeld: canReview(member).allowed, newcomerPosts: community.settings.limits.newcomerPosts };
}

export type OpenedCase = { view: CaseView; post: Post; decide: Permission; mayReopen: boolean };

/** The case with its post; the page "not found" for what this reader may not see. */
export async function openCaseFor({ db, actor }: MemberVisit, caseId: number): Promise<OpenedCase> {
  const view = await findCase(db, caseId);
  const post = view ? await findPost(db, view.documentId) : null;
  if (!view || !post) throw new Response("not-found", { status: 404 });
  const member = await loadMemberFacts(db, { actor, productId: post.productId });
  const facts = factsOfPost(post);
  const seesAll = canReview(member).allowed;
  if (!canSeeDocument(member, facts).allowed || (!seesAll && !isForStaff(view)))
    throw new Response("not-found", { status: 404 });
  const decide = canDecide(member, { authorId: post.authorId, isAppeal: false, firstDeciderId: null });
  return { view, post, decide, mayReopen: canReopen(member, facts).allowed };
}

function isForStaff(view: CaseView): boolean {
  return view.kinds.includes("proposal") || view.kinds.includes("reopen");
}
