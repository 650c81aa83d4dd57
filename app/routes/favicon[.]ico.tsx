import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { allowGuests } from "~/web/visit.server";

/** Where programs look that read no page first. */
export function loader(args: LoaderFunctionArgs) {
  allowGuests(args);
  return redirect("/favicon.png", 301);
}

export { WayOn as default } from "~/components/site/way-on";
