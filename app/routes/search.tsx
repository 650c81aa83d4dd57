import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SearchPage } from "~/components/search/page";
import { readSearch } from "~/forms/search-filters";
import { search } from "~/models/search/search.server";
import { describeSearch, traceHeaders, traceSearch } from "~/models/search/trace.server";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";
import { limitLookUps } from "~/web/visitor-limit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const visit = allowGuests(args);
  const { db, language, community, t } = visit;
  const parameters = new URL(args.request.url).searchParams;
  const { query, filters, text, cursor } = readSearch(parameters, community);
  const isAsked = query !== "" || Object.keys(filters).length > 0;
  if (isAsked) limitLookUps(visit, "search");
  const result = isAsked ? await search(db, { query, language, filters, cursor }) : null;
  const headers = args.request.headers;
  const asked = { query, language, resultCount: result?.total ?? 0 };
  const isSearch = result !== null && query !== "" && cursor === 0;
  const trace = isSearch
    ? traceSearch(db, { ...asked, visit: parameters.get("v") }, (name) => headers.get(name))
    : null;
  // What guests find is kept, and says nothing of the one who searched first.
  const isKept = visit.actor === null && result !== null && result.hits.length > 0;
  const heading = query === "" ? t("search:title") : t("search:results-for", { query });
  const title = `${heading} · ${community.settings.brand.name}`;
  return json(
    { query, text, cursor, result, trace: isKept ? null : trace, heading, title },
    {
      headers: {
        ...traceHeaders(trace),
        ...(isKept ? { "x-page-tags": "any everything" } : {}),
        ...(isKept && isSearch ? describeSearch(asked) : {}),
      },
    },
  );
}

export default function Search() {
  return <SearchPage {...useLoaderData<typeof loader>()} />;
}
