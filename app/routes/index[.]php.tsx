import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { resolveOldPage, resolveOldPageNumber, resolveOldRevision } from "~/models/community/old-page.server";
import { allowGuests } from "~/web/visit.server";

/** Old addresses of a wiki: `index.php?title=Some_page`, `?curid=12`, `?oldid=34`, `?diff=56&oldid=34`. */
export async function loader(args: LoaderFunctionArgs) {
  const { db } = allowGuests(args);
  const query = new URL(args.request.url).searchParams;
  const [oldid, diff] = [query.get("oldid"), query.get("diff")];
  const place =
    (oldid && (await resolveOldRevision(db, oldid, diff))) ||
    (diff && (await resolveOldRevision(db, diff, null))) ||
    (await resolveOldPageNumber(db, query.get("curid") ?? "")) ||
    (await resolveOldPage(db, query.get("title") ?? ""));
  if (!place) throw new Response("not-found", { status: 404 });
  return redirect(place, 301);
}

export { WayOn as default } from "~/components/site/way-on";
