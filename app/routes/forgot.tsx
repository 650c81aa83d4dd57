import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ForgotPage } from "~/components/account/forgot";
import { env } from "~/env.server";
import { ForgotForm } from "~/forms/account";
import { parseForm } from "~/forms/form";
import { mailMode } from "~/mail/mode.server";
import { requestReset } from "~/models/member/password.server";
import { accountTitle } from "~/replies/account.server";
import { formAgain, tryLater } from "~/replies/again.server";
import { redirectTo } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { urls, withQuery } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { inSteadyTime } from "~/web/steady-time.server";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export function loader(args: LoaderFunctionArgs) {
  const visit = allowGuests(args);
  const isSent = new URL(args.request.url).searchParams.has("sent");
  return json({ isSent, hasMail: mailMode(env()) !== "none", title: accountTitle(visit, "account:forgot.title") });
}

export async function action(args: ActionFunctionArgs) {
  const { db, address, community } = allowGuests(args);
  const form = await parseForm(args.request, ForgotForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const request = { login: form.data.login, address, settings: community.settings };
  const outcome = await inSteadyTime(requestReset(db, env(), request));
  if (outcome.kind === "limited") return tryLater(form.typed, outcome.retryAfterSeconds);
  return redirectTo(withQuery(urls.forgot(), { sent: 1 }));
}

export default function Forgot() {
  return <ForgotPage {...useLoaderData<typeof loader>()} reply={useReply()} />;
}
