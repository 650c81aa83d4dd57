import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { urls } from "~/urls";
import { allowGuests } from "~/web/visit.server";

/** Where people in Germany look for it. */
export function loader(args: LoaderFunctionArgs) {
  allowGuests(args);
  return redirect(urls.legal("imprint"), 301);
}

export { WayOn as default } from "~/components/site/way-on";
