import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isBuiltIn } from "#moderation/rules";
import { AdminRules } from "~/components/admin/rules";
import { parseForm } from "~/forms/form";
import { RuleOrderForm } from "~/forms/rule-order";
import { moveRule } from "~/models/rule/own.server";
import { listRules } from "~/models/rule/rule.server";
import { loadRules } from "~/models/rule/versions.server";
import { officeUrls } from "~/office-urls";
import { adminLoader, adminReply } from "~/replies/admin.server";
import { pageTitle } from "~/web/page-title";
import { requireAdmin } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireAdmin(args);
  const [texts, rules] = await Promise.all([listRules(visit.db, visit.language), loadRules(visit.db)]);
  const rows = texts.map(({ html: _, ...text }) => ({
    ...text,
    isOwn: !isBuiltIn(text.key),
    rung: rules.find((rule) => rule.key === text.key)?.rung ?? "shadow",
  }));
  return json({ rows, ...adminLoader(visit, "rules") });
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireAdmin(args);
  const form = await parseForm(args.request, RuleOrderForm);
  if (!form.ok) throw new Response("bad-form", { status: 400 });
  const { id: key, direction } = form.data;
  return adminReply(await moveRule(db, { actor, key, direction }), officeUrls.admin("rules"));
}

export default function Rules() {
  return <AdminRules rows={useLoaderData<typeof loader>().rows} />;
}
