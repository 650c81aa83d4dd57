import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { loggedOut } from "~/replies/logged-out.server";
import { redirectTo } from "~/replies/reply.server";
import { urls } from "~/urls";
import { allowGuests } from "~/web/visit.server";

/** Nothing is done by looking: logging out is a button. */
export function loader(args: LoaderFunctionArgs) {
  allowGuests(args);
  return redirectTo(urls.home());
}

export async function action(args: ActionFunctionArgs) {
  return loggedOut(allowGuests(args), "common:notice.logged-out");
}

export { WayOn as default } from "~/components/site/way-on";
