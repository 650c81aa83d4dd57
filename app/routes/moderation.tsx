import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ModerationPage } from "~/components/case/moderation-page";
import { env } from "~/env.server";
import { countModerationYear } from "~/models/case/year.server";
import { listRules } from "~/models/rule/rule.server";
import { urls } from "~/urls";
import { pageTitle, tabTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageTitle(data.title, { description: data.description, path: urls.moderation(), origin: data.origin }) : [];
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const { db, language, t, community } = allowGuests(args);
  const [year, listed] = await Promise.all([countModerationYear(db), listRules(db, language)]);
  const rules = listed.map((rule) => ({ key: rule.key, title: rule.title, language: rule.language }));
  const title = tabTitle(t("decisions:moderated.title"), community);
  const description = t("decisions:moderated.intro");
  // Forgotten with every decision, because it counts them ("rules").
  return json(
    { year, rules, title, description, origin: env().PUBLIC_URL },
    { headers: { "x-page-tags": "rules everything" } },
  );
}

export default function Moderation() {
  return <ModerationPage {...useLoaderData<typeof loader>()} />;
}
