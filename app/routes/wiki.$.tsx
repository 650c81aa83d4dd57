import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { resolveOldWiki } from "~/models/community/old-page.server";
import { queryOf } from "~/web/address";
import { allowGuests } from "~/web/visit.server";

/** Old addresses of an imported wiki whose titles have several parts: `/wiki/guides/filling/steel_kettles`. */
export async function loader(args: LoaderFunctionArgs) {
  const { db } = allowGuests(args);
  const place = await resolveOldWiki(db, args.params["*"] ?? "", queryOf(args.request));
  if (!place) throw new Response("not-found", { status: 404 });
  return redirect(place, 301);
}

export { WayOn as default } from "~/components/site/way-on";
