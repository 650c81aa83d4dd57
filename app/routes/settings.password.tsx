import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { PasswordForm } from "~/account-forms";
import { accountTitle, formAgain, tryLater } from "~/account-reply.server";
import { PasswordSettings } from "~/components/account-password-settings";
import { env } from "~/env.server";
import { type FormReply, parseForm } from "~/forms";
import { changePassword } from "~/models/password.server";
import { pageTitle } from "~/page-title";
import { redirectWithNotice } from "~/reply.server";
import { urls } from "~/urls";
import { requireActor } from "~/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export function loader(args: LoaderFunctionArgs) {
  return json({ title: accountTitle(requireActor(args), "account:settings.password") });
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor, sessionId, community } = requireActor(args);
  const form = await parseForm(args.request, PasswordForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const given = { ...form.data, userId: actor.id, sessionId: sessionId ?? "", settings: community.settings };
  const outcome = await changePassword(db, env(), given);
  if (outcome.kind === "limited") return tryLater({}, outcome.retryAfterSeconds);
  if (outcome.kind === "refused") return formAgain(outcome.errors, {});
  return redirectWithNotice(urls.settings("password"), "account:notice.password-changed");
}

export default function Password() {
  return <PasswordSettings reply={useActionData<FormReply>()} />;
}
