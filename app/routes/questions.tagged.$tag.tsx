import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { parseTags } from "~/models/question/tag.server";
import { urls } from "~/urls";
import { allowGuests } from "~/web/visit.server";

/** Old address of a tag's questions. "beer+hops" asked for both, of which the first remains; "c%2B%2B" is one tag. */
export function loader(args: LoaderFunctionArgs) {
  allowGuests(args);
  const written = new URL(args.request.url).pathname.split("/")[3]?.split("+")[0] ?? "";
  const tag = parseTags(decoded(written))[0];
  if (!tag) throw new Response("not-found", { status: 404 });
  return redirect(urls.tag(tag), 301);
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return "";
  }
}

export { WayOn as default } from "~/components/site/way-on";
