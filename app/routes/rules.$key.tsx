import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RulePage } from "~/components/rule-page";
import { env } from "~/env.server";
import { countRuleUse, listRules } from "~/models/rule.server";
import { officeUrls } from "~/office-urls";
import { pageTitle } from "~/page-title";
import { allowGuests } from "~/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageTitle(data.title, { path: officeUrls.rule(data.rule.key), origin: data.origin }) : [];
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const { db, language, community } = allowGuests(args);
  const rules = await listRules(db, language);
  const rule = rules.find((one) => one.key === args.params.key);
  if (!rule) throw new Response("not-found", { status: 404 });
  const use = await countRuleUse(db, rule.key);
  const title = `${rule.title} · ${community.settings.brand.name}`;
  return json({ rule, use, title, origin: env().PUBLIC_URL }, { headers: { "x-page-tags": "everything" } });
}

export default function Rule() {
  return <RulePage {...useLoaderData<typeof loader>()} />;
}
