import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isModerator } from "#moderation/permissions/permission";
import { FlagPage } from "~/components/case/flag-page";
import { FlagForm } from "~/forms/office";
import { flagDocument } from "~/models/case/flag.server";
import { openForFlag } from "~/models/case/flag-reading.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { listRuleTitles } from "~/models/rule/rule.server";
import { officeUrls } from "~/office-urls";
import { formAgain, tryLater } from "~/replies/again.server";
import { parseCiting } from "~/replies/citing.server";
import { forbidden } from "~/replies/forbidden.server";
import { redirectTo, redirectWithNotice } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { urls } from "~/urls";
import { idFrom } from "~/web/address";
import { pageTitle } from "~/web/page-title";
import { requireActor, requirePermission } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.heading, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, t, language } = requireActor(args);
  const [opened, rules] = await Promise.all([
    openForFlag(db, { actor, documentId: idFrom(args.params.id) }),
    listRuleTitles(db, language),
  ]);
  requirePermission(opened.permission);
  const { subject, html, hasFlagged } = opened;
  return json({
    documentId: subject.id,
    title: subject.title,
    href: subject.path,
    language: subject.language,
    html,
    rules,
    hasFlagged,
    heading: t("decisions:flag.heading"),
  });
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireActor(args);
  const documentId = idFrom(args.params.id);
  const form = await parseCiting(args, FlagForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const outcome = await flagDocument(db, { actor, documentId, ...form.data });
  switch (outcome.kind) {
    case "flagged": {
      // Who may decide goes on to do so.
      const member = await loadMemberFacts(db, { actor, productId: null });
      if (isModerator(member)) return redirectTo(officeUrls.case(outcome.caseId));
      return redirectWithNotice(outcome.isHidden ? "/" : outcome.href, "decisions:notice.flagged");
    }
    case "already":
      return redirectTo(urls.flag(documentId));
    case "limited":
      return tryLater(form.typed, outcome.retryAfterSeconds);
    case "refused":
      throw forbidden(outcome.reason);
    case "missing":
      throw new Response("not-found", { status: 404 });
  }
}

export default function Flag() {
  const { heading: _, ...data } = useLoaderData<typeof loader>();
  return <FlagPage {...data} reply={useReply()} />;
}
