import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { JoinPage } from "~/components/account/join";
import { env } from "~/env.server";
import { JoinForm } from "~/forms/account";
import { parseForm } from "~/forms/form";
import { readPressed } from "~/forms/pressed";
import { mailMode } from "~/mail/mode.server";
import { join } from "~/models/member/joining.server";
import { accountTitle, letIn } from "~/replies/account.server";
import { formAgain, tryLater } from "~/replies/again.server";
import { redirectTo } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { knownTimeZone } from "~/time-zones";
import { ownPath } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export function loader(args: LoaderFunctionArgs) {
  const visit = allowGuests(args);
  const parameters = new URL(args.request.url).searchParams;
  const to = ownPath(parameters.get("to"));
  const pressed = readPressed(parameters.get("pressed") ?? "");
  if (visit.actor) throw redirectTo(to);
  return json({ to, pressed, hasMail: mailMode(env()) !== "none", title: accountTitle(visit, "account:join.title") });
}

export async function action(args: ActionFunctionArgs) {
  const visit = allowGuests(args);
  const form = await parseForm(args.request, JoinForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const { data, typed } = form;
  const outcome = await join(visit.db, env(), {
    ...data,
    timeZone: knownTimeZone(data.timeZone),
    language: visit.language,
    address: visit.address,
    settings: visit.community.settings,
  });
  if (outcome.kind === "refused") return formAgain(outcome.errors, typed);
  if (outcome.kind === "limited") return tryLater(typed, outcome.retryAfterSeconds);
  const notice = mailMode(env()) === "none" ? "account:notice.joined-no-mail" : "account:notice.joined";
  return letIn(visit, args.request, { userId: outcome.userId, to: ownPath(data.to), pressed: data.pressed, notice });
}

export default function Join() {
  return <JoinPage {...useLoaderData<typeof loader>()} reply={useReply()} />;
}
