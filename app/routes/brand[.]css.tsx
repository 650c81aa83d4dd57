import type { LoaderFunctionArgs } from "@remix-run/node";
import { brandStylesheet } from "~/brand-colours";
import { allowGuests } from "~/web/visit.server";

const YEAR_SECONDS = 31_536_000;

/** The company's colours. The address changes with them, so it may be kept for ever; without a version it is asked for anew. */
export function loader(args: LoaderFunctionArgs) {
  const { community } = allowGuests(args);
  const hasVersion = new URL(args.request.url).searchParams.has("v");
  return new Response(brandStylesheet(community.settings.brand), {
    headers: {
      "content-type": "text/css; charset=utf-8",
      "cache-control": hasVersion ? `public, max-age=${YEAR_SECONDS}, immutable` : "no-cache",
    },
  });
}
