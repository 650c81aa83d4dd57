import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { resolveLegacyHistory } from "~/models/community/origin.server";
import { refererHost } from "~/web/referer";
import { allowGuests } from "~/web/visit.server";

/** Old address of a post's history: `/posts/123/revisions`. */
export async function loader(args: LoaderFunctionArgs) {
  const { db } = allowGuests(args);
  const place = await resolveLegacyHistory(db, args.params.id ?? "", { referer: refererHost(args.request) });
  if (!place) throw new Response("not-found", { status: 404 });
  return redirect(place, 301);
}

export { WayOn as default } from "~/components/site/way-on";
