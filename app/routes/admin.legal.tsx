import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { AdminLegal } from "~/components/admin/legal";
import { parseForm } from "~/forms/form";
import { LegalForm, legalOf } from "~/forms/legal";
import { saveSettings } from "~/models/community/settings.server";
import { officeUrls } from "~/office-urls";
import { adminLoader, adminReply } from "~/replies/admin.server";
import { formAgain } from "~/replies/again.server";
import { useReply } from "~/replies/use-reply";
import { pageTitle } from "~/web/page-title";
import { requireAdmin } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export function loader(args: LoaderFunctionArgs) {
  return json(adminLoader(requireAdmin(args), "legal"));
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireAdmin(args);
  const form = await parseForm(args.request, LegalForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  return adminReply(
    await saveSettings(db, { actor, page: "legal", value: legalOf(form.data) }),
    officeUrls.admin("legal"),
  );
}

export default function Legal() {
  return <AdminLegal reply={useReply()} />;
}
