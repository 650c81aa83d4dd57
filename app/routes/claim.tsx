import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ClaimHowPage, ClaimPage } from "~/components/account/claim";
import { VoidLinkPage } from "~/components/account/void-link";
import { env } from "~/env.server";
import { ClaimForm } from "~/forms/account";
import { parseForm } from "~/forms/form";
import { mailMode } from "~/mail/mode.server";
import { claimAccount, readClaim } from "~/models/member/account-claim.server";
import { accountTitle, letIn, SECRET_ADDRESS, tokenOf } from "~/replies/account.server";
import { formAgain } from "~/replies/again.server";
import { useReply } from "~/replies/use-reply";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });
export const headers = () => SECRET_ADDRESS;

/** Without a token: how to get one. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = allowGuests(args);
  const token = tokenOf(args.request);
  const member = token ? await readClaim(visit.db, { token }) : null;
  const shown = member && { name: member.name, displayName: member.displayName };
  return json({
    hasToken: token !== "",
    hasMail: mailMode(env()) !== "none",
    member: shown,
    title: accountTitle(visit, "account:claim.title"),
  });
}

export async function action(args: ActionFunctionArgs) {
  const visit = allowGuests(args);
  const form = await parseForm(args.request, ClaimForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const given = { ...form.data, token: tokenOf(args.request), settings: visit.community.settings };
  const outcome = await claimAccount(visit.db, given);
  if (outcome.kind === "refused") return formAgain(outcome.errors, form.typed);
  if (outcome.kind === "void") return formAgain({}, {});
  return letIn(visit, args.request, {
    userId: outcome.userId,
    to: urls.member(form.data.name),
    notice: "account:notice.claimed",
  });
}

export default function Claim() {
  const { member, hasToken, hasMail } = useLoaderData<typeof loader>();
  const reply = useReply();
  if (member) return <ClaimPage {...member} reply={reply} />;
  return hasToken ? <VoidLinkPage kind="claim" /> : <ClaimHowPage hasMail={hasMail} />;
}
