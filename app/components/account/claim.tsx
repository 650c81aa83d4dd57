import { Button } from "~/components/ui/button";
import type { FormReply } from "~/forms/form";
import { useT } from "~/page-context";
import { AccountErrors } from "./errors";
import { DisplayNameField, NameField, NewPasswordField } from "./fields";
import { LinkForm } from "./forgot";
import { AccountPage } from "./page";

export type ClaimPageProps = { name: string; displayName: string; reply: FormReply | undefined };

export function ClaimPage({ name, displayName, reply }: ClaimPageProps) {
  const t = useT();
  const labels = {
    name: t("account:field.name"),
    displayName: t("account:field.display-name"),
    newPassword: t("account:field.new-password"),
  };
  return (
    <AccountPage title={t("account:claim.title")} intro={t("account:claim.text", { name: displayName })}>
      <AccountErrors reply={reply} labels={labels} />
      <form method="post" className="stack wide">
        <NameField reply={reply} value={name} />
        <DisplayNameField reply={reply} value={displayName} />
        <NewPasswordField reply={reply} />
        <div className="row">
          <Button tone="first">{t("account:claim.do")}</Button>
        </div>
      </form>
    </AccountPage>
  );
}

export function ClaimHowPage({ hasMail }: { hasMail: boolean }) {
  const t = useT();
  return (
    <AccountPage title={t("account:claim.how.title")} intro={t("account:claim.how.text")}>
      {hasMail && <LinkForm reply={undefined} />}
    </AccountPage>
  );
}
