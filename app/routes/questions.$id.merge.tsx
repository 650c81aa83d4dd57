import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CarePage } from "~/components/care/care-page";
import { parseForm } from "~/forms/form";
import { MergeForm } from "~/forms/office";
import { parseTargets } from "~/models/question/duplicate-targets.server";
import { mergeQuestions } from "~/models/question/merge.server";
import { formAgain } from "~/replies/again.server";
import { careLoader, careReply } from "~/replies/care.server";
import { useReply } from "~/replies/use-reply";
import { idFrom } from "~/web/address";
import { pageTitle } from "~/web/page-title";
import { requireModerator } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export function loader(args: LoaderFunctionArgs) {
  requireModerator(args);
  return careLoader(args);
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireModerator(args);
  const form = await parseForm(args.request, MergeForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const [target, ...more] = parseTargets(form.data.into);
  if (!target || target.id === null || more.length > 0)
    return formAgain({ into: { code: "one-question" } }, form.typed);
  const { note, leavesTitleOut } = form.data;
  const fromId = idFrom(args.params.id);
  const outcome = await mergeQuestions(db, { actor, fromId, intoId: target.id, note, leavesTitleOut });
  if (outcome.kind === "refused")
    return formAgain({ into: { code: `duplicate-${outcome.because}`, values: { target: target.word } } }, form.typed);
  if (outcome.kind === "missing" || outcome.kind === "forbidden") return careReply(outcome, "admin:notice.merged");
  return careReply({ kind: outcome.kind, post: outcome.into }, "admin:notice.merged");
}

export default function Merge() {
  return <CarePage care={useLoaderData<typeof loader>().care} section="merge" reply={useReply()} />;
}
