import { Button } from "~/components/ui/button";
import type { FormReply } from "~/forms/form";
import { useT } from "~/page-context";
import { AccountErrors } from "./errors";
import { DisplayNameField, EmailField, NameField, NewPasswordField, TimeZoneGuess } from "./fields";
import { AccountPage } from "./page";

export function SetupPage({ reply }: { reply: FormReply | undefined }) {
  const t = useT();
  const labels = {
    name: t("account:field.name"),
    displayName: t("account:field.display-name"),
    email: t("account:field.email"),
    newPassword: t("account:field.new-password"),
  };
  return (
    <AccountPage title={t("account:setup.title")} intro={t("account:setup.text")}>
      <AccountErrors reply={reply} labels={labels} />
      <form method="post" className="stack wide">
        <NameField reply={reply} />
        <DisplayNameField reply={reply} />
        <EmailField reply={reply} isProven />
        <NewPasswordField reply={reply} />
        <TimeZoneGuess />
        <div className="row">
          <Button tone="first">{t("account:setup.do")}</Button>
        </div>
      </form>
    </AccountPage>
  );
}
