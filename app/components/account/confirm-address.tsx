import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import type { FormReply } from "~/forms/form";
import { useT } from "~/page-context";
import { AccountErrors } from "./errors";
import { AccountPage } from "./page";

export type ConfirmAddressPageProps = { name: string; email: string; isOwn: boolean; reply: FormReply | undefined };

export function ConfirmAddressPage({ name, email, isOwn, reply }: ConfirmAddressPageProps) {
  const t = useT();
  const label = t("account:verify.password", { name });
  return (
    <AccountPage title={t("account:verify.title")} intro={t("account:verify.text", { name, email })}>
      <AccountErrors reply={reply} labels={{ password: label }} />
      <form method="post" className="stack wide">
        {!isOwn && (
          <Field
            name="password"
            type="password"
            label={label}
            hint={t("account:verify.password-hint", { name })}
            reply={reply}
            required
            autoComplete="current-password"
          />
        )}
        <div className="row">
          <Button tone="first">{t("account:verify.do")}</Button>
        </div>
      </form>
      {!isOwn && <p className="meta">{t("account:verify.not-you")}</p>}
    </AccountPage>
  );
}
