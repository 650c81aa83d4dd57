import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NotificationSettings } from "~/components/notification/settings";
import { env } from "~/env.server";
import { parseForm } from "~/forms/form";
import { NotificationChoicesForm } from "~/forms/notification";
import { mailMode } from "~/mail/mode.server";
import { readChoices, saveChoices } from "~/models/notification/choice.server";
import { accountTitle, refuseHaste } from "~/replies/account.server";
import { formAgain } from "~/replies/again.server";
import { redirectWithNotice } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireActor(args);
  const choices = await readChoices(visit.db, visit.actor.id);
  const isMailed = mailMode(env()) !== "none";
  return json({ choices, isMailed, title: accountTitle(visit, "account:settings.notifications") });
}

export async function action(args: ActionFunctionArgs) {
  const visit = requireActor(args);
  const form = await parseForm(args.request, NotificationChoicesForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const haste = await refuseHaste(visit, form.typed);
  if (haste) return haste;
  const { autoWatch: isAutoWatch, ...channels } = form.data;
  await saveChoices(visit.db, { userId: visit.actor.id, channels, isAutoWatch });
  return redirectWithNotice(urls.settings("notifications"), "notifications:notice.choices-saved");
}

export default function NotificationChoices() {
  return <NotificationSettings {...useLoaderData<typeof loader>()} reply={useReply()} />;
}
