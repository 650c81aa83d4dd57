import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { resolveLegacyUser } from "~/models/community/origin.server";
import { refererHost } from "~/web/referer";
import { allowGuests } from "~/web/visit.server";

/** Old address of a member: `/users/7`, `/users/7/any-name`. */
export async function loader(args: LoaderFunctionArgs) {
  const { db } = allowGuests(args);
  const [id = "", words = ""] = (args.params["*"] ?? "").split("/");
  const place = await resolveLegacyUser(db, id, { words, referer: refererHost(args.request) });
  if (!place) throw new Response("not-found", { status: 404 });
  return redirect(place, 301);
}

export { WayOn as default } from "~/components/site/way-on";
