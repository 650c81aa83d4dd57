import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isModerator } from "#moderation/permissions/permission";
import type { Actor } from "~/actor";
import { DeletionPage } from "~/components/care/deletion";
import { DeletionForm } from "~/forms/office";
import { type DeletionOutcome, deletePost, loadDeletion, restorePost } from "~/models/case/post-deletion.server";
import { formAgain } from "~/replies/again.server";
import { careReply } from "~/replies/care.server";
import { parseCiting } from "~/replies/citing.server";
import { redirectTo, redirectWithNotice } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { urls } from "~/urls";
import { idFrom } from "~/web/address";
import { pageTitle, tabTitle } from "~/web/page-title";
import { requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, community, t } = requireActor(args);
  const deletion = await loadDeletion(db, { actor, documentId: idFrom(args.params.id) });
  if (!deletion) throw new Response("not-found", { status: 404 });
  return json({
    ...deletion,
    title: tabTitle(t("admin:deletion.title", { title: deletion.post.questionTitle }), community),
  });
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireActor(args);
  const documentId = idFrom(args.params.id);
  const form = await parseCiting(args, DeletionForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const { deleted, rule, note } = form.data;
  if (!deleted) return restoration(await restorePost(db, { actor, documentId, note }));
  // Somebody else's post is taken down with a reason: the page asks for it.
  const deletion = rule === undefined ? await loadDeletion(db, { actor, documentId }) : null;
  if (deletion && !deletion.isOwn && deletion.mayDelete) return redirectTo(urls.deletion(documentId));
  const outcome = await deletePost(db, {
    actor,
    documentId,
    rule: rule || null,
    note,
  });
  if (outcome.kind === "reason-needed") return formAgain({ note: { code: "reason-needed" } }, form.typed);
  return afterDeletion(outcome, actor);
}

function restoration(outcome: DeletionOutcome): Response {
  return outcome.kind === "reason-needed" ? formAgain({}, {}) : careReply(outcome, "admin:notice.restored");
}

/** The author of a deleted question cannot see it any more, so they do not land there. */
function afterDeletion(outcome: Exclude<DeletionOutcome, { kind: "reason-needed" }>, actor: Actor): Response {
  if (outcome.kind !== "done" && outcome.kind !== "unchanged") return careReply(outcome, "common:notice.deleted");
  const { post } = outcome;
  const isSeen = post.kind !== "question" || isModerator(actor);
  if (isSeen)
    return redirectWithNotice(
      urls.question({ id: post.questionId, title: post.questionTitle }),
      "common:notice.deleted",
    );
  return redirectWithNotice(urls.questions(), "common:notice.deleted");
}

export default function Deletion() {
  return <DeletionPage {...useLoaderData<typeof loader>()} reply={useReply()} />;
}
