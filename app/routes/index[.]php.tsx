import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { resolveOldWiki } from "~/models/community/old-page.server";
import { allowGuests } from "~/web/visit.server";

/** Old addresses of a wiki: `index.php?title=Some_page`, `index.php/Some_page`, `?curid=12`, `?oldid=34`, `?diff=56&oldid=34`. */
export async function loader(args: LoaderFunctionArgs) {
  const { db } = allowGuests(args);
  const query = new URL(args.request.url).searchParams;
  const place = await resolveOldWiki(db, query.get("title") ?? args.params["*"] ?? "", query);
  if (!place) throw new Response("not-found", { status: 404 });
  return redirect(place, 301);
}

export { WayOn as default } from "~/components/site/way-on";
