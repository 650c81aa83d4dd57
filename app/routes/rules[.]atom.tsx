import type { LoaderFunctionArgs } from "@remix-run/node";
import { env } from "~/env.server";
import { listRuleChanges } from "~/models/rule/feed.server";
import { urls } from "~/urls";
import { atomFeed } from "~/web/atom.server";
import { allowGuests } from "~/web/visit.server";

export async function loader(args: LoaderFunctionArgs) {
  const { db, community, language, path, t } = allowGuests(args);
  const { name } = community.settings.brand;
  const rules = await listRuleChanges(db, language);
  const xml = atomFeed({
    origin: env().PUBLIC_URL,
    path,
    page: urls.rules(),
    title: `${t("admin:rules.title")} · ${name}`,
    entries: rules.map((rule) => ({
      path: urls.rule(rule.key),
      id: urls.rule(rule.key),
      title: rule.title,
      language: rule.language,
      summary: rule.isRetired ? t("rules:retired.text") : rule.summary,
      author: name,
      published: rule.writtenAt,
      updated: rule.changedAt,
      categories: [],
    })),
  });
  return new Response(xml, {
    headers: { "content-type": "application/atom+xml; charset=utf-8", "x-page-tags": "everything" },
  });
}
