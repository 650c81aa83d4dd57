import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { parseTags } from "~/models/question/tag.server";
import { urls } from "~/urls";
import { allowGuests } from "~/web/visit.server";

/** Old address of what a tag is about, which now stands above its questions. */
export function loader(args: LoaderFunctionArgs) {
  allowGuests(args);
  const tag = parseTags(args.params.slug ?? "")[0];
  if (!tag) throw new Response("not-found", { status: 404 });
  return redirect(urls.tag(tag), 301);
}

export { WayOn as default } from "~/components/site/way-on";
