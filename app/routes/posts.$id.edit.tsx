import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { canEditDirectly, canSeeUnpublished } from "#moderation/permissions/posts";
import { EditPage } from "~/components/post/edit-page";
import { wishedDraft } from "~/forms/draft";
import { EditForm } from "~/forms/forum";
import { listReasons } from "~/models/case/held-reasons.server";
import { proposeRevision } from "~/models/case/proposal.server";
import { findDraft } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";
import { findRevisionById } from "~/models/document/revision.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { openForReply, openForWriting } from "~/models/post/open-post.server";
import { factsOfPost } from "~/models/post/post.server";
import { editPost } from "~/models/question/edit.server";
import { listKnownTags, parseTags } from "~/models/question/tag.server";
import { currentTags } from "~/models/question/tag-names.server";
import { findWikiPage } from "~/models/wiki/page.server";
import { again } from "~/replies/again.server";
import { conflictReply, readEdit } from "~/replies/conflict.server";
import { editReply } from "~/replies/edit.server";
import { useReply } from "~/replies/use-reply";
import { parseWriting } from "~/replies/writing.server";
import { urls } from "~/urls";
import { idFrom } from "~/web/address";
import { pageTitle, tabTitle } from "~/web/page-title";
import { requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, community, t } = requireActor(args);
  // Drafts and lists know documents by number only: a page has a form of its own.
  const page = await findWikiPage(db, idFrom(args.params.id));
  if (page) throw redirect(urls.pageEdit(page.id) + new URL(args.request.url).search);
  const post = await openForReply(db, { actor, documentId: idFrom(args.params.id), reply: "edit" });
  const member = await loadMemberFacts(db, { actor, productId: post.productId });
  const isDirect = canEditDirectly(member, factsOfPost(post)).allowed;
  const isLive = post.state === "published" && post.publishedRevisionId !== null;
  const revision = await findRevisionById(db, (isLive ? post.publishedRevisionId : null) ?? post.latestRevisionId);
  if (!revision) throw new Response("not-found", { status: 404 });
  const draft = await findDraft(db, {
    userId: actor.id,
    target: draftTargets.edit(post.id),
    wished: wishedDraft(args.request),
  });
  const reasons = isLive ? null : await listReasons(db, post.id);
  return json({
    post,
    revision,
    draft,
    isDirect,
    reasons,
    knownTags: post.kind === "question" ? await listKnownTags(db) : [],
    title: tabTitle(t("forum:edit.title", { title: post.questionTitle }), community),
  });
}

export async function action(args: ActionFunctionArgs) {
  const visit = requireActor(args);
  const { db, actor } = visit;
  const form = await parseWriting({ request: args.request, visit }, EditForm);
  if (!form.ok) return again(form.reply);
  const { data, typed } = form;
  const post = await openForWriting(db, { actor, documentId: idFrom(args.params.id) });
  const member = await loadMemberFacts(db, { actor, productId: post.productId });
  const isQuestion = post.kind === "question";
  const mine = {
    title: isQuestion ? (data.title ?? "") : null,
    source: data.body,
    tags: isQuestion ? await currentTags(db, parseTags(data.tags ?? "")) : null,
  };
  const place = { userId: actor.id, target: draftTargets.edit(post.id), form: data };
  const seesUnpublished = canSeeUnpublished(member, factsOfPost(post)).allowed;
  const sent = { documentId: post.id, mine, form: data, typed, titleField: "title" as const, place, seesUnpublished };
  const read = await readEdit(db, sent);
  if (!read.ok) return read.reply;
  const { title, source: body, tags } = read.text;
  const { summary, minor: isMinor, key, drafted } = data;
  const edit = {
    actor,
    post,
    title,
    body,
    tags,
    summary,
    isMinor,
    base: read.base,
    key,
    drafted,
  };
  const isDirect = canEditDirectly(member, factsOfPost(post)).allowed;
  const outcome = isDirect ? await editPost(db, edit) : await proposeRevision(db, edit);
  if (outcome.kind === "conflict") return conflictReply(db, outcome, { typed: read.typed, place });
  return editReply(outcome, post, read.typed);
}

export default function Edit() {
  const data = useLoaderData<typeof loader>();
  const reply = useReply();
  return <EditPage {...data} reply={reply} />;
}
