import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { canReview } from "#moderation/permissions/office";
import { MarkedPage } from "~/components/case/marked-page";
import { parseForm } from "~/forms/form";
import { MarksForm } from "~/forms/queue";
import { listMarked, settleMarks } from "~/models/case/marks.server";
import { openQueue } from "~/models/case/queue-access.server";
import { kindsOf } from "~/models/case/queue-kinds";
import { countQueue } from "~/models/case/queue-order.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { officeUrls } from "~/office-urls";
import { adminReply } from "~/replies/admin.server";
import { formAgain } from "~/replies/again.server";
import { forbidden } from "~/replies/forbidden.server";
import { redirectTo } from "~/replies/reply.server";
import { pageTitle, tabTitle } from "~/web/page-title";
import { requireModerator } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireModerator(args);
  const permission = canReview(await loadMemberFacts(visit.db, { actor: visit.actor, productId: null }));
  if (!permission.allowed) throw forbidden(permission.reason);
  const typed = Number(new URL(args.request.url).searchParams.get("before"));
  const before = Number.isSafeInteger(typed) && typed > 0 ? typed : null;
  const reader = await openQueue(visit.db, visit);
  const [marked, counts] = await Promise.all([
    listMarked(visit.db, { before, readerId: visit.actor.id }),
    countQueue(visit.db, reader),
  ]);
  return json({
    ...marked,
    counts,
    kinds: kindsOf(reader),
    isFirst: before === null,
    title: tabTitle(visit.t("admin:marked.title"), visit.community),
  });
}

/** What was seen in a text is fine, or a case is made of it. */
export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireModerator(args);
  const form = await parseForm(args.request, MarksForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const outcome = await settleMarks(db, { actor, documentId: form.data.document, verdict: form.data.verdict });
  if (outcome.kind === "done" && outcome.caseId !== null) return redirectTo(officeUrls.case(outcome.caseId));
  return adminReply(outcome, officeUrls.marked());
}

export default function Marked() {
  return <MarkedPage {...useLoaderData<typeof loader>()} />;
}
