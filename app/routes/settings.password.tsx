import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { PasswordSettings } from "~/components/account/password-settings";
import { env } from "~/env.server";
import { PasswordForm } from "~/forms/account";
import { parseForm } from "~/forms/form";
import { changePassword } from "~/models/member/password.server";
import { accountTitle, letIn } from "~/replies/account.server";
import { formAgain, tryLater } from "~/replies/again.server";
import { useReply } from "~/replies/use-reply";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export function loader(args: LoaderFunctionArgs) {
  return json({ title: accountTitle(requireActor(args), "account:settings.password") });
}

export async function action(args: ActionFunctionArgs) {
  const visit = requireActor(args);
  const { db, actor, community } = visit;
  const form = await parseForm(args.request, PasswordForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const given = { ...form.data, userId: actor.id, settings: community.settings };
  const outcome = await changePassword(db, env(), given);
  if (outcome.kind === "limited") return tryLater({}, outcome.retryAfterSeconds);
  if (outcome.kind === "refused") return formAgain(outcome.errors, {});
  const next = { to: urls.settings("password"), notice: "account:notice.password-changed" } as const;
  return letIn(visit, args.request, { userId: actor.id, ...next });
}

export default function Password() {
  return <PasswordSettings reply={useReply()} />;
}
