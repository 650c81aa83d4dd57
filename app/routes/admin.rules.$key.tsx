import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RULE_KEYS } from "#moderation/rules";
import { AdminRule } from "~/components/admin/rule";
import { parseForm } from "~/forms/form";
import { RuleForm, ruleSettingsOf, ruleTextsOf } from "~/forms/rule";
import { filtersOfRule } from "~/models/filter/stored.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { findEditableRule, saveRule } from "~/models/rule/edit.server";
import { loadReach } from "~/models/rule/reach.server";
import { officeUrls } from "~/office-urls";
import { adminLoader } from "~/replies/admin.server";
import { formAgain } from "~/replies/again.server";
import { forbidden } from "~/replies/forbidden.server";
import { redirectWithNotice } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { pageTitle } from "~/web/page-title";
import { requireAdmin } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireAdmin(args);
  const found = await findEditableRule(visit.db, args.params.key ?? "");
  if (!found) throw new Response("not-found", { status: 404 });
  const filters = await filtersOfRule(visit.db, { key: found.rule.key, isOffice: true });
  const isAsked = new URL(args.request.url).searchParams.get("look") === "posts";
  const member = await loadMemberFacts(visit.db, { actor: visit.actor, productId: null });
  const reach = await loadReach(visit.db, { member, ...found, isAsked });
  const heading = visit.t(`moderation:rule.${found.rule.key}.title`);
  return json({ ...found, filters, reach, heading, ...adminLoader(visit, "rules", heading) });
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireAdmin(args);
  const key = RULE_KEYS.find((one) => one === args.params.key);
  if (!key) throw new Response("not-found", { status: 404 });
  const form = await parseForm(args.request, RuleForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const { data, typed } = form;
  const found = await findEditableRule(db, key);
  if (!found) throw new Response("not-found", { status: 404 });
  const outcome = await saveRule(db, {
    actor,
    key,
    version: data.version,
    settings: ruleSettingsOf(data, found.rule),
    texts: ruleTextsOf(data),
  });
  switch (outcome.kind) {
    case "done":
      return redirectWithNotice(officeUrls.adminRule(key), "decisions:notice.rule-saved");
    case "unchanged":
      return redirectWithNotice(officeUrls.adminRule(key), "decisions:notice.rule-unchanged");
    case "stale":
      return formAgain({ form: { code: "rule-stale" } }, typed, 409);
    case "missing":
      throw new Response("not-found", { status: 404 });
    case "forbidden":
      throw forbidden(outcome.reason);
  }
}

export default function Rule() {
  const { title: _, ...data } = useLoaderData<typeof loader>();
  return <AdminRule {...data} reply={useReply()} />;
}
