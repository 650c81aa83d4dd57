import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { allowsAdvertising, findMarketplaceArea } from "~/area-name";
import { CommentPage } from "~/components/post/comment-page";
import { wishedDraft } from "~/forms/draft";
import { parseForm } from "~/forms/form";
import { CommentForm } from "~/forms/forum";
import { findDraft } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";
import { postComment } from "~/models/post/comment.server";
import { openForReply, openForWriting } from "~/models/post/open-post.server";
import { takeToMarketplace } from "~/models/question/offer.server";
import type { RefusedReply } from "~/replies/post.server";
import { postReply } from "~/replies/post.server";
import { redirectTo } from "~/replies/reply.server";
import { urls } from "~/urls";
import { idFrom } from "~/web/address";
import { pageTitle, tabTitle } from "~/web/page-title";
import { requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

/** The form on a page of its own: for those without script, and to come back to when a comment was refused. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, community, t } = requireActor(args);
  const post = await openForReply(db, { actor, documentId: idFrom(args.params.id), reply: "comment" });
  const draft = await findDraft(db, {
    userId: actor.id,
    target: draftTargets.comment(post.id),
    wished: wishedDraft(args.request),
  });
  return json({ post, draft, title: tabTitle(t("forum:comment.title", { title: post.questionTitle }), community) });
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor, community, language } = requireActor(args);
  const form = await parseForm(args.request, CommentForm);
  if (!form.ok) return json(form.reply, { status: 400 });
  const target = await openForWriting(db, { actor, documentId: idFrom(args.params.id) });
  const market = findMarketplaceArea(community);
  if (form.data.move && market) {
    const from = draftTargets.comment(target.id);
    const taken = { userId: actor.id, body: form.data.body, language, areaId: market.id, from, form: form.data };
    if (await takeToMarketplace(db, taken)) return redirectTo(urls.ask({ draft: "offer" }));
  }
  const outcome = await postComment(db, {
    actor,
    target,
    body: form.data.body,
    language,
    allowsAdvertising: allowsAdvertising(community, target.areaId),
    key: form.data.key,
    drafted: form.data.drafted,
    mayOffer: market !== null && !form.data.anyway,
  });
  return postReply(outcome, form.typed, urls.permalink);
}

export default function Comment() {
  const { post, draft } = useLoaderData<typeof loader>();
  return <CommentPage post={post} draft={draft} reply={useActionData<typeof action>() as RefusedReply | undefined} />;
}
