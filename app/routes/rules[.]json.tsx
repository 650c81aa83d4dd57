import type { LoaderFunctionArgs } from "@remix-run/node";
import { changesForBrowsers } from "~/models/rule/for-browsers.server";
import { allowGuests } from "~/web/visit.server";

/** What administrators changed of the rules, for the preflight: everything else of them the browser has. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, community } = allowGuests(args);
  const changes = await changesForBrowsers(db, community.rules);
  return Response.json(changes, { headers: { "cache-control": "no-cache" } });
}
