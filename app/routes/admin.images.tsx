import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AdminImages } from "~/components/admin/images";
import { parseForm } from "~/forms/form";
import { ImagesForm } from "~/forms/images";
import { saveSettings } from "~/models/community/settings.server";
import { countCopies } from "~/models/document/image-copies.server";
import { officeUrls } from "~/office-urls";
import { adminLoader, adminReply } from "~/replies/admin.server";
import { formAgain } from "~/replies/again.server";
import { useReply } from "~/replies/use-reply";
import { pageTitle } from "~/web/page-title";
import { requireAdmin } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireAdmin(args);
  return json({ ...adminLoader(visit, "images"), copies: await countCopies(visit.db) });
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireAdmin(args);
  const form = await parseForm(args.request, ImagesForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  return adminReply(await saveSettings(db, { actor, page: "images", value: form.data }), officeUrls.admin("images"));
}

export default function Images() {
  const { copies } = useLoaderData<typeof loader>();
  return <AdminImages copies={copies} reply={useReply()} />;
}
