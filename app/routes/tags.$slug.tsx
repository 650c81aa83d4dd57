import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { parseTags } from "~/models/question/tag.server";
import { currentTags } from "~/models/question/tag-names.server";
import { urls } from "~/urls";
import { allowGuests } from "~/web/visit.server";

/** A tag's page is the list of its questions. */
export async function loader(args: LoaderFunctionArgs) {
  const { db } = allowGuests(args);
  const [tag] = await currentTags(db, parseTags(args.params.slug ?? "").slice(0, 1));
  if (!tag) throw new Response("not-found", { status: 404 });
  return redirect(urls.questions({ tag }), 301);
}

export { WayOn as default } from "~/components/site/way-on";
