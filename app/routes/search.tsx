import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isbot } from "isbot";
import { SearchPage } from "~/components/search-page";
import { takeFromGuestLimit, visitorNetwork } from "~/models/rate-limit.server";
import { search } from "~/models/search.server";
import { logSearch } from "~/models/search-log.server";
import { pageTitle } from "~/page-title";
import { tooMany } from "~/reply.server";
import { readSearch } from "~/search-filters";
import { allowGuests } from "~/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, address, language, community, t } = allowGuests(args);
  const { query, filters, text, cursor } = readSearch(new URL(args.request.url).searchParams, community);
  const isAsked = query !== "" || Object.keys(filters).length > 0;
  if (isAsked && actor === null) {
    const limit = await takeFromGuestLimit(db, { kind: "search", guest: visitorNetwork(address) });
    if (!limit.ok) throw tooMany(limit.retryAfterSeconds);
  }
  const result = isAsked ? await search(db, { query, language, filters, cursor }) : null;
  if (result && query !== "" && cursor === 0 && !isbot(args.request.headers.get("user-agent"))) {
    logSearch(db, { query, language, resultCount: result.total });
  }
  const heading = query === "" ? t("search:title") : t("search:results-for", { query });
  return json({ query, text, cursor, result, heading, title: `${heading} · ${community.settings.brand.name}` });
}

export default function Search() {
  return <SearchPage {...useLoaderData<typeof loader>()} />;
}
