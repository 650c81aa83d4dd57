import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ConfirmAddressPage } from "~/components/account/confirm-address";
import { VoidLinkPage } from "~/components/account/void-link";
import { env } from "~/env.server";
import { ConfirmAddressForm } from "~/forms/account";
import { parseForm } from "~/forms/form";
import { confirmAddress, readConfirmation } from "~/models/member/address.server";
import { accountTitle, letIn, SECRET_ADDRESS, tokenOf } from "~/replies/account.server";
import { formAgain, tryLater } from "~/replies/again.server";
import { redirectWithNotice } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { urls } from "~/urls";
import { devicesOf } from "~/web/device.server";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });
export const headers = () => SECRET_ADDRESS;

/** Shows a button: programs that follow links in mails confirm nothing. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = allowGuests(args);
  const found = await readConfirmation(visit.db, { token: tokenOf(args.request) });
  const link = found && { name: found.name, email: found.email, isOwn: found.userId === visit.actor?.id };
  return json({ link, title: accountTitle(visit, "account:verify.title") });
}

export async function action(args: ActionFunctionArgs) {
  const visit = allowGuests(args);
  const form = await parseForm(args.request, ConfirmAddressForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const { db, actor, address, community } = visit;
  const devices = await devicesOf(db, args.request.headers.get("cookie"));
  const proof = { password: form.data.password, address, devices };
  const given = { token: tokenOf(args.request), ...proof, settings: community.settings };
  const outcome = await confirmAddress(db, env(), { ...given, actorId: actor?.id ?? null });
  if (outcome.kind === "limited") return tryLater({}, outcome.retryAfterSeconds);
  if (outcome.kind === "wrong-password") return formAgain({ password: { code: "wrong-password" } }, {});
  if (outcome.kind === "taken") return formAgain({ form: { code: "address-taken" } }, {});
  if (outcome.kind === "void") return formAgain({}, {});
  const notice = "account:notice.confirmed";
  if (actor?.id === outcome.user.id) return redirectWithNotice(urls.home(), notice);
  return letIn(visit, args.request, { userId: outcome.user.id, to: urls.home(), notice });
}

export default function Verify() {
  const { link } = useLoaderData<typeof loader>();
  const reply = useReply();
  return link ? <ConfirmAddressPage {...link} reply={reply} /> : <VoidLinkPage kind="verify" reply={reply} />;
}
