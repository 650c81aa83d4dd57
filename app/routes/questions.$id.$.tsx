import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { oldListAddress } from "~/models/community/old-lists";
import { resolveLegacyPost } from "~/models/community/origin.server";
import { refererHost } from "~/web/referer";
import { allowGuests } from "~/web/visit.server";

/** Old addresses: `/questions/123`, `/questions/123/any-words`, `/questions/123/any-words/456`, which means the answer 456; `/questions/ask`. */
export async function loader(args: LoaderFunctionArgs) {
  const { db } = allowGuests(args);
  const [words = "", answer = ""] = (args.params["*"] ?? "").split("/");
  const hints = { words, referer: refererHost(args.request) };
  const place =
    (await resolveLegacyPost(db, answer, hints)) ??
    (await resolveLegacyPost(db, args.params.id ?? "", hints)) ??
    oldListAddress(`questions/${args.params.id}`);
  if (!place) throw new Response("not-found", { status: 404 });
  return redirect(place, 301);
}

export { WayOn as default } from "~/components/site/way-on";
