import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SetupPage } from "~/components/account/setup";
import { VoidLinkPage } from "~/components/account/void-link";
import { SetupForm } from "~/forms/account";
import { parseForm } from "~/forms/form";
import { becomeFirstAdmin, isFirstAdminLink } from "~/models/member/account-claim.server";
import { accountTitle, letIn, SECRET_ADDRESS, tokenOf } from "~/replies/account.server";
import { formAgain } from "~/replies/again.server";
import { useReply } from "~/replies/use-reply";
import { knownTimeZone } from "~/time-zones";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });
export const headers = () => SECRET_ADDRESS;

export async function loader(args: LoaderFunctionArgs) {
  const visit = allowGuests(args);
  const isOpen = await isFirstAdminLink(visit.db, { token: tokenOf(args.request) });
  return json({ isOpen, title: accountTitle(visit, "account:setup.title") });
}

export async function action(args: ActionFunctionArgs) {
  const visit = allowGuests(args);
  const form = await parseForm(args.request, SetupForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const { data, typed } = form;
  const outcome = await becomeFirstAdmin(visit.db, {
    ...data,
    timeZone: knownTimeZone(data.timeZone),
    language: visit.language,
    token: tokenOf(args.request),
    settings: visit.community.settings,
  });
  if (outcome.kind === "refused") return formAgain(outcome.errors, typed);
  if (outcome.kind === "void") return formAgain({}, {});
  return letIn(visit, args.request, { userId: outcome.userId, to: urls.home(), notice: "account:notice.first-admin" });
}

export default function Setup() {
  const { isOpen } = useLoaderData<typeof loader>();
  const reply = useReply();
  return isOpen ? <SetupPage reply={reply} /> : <VoidLinkPage kind="setup" />;
}
