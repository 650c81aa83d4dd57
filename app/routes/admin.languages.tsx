import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AdminLanguages } from "~/components/admin/languages";
import { parseForm } from "~/forms/form";
import { LanguagesForm } from "~/forms/languages";
import { languagesInUse } from "~/models/community/languages.server";
import { saveSettings } from "~/models/community/settings.server";
import { officeUrls } from "~/office-urls";
import { adminLoader, adminReply } from "~/replies/admin.server";
import { formAgain } from "~/replies/again.server";
import { useReply } from "~/replies/use-reply";
import { pageTitle } from "~/web/page-title";
import { requireAdmin } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireAdmin(args);
  return json({ ...adminLoader(visit, "languages"), used: await languagesInUse(visit.db) });
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireAdmin(args);
  const form = await parseForm(args.request, LanguagesForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const outcome = await saveSettings(db, { actor, page: "languages", value: form.data });
  return adminReply(outcome, officeUrls.admin("languages"));
}

export default function Languages() {
  const { used } = useLoaderData<typeof loader>();
  return <AdminLanguages used={used} reply={useReply()} />;
}
