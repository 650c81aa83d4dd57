import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { placeOfPost, resolveLegacyPost } from "~/models/community/origin.server";
import { idFrom } from "~/web/address";
import { refererHost } from "~/web/referer";
import { allowGuests } from "~/web/visit.server";

/** `/a/456`, `/a/456/7`: the short address of an answer, of an imported one before one of ours. */
export async function loader(args: LoaderFunctionArgs) {
  const { db } = allowGuests(args);
  const place =
    (await resolveLegacyPost(db, args.params.id ?? "", { referer: refererHost(args.request) })) ??
    (await placeOfPost(db, idFrom(args.params.id)));
  if (!place) throw new Response("not-found", { status: 404 });
  return redirect(place, 301);
}

export { WayOn as default } from "~/components/site/way-on";
