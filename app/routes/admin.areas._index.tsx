import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { AdminAreas } from "~/components/admin/areas";
import { parseForm } from "~/forms/form";
import { OrderForm } from "~/forms/office";
import { moveEntry } from "~/models/community/catalogue.server";
import { officeUrls } from "~/office-urls";
import { adminLoader, catalogueReply } from "~/replies/admin.server";
import { pageTitle } from "~/web/page-title";
import { requireAdmin } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export function loader(args: LoaderFunctionArgs) {
  return json(adminLoader(requireAdmin(args), "areas"));
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireAdmin(args);
  const form = await parseForm(args.request, OrderForm);
  if (!form.ok) throw new Response("bad-form", { status: 400 });
  const outcome = await moveEntry(db, { actor, table: "areas", ...form.data });
  return catalogueReply(outcome, {}, officeUrls.admin("areas"));
}

export default AdminAreas;
