import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirectTo, redirectWithNotice } from "~/replies/reply.server";
import { urls } from "~/urls";
import { endSession } from "~/web/session.server";
import { allowGuests } from "~/web/visit.server";

/** Nothing is done by looking: logging out is a button. */
export function loader(args: LoaderFunctionArgs) {
  allowGuests(args);
  return redirectTo(urls.home());
}

export async function action(args: ActionFunctionArgs) {
  const { db, sessionId } = allowGuests(args);
  return redirectWithNotice(urls.home(), "common:notice.logged-out", [await endSession(db, sessionId)]);
}

export { WayOn as default } from "~/components/site/way-on";
