import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { canSeeHistory, canSuggestEdit } from "#moderation/permissions";
import { ProposalList } from "~/components/case-proposals";
import { idFrom } from "~/forum-forms";
import { actorFacts, factsOfPost, findPost } from "~/models/post.server";
import { listProposals } from "~/models/proposal-reading.server";
import { pageTitle } from "~/page-title";
import { requireActor } from "~/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, t } = requireActor(args);
  const post = await findPost(db, idFrom(args.params.id));
  if (!post) throw new Response("not-found", { status: 404 });
  const facts = await actorFacts(db, actor, post.productId);
  if (!canSeeHistory(facts, factsOfPost(post)).allowed) throw new Response("not-found", { status: 404 });
  const proposals = await listProposals(db, post.id);
  return json({
    post,
    proposals,
    maySuggest: canSuggestEdit(facts, factsOfPost(post)).allowed,
    title: t("admin:proposals.title", { title: post.questionTitle }),
  });
}

export default function Proposals() {
  return <ProposalList {...useLoaderData<typeof loader>()} />;
}
