import { Button } from "~/components/ui/button";
import { IdempotencyKey } from "~/components/ui/idempotency-key";
import type { FormReply } from "~/forms/form";
import { useT } from "~/page-context";
import { AccountErrors } from "./errors";
import { CurrentPasswordField, NewPasswordField } from "./fields";
import { SettingsPage } from "./settings";

export function PasswordSettings({ reply }: { reply: FormReply | undefined }) {
  const t = useT();
  return (
    <SettingsPage page="password">
      <h2>{t("account:password.change")}</h2>
      <p>{t("account:password.change-text")}</p>
      <AccountErrors
        reply={reply}
        labels={{ currentPassword: t("account:field.current-password"), newPassword: t("account:field.new-password") }}
      />
      <form method="post" className="stack wide">
        <IdempotencyKey />
        <CurrentPasswordField reply={reply} />
        <NewPasswordField reply={reply} />
        <div className="row">
          <Button tone="first">{t("account:password.change-do")}</Button>
        </div>
      </form>
    </SettingsPage>
  );
}
