import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { canProposePage, canSeeProposal } from "#moderation/permissions/pages";
import { canSeeHistory, canSuggestEdit } from "#moderation/permissions/posts";
import { ProposalList } from "~/components/case/proposals";
import { listProposals, proposalFacts } from "~/models/case/proposal-reading.server";
import { findSubject } from "~/models/document/subject.server";
import { actorFacts } from "~/models/post/post.server";
import { idFrom } from "~/web/address";
import { pageTitle, tabTitle } from "~/web/page-title";
import { requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, community, t } = requireActor(args);
  const post = await findSubject(db, idFrom(args.params.id));
  if (!post) throw new Response("not-found", { status: 404 });
  const facts = await actorFacts(db, actor, post.productId);
  if (!canSeeHistory(facts, post.facts).allowed) throw new Response("not-found", { status: 404 });
  const all = await listProposals(db, post.id);
  const proposals = all.filter((line) => canSeeProposal(facts, post.facts, proposalFacts(line)).allowed);
  return json({
    post,
    proposals,
    maySuggest: (post.kind === "page" ? canProposePage : canSuggestEdit)(facts, post.facts).allowed,
    title: tabTitle(t("admin:proposals.title", { title: post.title }), community),
  });
}

export default function Proposals() {
  return <ProposalList {...useLoaderData<typeof loader>()} />;
}
