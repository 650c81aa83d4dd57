import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NewOwnRule } from "~/components/admin/own-rule";
import { readForm } from "~/forms/form";
import { ownRuleValues } from "~/forms/own-rule-values";
import { siteFacts } from "~/models/document/site-facts.server";
import { NEW_RULE } from "~/models/rule/own.server";
import { adminLoader } from "~/replies/admin.server";
import { makeOwnRule } from "~/replies/own-rule.server";
import { useRuleReply } from "~/replies/use-rule-reply";
import { pageTitle } from "~/web/page-title";
import { requireAdmin } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export function loader(args: LoaderFunctionArgs) {
  const visit = requireAdmin(args);
  const { domains, phones, emails } = siteFacts(visit.community.settings);
  const values = ownRuleValues({ settings: NEW_RULE, texts: [] });
  return json({
    values,
    company: [...domains, ...phones, ...emails],
    ...adminLoader(visit, "rules", visit.t("rules:new.heading")),
  });
}

export async function action(args: ActionFunctionArgs) {
  const visit = requireAdmin(args);
  return makeOwnRule(visit, await readForm(args.request));
}

export default function NewRule() {
  const { values, company } = useLoaderData<typeof loader>();
  return <NewOwnRule values={values} company={company} reply={useRuleReply()} />;
}
