import type { LoaderFunctionArgs } from "@remix-run/node";
import { renderToStaticMarkup } from "react-dom/server";
import { SearchSuggestions } from "~/components/search/suggestions";
import { readSearch } from "~/forms/search-filters";
import { search } from "~/models/search/search.server";
import { allowGuests } from "~/web/visit.server";
import { limitLookUps } from "~/web/visitor-limit.server";

const SHOWN = 6;
/** A guest who deletes a letter sees what they saw before; of a member nothing stays on a shared machine. */
const KEPT_SECONDS = 60;

/** A piece of HTML for the search box: the best hits for what is typed so far. Not a search of its own, so it is not logged. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = allowGuests(args);
  const { db, language, community, t } = visit;
  const { query } = readSearch(new URL(args.request.url).searchParams, community);
  limitLookUps(visit, "suggestion");
  const { hits, isMore, total } = await search(db, { query, language, filters: {}, limit: SHOWN, isTyping: true });
  const products = community.products;
  const html = renderToStaticMarkup(
    <SearchSuggestions
      query={query}
      hits={hits}
      total={total}
      isMore={isMore}
      products={products}
      language={language}
      t={t}
    />,
  );
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "cache-control": visit.actor ? "no-store" : `private, max-age=${KEPT_SECONDS}`,
    "x-page-tags": "any everything",
  };
  return new Response(html, { headers });
}
