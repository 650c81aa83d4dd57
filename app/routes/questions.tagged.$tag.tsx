import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { oldListAddress } from "~/models/community/old-lists";
import { allowGuests } from "~/web/visit.server";

/** Old address of the questions of a tag, or of several: "beer+hops". "c%2B%2B" is one tag. */
export function loader(args: LoaderFunctionArgs) {
  allowGuests(args);
  const address = oldListAddress(new URL(args.request.url).pathname.slice(1));
  if (!address) throw new Response("not-found", { status: 404 });
  return redirect(address, 301);
}

export { WayOn as default } from "~/components/site/way-on";
