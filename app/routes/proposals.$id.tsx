import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { canSeeProposal } from "#moderation/permissions/pages";
import { ProposalPage } from "~/components/case/proposal";
import { parseForm } from "~/forms/form";
import { ReviewForm } from "~/forms/queue";
import { findProposal, proposalFacts, viewProposal } from "~/models/case/proposal-reading.server";
import {
  acceptProposal,
  type ReviewOutcome,
  rejectProposal,
  withdrawProposal,
} from "~/models/case/proposal-review.server";
import { reviewPermission } from "~/models/case/review-permission.server";
import { findSubject } from "~/models/document/subject.server";
import { actorFacts } from "~/models/post/post.server";
import { afterDeciding } from "~/replies/after-deciding.server";
import { formAgain } from "~/replies/again.server";
import { forbidden } from "~/replies/forbidden.server";
import { redirectWithNotice } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { idFrom } from "~/web/address";
import { pageTitle, tabTitle } from "~/web/page-title";
import { type MemberVisit, requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, community, t } = requireActor(args);
  const line = await findProposal(db, idFrom(args.params.id));
  const post = line ? await findSubject(db, line.documentId) : null;
  if (!line || !post) throw new Response("not-found", { status: 404 });
  const facts = await actorFacts(db, actor, post.productId);
  if (!canSeeProposal(facts, post.facts, proposalFacts(line)).allowed) throw new Response("not-found", { status: 404 });
  const { id, author } = line;
  const review = await reviewPermission(db, { actor, post, proposal: { id, authorId: author?.id ?? null } });
  const isWaiting = line.state === "waiting" && post.state === "published";
  const proposal = await viewProposal(db, {
    proposal: line,
    liveRevisionId: post.state === "published" ? post.publishedRevisionId : null,
    language: post.language,
  });
  const rights = {
    review: isWaiting && review.allowed,
    withdraw: line.state === "waiting" && line.author?.id === actor.id,
  };
  return json({ post, proposal, rights, title: tabTitle(t("admin:proposal.title", { title: post.title }), community) });
}

export async function action(args: ActionFunctionArgs) {
  const visit = requireActor(args);
  const form = await parseForm(args.request, ReviewForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const outcome = await review(visit, idFrom(args.params.id), form.data);
  return reviewReply(visit, outcome, { typed: form.typed, caseId: form.data.case });
}

function review({ db, actor }: MemberVisit, proposalId: number, data: z.output<typeof ReviewForm>) {
  switch (data.do) {
    case "accept":
      return acceptProposal(db, { actor, proposalId, live: data.live, note: data.note });
    case "reject":
      return rejectProposal(db, { actor, proposalId, note: data.note });
    case "withdraw":
      return withdrawProposal(db, { actor, proposalId });
  }
}

async function reviewReply(
  visit: MemberVisit,
  outcome: ReviewOutcome,
  { typed, caseId }: { typed: Record<string, string>; caseId: number | null },
): Promise<Response> {
  switch (outcome.kind) {
    case "accepted":
    case "rejected":
    case "withdrawn": {
      const to = caseId === null ? outcome.post.path : await afterDeciding(visit, caseId);
      return redirectWithNotice(to, `admin:notice.proposal-${outcome.kind}`);
    }
    case "stale":
      return formAgain({ form: { code: "proposal-stale" } }, typed, 409);
    case "conflict":
      return formAgain({ form: { code: "proposal-conflict" } }, typed, 409);
    case "missing":
      throw new Response("not-found", { status: 404 });
    case "forbidden":
      throw forbidden(outcome.reason);
  }
}

export default function Proposal() {
  return <ProposalPage {...useLoaderData<typeof loader>()} reply={useReply()} />;
}
