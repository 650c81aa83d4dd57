import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LoginPage } from "~/components/account/login";
import { LoginForm } from "~/forms/account";
import { parseForm } from "~/forms/form";
import { readPressed } from "~/forms/pressed";
import { logIn } from "~/models/member/login.server";
import { accountTitle, letIn } from "~/replies/account.server";
import { formAgain, tryLater } from "~/replies/again.server";
import { redirectTo } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { ownPath } from "~/urls";
import { devicesOf } from "~/web/device.server";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export function loader(args: LoaderFunctionArgs) {
  const visit = allowGuests(args);
  const parameters = new URL(args.request.url).searchParams;
  const to = ownPath(parameters.get("to"));
  const pressed = readPressed(parameters.get("pressed") ?? "");
  if (visit.actor) throw redirectTo(to);
  // Sent here by a page that needs a member, unlike somebody who pressed "Log in" on a page they could read.
  const isSentHere = /^\/(ask|drafts|settings|queue|admin|posts\/\d+\/edit)\b/.test(to);
  return json({ to, pressed, isSentHere, title: accountTitle(visit, "account:login.title") });
}

export async function action(args: ActionFunctionArgs) {
  const visit = allowGuests(args);
  const form = await parseForm(args.request, LoginForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const { login, password, to, pressed } = form.data;
  const devices = await devicesOf(visit.db, args.request.headers.get("cookie"));
  const outcome = await logIn(visit.db, { login, password, address: visit.address, devices });
  if (outcome.kind === "limited") return tryLater(form.typed, outcome.retryAfterSeconds);
  if (outcome.kind === "wrong") return formAgain({ form: { code: "wrong-login" } }, form.typed);
  return letIn(visit, args.request, {
    userId: outcome.user.id,
    to: ownPath(to),
    pressed,
    notice: "account:notice.logged-in",
  });
}

export default function Login() {
  return <LoginPage {...useLoaderData<typeof loader>()} reply={useReply()} />;
}
