import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RulePage } from "~/components/case/rule-page";
import { env } from "~/env.server";
import { leadOf } from "~/markdown/lead";
import { excerptOf } from "~/models/document/excerpt";
import { filtersOfRule } from "~/models/filter/stored.server";
import { findRuleFacts } from "~/models/rule/facts.server";
import { findRuleText } from "~/models/rule/rule.server";
import { countRuleUse } from "~/models/rule/use.server";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, data?.sharing);
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const { db, language, community } = allowGuests(args);
  const wanted = new URL(args.request.url).searchParams.get("version");
  const version = wanted === null ? null : /^[1-9][0-9]{0,5}$/.test(wanted) ? Number(wanted) : 0;
  const rule = await findRuleText(db, { key: args.params.key ?? "", version, language });
  if (!rule) throw new Response("not-found", { status: 404 });
  const [facts, use, filters] = await Promise.all([
    findRuleFacts(db, rule),
    countRuleUse(db, rule.key),
    filtersOfRule(db, { key: rule.key, isOffice: false }),
  ]);
  const title = `${rule.title} · ${community.settings.brand.name}`;
  const sharing = {
    description: excerptOf(leadOf(rule.html, 300)),
    path: urls.rule(rule.key),
    origin: env().PUBLIC_URL,
  };
  // Forgotten with every decision, because it counts them ("rules").
  return json({ rule, facts, use, filters, title, sharing }, { headers: { "x-page-tags": "rules everything" } });
}

export default function Rule() {
  return <RulePage {...useLoaderData<typeof loader>()} />;
}
