import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ProfileSettings } from "~/components/account/profile-settings";
import { ProfileForm } from "~/forms/account";
import { parseForm } from "~/forms/form";
import { changeProfile } from "~/models/member/profile.server";
import { findUser } from "~/models/member/user.server";
import { accountTitle, refuseHaste } from "~/replies/account.server";
import { formAgain } from "~/replies/again.server";
import { redirectWithNotice } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { knownTimeZone, zoneGroups } from "~/time-zones";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireActor(args);
  const user = await findUser(visit.db, visit.actor.id);
  return json({
    about: user?.about ?? "",
    zones: zoneGroups(visit.language),
    title: accountTitle(visit, "account:settings.profile"),
  });
}

export async function action(args: ActionFunctionArgs) {
  const visit = requireActor(args);
  const form = await parseForm(args.request, ProfileForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const haste = await refuseHaste(visit, form.typed);
  if (haste) return haste;
  const change = { ...form.data, timeZone: knownTimeZone(form.data.timeZone) };
  const errors = await changeProfile(visit.db, { actor: visit.actor, change, settings: visit.community.settings });
  if (errors) return formAgain(errors, form.typed);
  return redirectWithNotice(urls.settings("profile"), "account:notice.profile-saved");
}

export default function Profile() {
  return <ProfileSettings {...useLoaderData<typeof loader>()} reply={useReply()} />;
}
