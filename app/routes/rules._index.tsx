import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RuleList } from "~/components/case/rule-page";
import { env } from "~/env.server";
import { listRules } from "~/models/rule/rule.server";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        ...pageTitle(data.title, { description: data.description, path: urls.rules(), origin: data.origin }),
        { tagName: "link", rel: "alternate", type: "application/atom+xml", href: "/rules.atom", title: data.title },
      ]
    : [];
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const { db, language, t, community } = allowGuests(args);
  const rules = await listRules(db, language);
  const title = `${t("admin:rules.title")} · ${community.settings.brand.name}`;
  return json(
    { rules, title, description: t("admin:rules.intro"), origin: env().PUBLIC_URL },
    { headers: { "x-page-tags": "everything" } },
  );
}

export default function Rules() {
  return <RuleList rules={useLoaderData<typeof loader>().rules} />;
}
