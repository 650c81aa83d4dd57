import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { findTag, parseTags } from "~/models/question/tag.server";
import { currentTags } from "~/models/question/tag-names.server";
import { urls } from "~/urls";
import { allowGuests } from "~/web/visit.server";

/** A tag's page is the list of its questions. */
export async function loader(args: LoaderFunctionArgs) {
  const { db } = allowGuests(args);
  const named = args.params.slug ?? "";
  const [tag] = await currentTags(db, parseTags(named).slice(0, 1));
  if (!tag) throw new Response("not-found", { status: 404 });
  // "/tags/steam.atom" is the feed of "steam", unless a tag has that name itself.
  if (named.endsWith(".atom") && !(await findTag(db, tag))) {
    const [own] = await currentTags(db, parseTags(named.slice(0, -".atom".length)).slice(0, 1));
    if (own) return redirect(urls.questionsFeed({ tag: own }), 301);
  }
  return redirect(urls.questions({ tag }), 301);
}

export { WayOn as default } from "~/components/site/way-on";
