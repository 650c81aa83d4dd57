import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { resolveOldAddress } from "~/models/community/origin.server";
import { allowGuests } from "~/web/visit.server";

/** Old addresses of one of several imported communities: `/from/beer.example.com/questions/123`. */
export async function loader(args: LoaderFunctionArgs) {
  const { db } = allowGuests(args);
  const place = await resolveOldAddress(db, args.params.site ?? "", args.params["*"] ?? "");
  if (!place) throw new Response("not-found", { status: 404 });
  return redirect(place, 301);
}

export { WayOn as default } from "~/components/site/way-on";
