import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { canSetProtection, PROTECTIONS } from "#moderation/permissions/pages";
import { when } from "#moderation/permissions/permission";
import { WikiProtection } from "~/components/wiki/protection";
import { parseForm } from "~/forms/form";
import { ProtectionForm } from "~/forms/wiki";
import { openPage } from "~/models/wiki/opening.server";
import { factsOfPage } from "~/models/wiki/page.server";
import { setProtection } from "~/models/wiki/protection.server";
import { again } from "~/replies/again.server";
import { forbidden } from "~/replies/forbidden.server";
import { redirectTo, redirectWithNotice } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { urls } from "~/urls";
import { idFrom } from "~/web/address";
import { pageTitle, tabTitle } from "~/web/page-title";
import { requireActor, requirePermission } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, community, t } = requireActor(args);
  const { page, facts, rights } = await openPage(db, { actor, pageId: idFrom(args.params.id) });
  requirePermission(canSetProtection(facts, factsOfPage(page)));
  requirePermission(when(!rights.isFirstDecider, "first-decider"));
  const levels = PROTECTIONS.filter((level) => canSetProtection(facts, factsOfPage(page), level).allowed);
  return json({ page, levels, title: tabTitle(t("wiki:protection.title", { title: page.title }), community) });
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireActor(args);
  const form = await parseForm(args.request, ProtectionForm);
  if (!form.ok) return again(form.reply);
  const { page } = await openPage(db, { actor, pageId: idFrom(args.params.id) });
  const outcome = await setProtection(db, { actor, page, ...form.data });
  if (outcome.kind === "forbidden") throw forbidden(outcome.reason);
  const path = urls.page(page);
  return outcome.kind === "done" ? redirectWithNotice(path, "common:notice.saved") : redirectTo(path);
}

export default function PageProtectionRoute() {
  const data = useLoaderData<typeof loader>();
  return <WikiProtection {...data} reply={useReply()} />;
}
