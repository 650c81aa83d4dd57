import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HandoverPage } from "~/components/case/handover-page";
import { parseForm } from "~/forms/form";
import { HandoverForm } from "~/forms/queue";
import { handOver, listHandoverTargets } from "~/models/case/handover.server";
import { openCaseFor } from "~/models/case/queue-access.server";
import { nextCase } from "~/replies/after-deciding.server";
import { formAgain } from "~/replies/again.server";
import { redirectWithNotice } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { idFrom } from "~/web/address";
import { pageTitle, tabTitle } from "~/web/page-title";
import { requireModerator } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireModerator(args);
  const { view, subject } = await openCaseFor(visit.db, visit, idFrom(args.params.id));
  const targets = await listHandoverTargets(visit.db, visit.actor.id);
  const title = tabTitle(visit.t("queue:hand.do"), visit.community);
  return json({ caseId: view.id, about: subject.title, targets, title });
}

/** The case goes to somebody else with a word, and the next one opens. */
export async function action(args: ActionFunctionArgs) {
  const visit = requireModerator(args);
  const caseId = idFrom(args.params.id);
  const form = await parseForm(args.request, HandoverForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  await openCaseFor(visit.db, visit, caseId);
  const { to: toId, word: note } = form.data;
  const outcome = await handOver(visit.db, { caseId, actorId: visit.actor.id, toId, note });
  if (outcome.kind === "nobody") return formAgain({ to: { code: "nobody" } }, form.typed);
  if (outcome.kind === "missing") throw new Response("not-found", { status: 404 });
  return redirectWithNotice(await nextCase(visit, caseId), "queue:notice.handed");
}

export default function Handover() {
  return <HandoverPage {...useLoaderData<typeof loader>()} reply={useReply()} />;
}
