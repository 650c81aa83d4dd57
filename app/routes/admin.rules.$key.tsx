import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isBuiltIn } from "#moderation/rules";
import { EditOwnRule } from "~/components/admin/own-rule";
import { AdminRule } from "~/components/admin/rule";
import { readForm } from "~/forms/form";
import { ownRuleValues } from "~/forms/own-rule-values";
import { parseRule, ruleSettingsOf, ruleTextsOf } from "~/forms/rule";
import { loadNoticed } from "~/models/case/rule-noticed.server";
import { siteFacts } from "~/models/document/site-facts.server";
import { filtersOfRule } from "~/models/filter/stored.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { type EditableRule, findEditableRule, saveRule } from "~/models/rule/edit.server";
import { loadReach } from "~/models/rule/reach.server";
import { ruleTitle } from "~/models/rule/titles";
import { adminLoader } from "~/replies/admin.server";
import { formAgain } from "~/replies/again.server";
import { changeOwnRule, ruleReply } from "~/replies/own-rule.server";
import { useRuleReply } from "~/replies/use-rule-reply";
import { pageTitle } from "~/web/page-title";
import { type MemberVisit, requireAdmin } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireAdmin(args);
  const found = await find(visit, args.params.key);
  const { key } = found.rule;
  const isAsked = new URL(args.request.url).searchParams.get("look") === "posts";
  const member = await loadMemberFacts(visit.db, { actor: visit.actor, productId: null });
  const [filters, reach, noticed] = await Promise.all([
    filtersOfRule(visit.db, { key, isOffice: true }),
    loadReach(visit.db, { member, ...found, isAsked }),
    loadNoticed(visit.db, key),
  ]);
  const heading = ruleTitle(visit, key);
  const { domains, phones, emails } = siteFacts(visit.community.settings);
  const own = isBuiltIn(key) ? null : { values: ownRuleValues(found), company: [...domains, ...phones, ...emails] };
  return json({ ...found, own, filters, reach, noticed, heading, ...adminLoader(visit, "rules", heading) });
}

async function find({ db }: MemberVisit, key: string | undefined): Promise<EditableRule> {
  const found = await findEditableRule(db, key ?? "");
  if (!found) throw new Response("not-found", { status: 404 });
  return found;
}

export async function action(args: ActionFunctionArgs) {
  const visit = requireAdmin(args);
  const found = await find(visit, args.params.key);
  const data = await readForm(args.request);
  const { key } = found.rule;
  if (!isBuiltIn(key)) return changeOwnRule(visit, found, data);
  const form = parseRule(data);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const outcome = await saveRule(visit.db, {
    actor: visit.actor,
    key,
    version: form.data.version,
    settings: ruleSettingsOf(form.data, found.rule, visit.community),
    texts: ruleTextsOf(form.data),
  });
  return ruleReply(outcome, key, form.typed);
}

export default function Rule() {
  const { title: _, own, settings, noticed, ...data } = useLoaderData<typeof loader>();
  const reply = useRuleReply();
  if (!own) return <AdminRule {...data} reply={reply} />;
  return <EditOwnRule {...data} {...own} noticed={noticed} isRetired={settings.isRetired === true} reply={reply} />;
}
