import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import type { z } from "zod";
import { AdminLimits } from "~/components/admin/limits";
import { parseForm } from "~/forms/form";
import { LimitsForm } from "~/forms/office";
import { saveSettings } from "~/models/community/settings.server";
import { officeUrls } from "~/office-urls";
import { adminLoader, adminReply } from "~/replies/admin.server";
import { formAgain } from "~/replies/again.server";
import { useReply } from "~/replies/use-reply";
import type { Settings } from "~/settings";
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
  const value = limitsOf(form.data);
  return adminReply(await saveSettings(db, { actor, page: "limits", value }), officeUrls.admin("limits"));
}

/** Every function has a bound of its own in the form. */
function limitsOf({
  "longest.link": link,
  "longest.marketplace": marketplace,
  "longest.vote": vote,
  "longest.wiki": wiki,
  "longest.post": post,
  "longest.all": all,
  ...numbers
}: z.infer<typeof LimitsForm>): Settings["limits"] {
  return { ...numbers, longest: { link, marketplace, vote, wiki, post, all } };
}

export default function Limits() {
  return <AdminLimits reply={useReply()} />;
}
