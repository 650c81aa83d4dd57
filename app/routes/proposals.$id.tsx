import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { canReviewProposal, canSeeProposal } from "#moderation/permissions/pages";
import { ProposalPage } from "~/components/case/proposal";
import { parseForm } from "~/forms/form";
import { ReviewForm } from "~/forms/office";
import { findProposal, proposalFacts, viewProposal } from "~/models/case/proposal-reading.server";
import {
  acceptProposal,
  type ReviewOutcome,
  rejectProposal,
  withdrawProposal,
} from "~/models/case/proposal-review.server";
import { findSubject } from "~/models/document/subject.server";
import { actorFacts } from "~/models/post/post.server";
import { formAgain } from "~/replies/again.server";
import { forbidden } from "~/replies/forbidden.server";
import { redirectWithNotice } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { idFrom } from "~/web/address";
import { pageTitle, tabTitle } from "~/web/page-title";
import { requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, community, t } = requireActor(args);
  const line = await findProposal(db, idFrom(args.params.id));
  const post = line ? await findSubject(db, line.documentId) : null;
  if (!line || !post) throw new Response("not-found", { status: 404 });
  const facts = await actorFacts(db, actor, post.productId);
  if (!canSeeProposal(facts, post.facts, proposalFacts(line)).allowed) throw new Response("not-found", { status: 404 });
  const review = canReviewProposal(facts, post.facts, { authorId: line.author?.id ?? null });
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
  const { db, actor } = requireActor(args);
  const proposalId = idFrom(args.params.id);
  const form = await parseForm(args.request, ReviewForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  switch (form.data.do) {
    case "accept":
      return reviewReply(
        await acceptProposal(db, { actor, proposalId, live: form.data.live, note: form.data.note }),
        form.typed,
      );
    case "reject":
      return reviewReply(await rejectProposal(db, { actor, proposalId, note: form.data.note }), form.typed);
    case "withdraw":
      return reviewReply(await withdrawProposal(db, { actor, proposalId }), form.typed);
  }
}

function reviewReply(outcome: ReviewOutcome, typed: Record<string, string>): Response {
  switch (outcome.kind) {
    case "accepted":
    case "rejected":
    case "withdrawn":
      return redirectWithNotice(outcome.post.path, `admin:notice.proposal-${outcome.kind}`);
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
