import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CommentPage } from "~/components/post/comment-page";
import { wishedDraft } from "~/forms/draft";
import { parseForm } from "~/forms/form";
import { CommentForm } from "~/forms/forum";
import { languageOfReply } from "~/languages/content-languages";
import { findDraft } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";
import { postComment } from "~/models/post/comment.server";
import { openForReply, openForWriting } from "~/models/post/open-post.server";
import { again } from "~/replies/again.server";
import { postReply } from "~/replies/post.server";
import { useReply } from "~/replies/use-reply";
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
  const { db, actor, language } = requireActor(args);
  const form = await parseForm(args.request, CommentForm);
  if (!form.ok) return again(form.reply);
  const target = await openForWriting(db, { actor, documentId: idFrom(args.params.id) });
  const { body, key, drafted, move, anyway } = form.data;
  const choice = { mayOffer: !anyway, isTakenAlong: move, language: languageOfReply(target.language, language) };
  const outcome = await postComment(db, { actor, target, body, key, drafted, ...choice });
  return postReply(outcome, form.typed, urls.permalink);
}

export default function Comment() {
  const { post, draft } = useLoaderData<typeof loader>();
  return <CommentPage post={post} draft={draft} reply={useReply()} />;
}
