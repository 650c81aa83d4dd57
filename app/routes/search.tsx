import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isbot } from "isbot";
import { SearchPage } from "~/components/search-page";
import { search } from "~/models/search.server";
import { logSearch, type SearchTrace } from "~/models/search-log.server";
import { pageTitle } from "~/page-title";
import { readSearch } from "~/search-filters";
import { allowGuests } from "~/visit.server";
import { limitLookUps } from "~/visitor-limit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = allowGuests(args);
  const { db, language, community, t } = visit;
  const parameters = new URL(args.request.url).searchParams;
  const { query, filters, text, cursor } = readSearch(parameters, community);
  const isAsked = query !== "" || Object.keys(filters).length > 0;
  if (isAsked) limitLookUps(visit, "search");
  const result = isAsked ? await search(db, { query, language, filters, cursor }) : null;
  let trace: SearchTrace | null = null;
  if (result && query !== "" && cursor === 0 && isPerson(args.request.headers)) {
    trace = logSearch(db, { query, language, resultCount: result.total, visit: parameters.get("v") });
  }
  const heading = query === "" ? t("search:title") : t("search:results-for", { query });
  return json({ query, text, cursor, result, trace, heading, title: `${heading} · ${community.settings.brand.name}` });
}

/** Not a crawler, and not a browser that only fetches ahead. */
function isPerson(headers: Headers): boolean {
  return !isbot(headers.get("user-agent")) && !headers.get("sec-purpose")?.includes("prefetch");
}

export default function Search() {
  return <SearchPage {...useLoaderData<typeof loader>()} />;
}
