import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { AdminContact } from "~/components/admin/contact";
import { ContactForm, readPeople } from "~/forms/contact";
import { parseForm } from "~/forms/form";
import { saveSettings } from "~/models/community/settings.server";
import { officeUrls } from "~/office-urls";
import { adminLoader, adminReply } from "~/replies/admin.server";
import { formAgain } from "~/replies/again.server";
import { useReply } from "~/replies/use-reply";
import { pageTitle } from "~/web/page-title";
import { requireAdmin } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export function loader(args: LoaderFunctionArgs) {
  return json(adminLoader(requireAdmin(args), "contact"));
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor, community } = requireAdmin(args);
  const form = await parseForm(args.request, ContactForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const { people, errors } = readPeople(form.typed, community.settings.contact.people);
  if (Object.keys(errors).length > 0) return formAgain(errors, form.typed);
  const { company, address, phone, email, hours, imprintUrl, privacyUrl } = form.data;
  const value = { company, address, phone, email, hours, imprintUrl, privacyUrl, people };
  return adminReply(await saveSettings(db, { actor, page: "contact", value }), officeUrls.admin("contact"));
}

export default function Contact() {
  return <AdminContact reply={useReply()} />;
}
