import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { AdminLimits } from "~/components/admin/limits";
import { parseForm } from "~/forms/form";
import { LimitsForm } from "~/forms/office";
import { saveSettings } from "~/models/community/settings.server";
import { officeUrls } from "~/office-urls";
import { adminLoader, adminReply } from "~/replies/admin.server";
import { formAgain } from "~/replies/again.server";
import { useReply } from "~/replies/use-reply";
import { pageTitle } from "~/web/page-title";
import { requireAdmin } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export function loader(args: LoaderFunctionArgs) {
  return json(adminLoader(requireAdmin(args), "limits"));
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireAdmin(args);
  const form = await parseForm(args.request, LimitsForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  return adminReply(await saveSettings(db, { actor, page: "limits", value: form.data }), officeUrls.admin("limits"));
}

export default function Limits() {
  return <AdminLimits reply={useReply()} />;
}
