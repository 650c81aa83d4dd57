import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FaqTeam } from "~/components/faq/team";
import { faqUrls } from "~/faq-urls";
import { findEntry } from "~/models/faq/faq.server";
import { countTeamEntries, listTeamEntries, TEAM_LISTS } from "~/models/faq/team.server";
import { redirectTo } from "~/replies/reply.server";
import { withQuery } from "~/urls";
import { idFrom } from "~/web/address";
import { pageTitle } from "~/web/page-title";
import { requireModerator } from "~/web/visit.server";

const MOST_PAGES = 100;

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const { db, t, community } = requireModerator(args);
  const parameters = new URL(args.request.url).searchParams;
  if (parameters.has("edit")) {
    const entry = await findEntry(db, { id: idFrom(parameters.get("edit") ?? "") });
    if (!entry) throw new Response("not-found", { status: 404 });
    throw redirectTo(withQuery(faqUrls.edit(entry), { draft: parameters.get("draft") }));
  }
  const list = TEAM_LISTS.find((one) => one === parameters.get("list")) ?? "open";
  const page = Math.min(MOST_PAGES, Math.max(1, Math.trunc(Number(parameters.get("page")) || 1)));
  const [entries, counts] = await Promise.all([listTeamEntries(db, { list, page }), countTeamEntries(db)]);
  const title = `${t("faq:team.all")} · ${community.settings.brand.name}`;
  return json({ ...entries, list, lists: TEAM_LISTS, counts, page, title });
}

export default function Team() {
  return <FaqTeam {...useLoaderData<typeof loader>()} />;
}
