import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AccountErrors } from "~/components/account/errors";
import { NewPasswordField } from "~/components/account/fields";
import { AccountPage } from "~/components/account/page";
import { VoidLinkPage } from "~/components/account/void-link";
import { Button } from "~/components/ui/button";
import { env } from "~/env.server";
import { ResetForm } from "~/forms/account";
import { parseForm } from "~/forms/form";
import { readReset, resetPassword } from "~/models/member/password.server";
import { useT } from "~/page-context";
import { accountTitle, letIn, SECRET_ADDRESS, tokenOf } from "~/replies/account.server";
import { formAgain } from "~/replies/again.server";
import { useReply } from "~/replies/use-reply";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });
export const headers = () => SECRET_ADDRESS;

export async function loader(args: LoaderFunctionArgs) {
  const visit = allowGuests(args);
  const user = await readReset(visit.db, { token: tokenOf(args.request) });
  return json({ name: user?.name ?? null, title: accountTitle(visit, "account:reset.title") });
}

export async function action(args: ActionFunctionArgs) {
  const visit = allowGuests(args);
  const form = await parseForm(args.request, ResetForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const given = {
    token: tokenOf(args.request),
    newPassword: form.data.newPassword,
    settings: visit.community.settings,
  };
  const outcome = await resetPassword(visit.db, env(), given);
  if (outcome.kind === "refused") return formAgain(outcome.errors, {});
  if (outcome.kind !== "changed") return formAgain({}, {});
  return letIn(visit, args.request, { userId: outcome.userId, to: urls.home(), notice: "account:notice.password-set" });
}

export default function Reset() {
  const t = useT();
  const { name } = useLoaderData<typeof loader>();
  const reply = useReply();
  if (name === null) return <VoidLinkPage kind="reset" />;
  return (
    <AccountPage title={t("account:reset.title")} intro={t("account:reset.text", { name })}>
      <AccountErrors reply={reply} labels={{ newPassword: t("account:field.new-password") }} />
      <form method="post" className="stack wide">
        <NewPasswordField reply={reply} />
        <div className="row">
          <Button tone="first">{t("account:reset.do")}</Button>
        </div>
      </form>
    </AccountPage>
  );
}
