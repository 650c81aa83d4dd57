import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { canReview } from "#moderation/permissions/office";
import { BulkPage } from "~/components/case/bulk-page";
import { casesIn } from "~/forms/chosen-cases";
import { BulkForm } from "~/forms/queue";
import { decideBulk, previewBulk } from "~/models/case/bulk.server";
import { openQueue } from "~/models/case/queue-access.server";
import { BULK_OUTCOMES } from "~/models/case/queue-kinds";
import { loadMemberFacts } from "~/models/member/facts.server";
import { formAgain } from "~/replies/again.server";
import { parseCiting } from "~/replies/citing.server";
import { redirectTo, redirectWithNotice } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { urls } from "~/urls";
import { pageTitle, tabTitle } from "~/web/page-title";
import { type MemberVisit, requireModerator, requirePermission } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

/** What would happen to each of the chosen cases. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = requireModerator(args);
  await requireReview(visit);
  const parameters = new URL(args.request.url).searchParams;
  const outcome = BULK_OUTCOMES.find((one) => one === parameters.get("outcome")) ?? "publish";
  const reader = await openQueue(visit.db, visit);
  const caseIds = casesIn(parameters);
  const lines = await previewBulk(visit.db, { actor: visit.actor, reader, caseIds, outcome });
  const title = tabTitle(visit.t(`queue:bulk.title.${outcome}`), visit.community);
  return json({ lines, outcome, title });
}

export async function action(args: ActionFunctionArgs) {
  const visit = requireModerator(args);
  await requireReview(visit);
  const form = await parseCiting(args, BulkForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const reader = await openQueue(visit.db, visit);
  const { seen, key, ...chosen } = form.data;
  const outcome = await decideBulk(visit.db, { ...chosen, batch: key, cases: seen, actor: visit.actor, reader });
  if (outcome.kind === "reason-needed") return formAgain({ note: { code: "reason-needed" } }, form.typed);
  if (outcome.left > 0) return redirectWithNotice(urls.queue(), "queue:notice.some-left");
  if (outcome.gone > 0) return redirectWithNotice(urls.queue(), "queue:notice.some-gone");
  return redirectTo(urls.queue());
}

async function requireReview({ db, actor }: MemberVisit): Promise<void> {
  requirePermission(canReview(await loadMemberFacts(db, { actor, productId: null })));
}

export default function Bulk() {
  return <BulkPage {...useLoaderData<typeof loader>()} reply={useReply()} />;
}
