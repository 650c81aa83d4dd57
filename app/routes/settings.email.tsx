import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmailSettings } from "~/components/account/email-settings";
import { env } from "~/env.server";
import { EmailForm } from "~/forms/account";
import { parseForm } from "~/forms/form";
import { mailMode } from "~/mail/mode.server";
import { requestAddress, resendConfirmation } from "~/models/member/address.server";
import { findPendingAddress } from "~/models/member/email-token.server";
import { findUser } from "~/models/member/user.server";
import { accountTitle } from "~/replies/account.server";
import { formAgain, tryLater } from "~/replies/again.server";
import { redirectWithNotice } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { inSteadyTime } from "~/web/steady-time.server";
import { requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireActor(args);
  const user = await findUser(visit.db, visit.actor.id);
  const pending = await findPendingAddress(visit.db, { userId: visit.actor.id });
  const title = accountTitle(visit, "account:settings.email");
  return json({
    email: user?.email ?? null,
    pending: pending?.email ?? null,
    hasMail: mailMode(env()) !== "none",
    title,
  });
}

export async function action(args: ActionFunctionArgs) {
  const visit = requireActor(args);
  const form = await parseForm(args.request, EmailForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const { data, typed } = form;
  const given = { userId: visit.actor.id, settings: visit.community.settings };
  const work =
    data.do === "resend"
      ? resendConfirmation(visit.db, env(), given)
      : requestAddress(visit.db, env(), { ...given, email: data.email, password: data.currentPassword });
  const outcome = await inSteadyTime(work);
  if (outcome.kind === "limited") return tryLater(typed, outcome.retryAfterSeconds);
  if (outcome.kind === "wrong-password") return formAgain({ currentPassword: { code: "wrong-password" } }, typed);
  const notice = outcome.kind === "sent" ? "account:notice.address-sent" : "account:notice.address-same";
  return redirectWithNotice(urls.settings("email"), notice);
}

export default function Email() {
  return <EmailSettings {...useLoaderData<typeof loader>()} reply={useReply()} />;
}
