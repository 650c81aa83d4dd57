import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { DataSettings } from "~/components/account/data-settings";
import { DeleteAccountForm } from "~/forms/account";
import { parseForm } from "~/forms/form";
import { deleteAccount } from "~/models/member/account-deletion.server";
import { forgetAvatar } from "~/models/member/avatar.server";
import { proveAgain } from "~/models/member/login.server";
import { accountTitle } from "~/replies/account.server";
import { formAgain, tryLater } from "~/replies/again.server";
import { loggedOut } from "~/replies/logged-out.server";
import { useReply } from "~/replies/use-reply";
import { pageTitle } from "~/web/page-title";
import { requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export function loader(args: LoaderFunctionArgs) {
  return json({ title: accountTitle(requireActor(args), "account:settings.data") });
}

/** Deleting the account. */
export async function action(args: ActionFunctionArgs) {
  const { db, actor, sessionId } = requireActor(args);
  const form = await parseForm(args.request, DeleteAccountForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const proof = await proveAgain(db, { userId: actor.id, password: form.data.currentPassword });
  if (proof.kind === "limited") return tryLater(form.typed, proof.retryAfterSeconds);
  if (proof.kind === "wrong") return formAgain({ currentPassword: { code: "wrong-password" } }, form.typed);
  const outcome = await deleteAccount(db, { userId: actor.id, posts: form.data.posts });
  if (outcome.kind === "last-admin") return formAgain({ form: { code: "last-admin-leaves" } }, form.typed);
  await forgetAvatar(db, outcome.avatar);
  return loggedOut({ db, sessionId }, "account:notice.deleted");
}

export default function Data() {
  return <DataSettings reply={useReply()} />;
}
