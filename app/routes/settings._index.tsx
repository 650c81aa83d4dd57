import type { LoaderFunctionArgs } from "@remix-run/node";
import { redirectTo } from "~/replies/reply.server";
import { urls } from "~/urls";
import { requireActor } from "~/web/visit.server";

export function loader(args: LoaderFunctionArgs) {
  requireActor(args);
  return redirectTo(urls.settings("profile"));
}

export { WayOn as default } from "~/components/site/way-on";
