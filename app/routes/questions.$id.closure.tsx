import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CarePage } from "~/components/care/care-page";
import { parseForm } from "~/forms/form";
import { ClosureForm } from "~/forms/office";
import { closeQuestion, reopenQuestion } from "~/models/question/care.server";
import { formAgain } from "~/replies/again.server";
import { careLoader, careReply } from "~/replies/care.server";
import { redirectWithNotice } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { urls } from "~/urls";
import { idFrom } from "~/web/address";
import { pageTitle } from "~/web/page-title";
import { requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export function loader(args: LoaderFunctionArgs) {
  requireActor(args);
  return careLoader(args);
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireActor(args);
  const questionId = idFrom(args.params.id);
  const form = await parseForm(args.request, ClosureForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  if (form.data.do === "close") {
    const { reason, note } = form.data;
    return careReply(await closeQuestion(db, { actor, questionId, reason, note }), "admin:notice.closed");
  }
  const outcome = await reopenQuestion(db, { actor, questionId, because: form.data.because });
  if (outcome.kind === "asked") return redirectWithNotice(urls.post(outcome.post), "admin:notice.reopen-asked");
  return careReply(outcome, "admin:notice.reopened");
}

export default function Closure() {
  return <CarePage care={useLoaderData<typeof loader>().care} section="closure" reply={useReply()} />;
}
