import type { LoaderFunctionArgs } from "@remix-run/node";
import { officeUrls } from "~/office-urls";
import { redirectTo } from "~/replies/reply.server";
import { requireAdmin } from "~/web/visit.server";

export function loader(args: LoaderFunctionArgs) {
  requireAdmin(args);
  return redirectTo(officeUrls.admin("about"));
}

export { WayOn as default } from "~/components/site/way-on";
