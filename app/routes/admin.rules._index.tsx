import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AdminRules } from "~/components/admin/rules";
import { listRules } from "~/models/rule/rule.server";
import { loadRules } from "~/models/rule/versions.server";
import { adminLoader } from "~/replies/admin.server";
import { pageTitle } from "~/web/page-title";
import { requireAdmin } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireAdmin(args);
  const [texts, rules] = await Promise.all([listRules(visit.db, visit.language), loadRules(visit.db)]);
  const rows = texts.map(({ key, title, language, version }) => ({
    key,
    title,
    language,
    version,
    rung: rules.find((rule) => rule.key === key)?.rung ?? "hold",
  }));
  return json({ rows, ...adminLoader(visit, "rules") });
}

export default function Rules() {
  return <AdminRules rows={useLoaderData<typeof loader>().rows} />;
}
