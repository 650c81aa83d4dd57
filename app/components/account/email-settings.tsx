import { Button } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import type { FormReply } from "~/forms/form";
import { useT } from "~/page-context";
import { AccountErrors } from "./errors";
import { CurrentPasswordField, EmailField } from "./fields";
import { SettingsPage } from "./settings";

export type EmailSettingsProps = {
  email: string | null;
  pending: string | null;
  hasMail: boolean;
  reply: FormReply | undefined;
};

export function EmailSettings({ email, pending, hasMail, reply }: EmailSettingsProps) {
  const t = useT();
  return (
    <SettingsPage page="email">
      <section className="stack" aria-labelledby="address">
        <h2 id="address">{t("account:email.now")}</h2>
        {email === null ? (
          <p>{t("account:email.none")}</p>
        ) : (
          <p className="row">
            <strong>{email}</strong> <span className="mark good">{t("account:email.confirmed")}</span>
          </p>
        )}
        {pending !== null && hasMail && <Waiting pending={pending} />}
        {!hasMail && <Notice tone="wait">{t("account:email.no-mail")}</Notice>}
      </section>
      {hasMail && <ChangeAddress reply={reply} />}
    </SettingsPage>
  );
}

function Waiting({ pending }: { pending: string }) {
  const t = useT();
  return (
    <Notice tone="wait" title={t("account:email.waiting.title", { email: pending })}>
      <p>{t("account:email.waiting.text")}</p>
      <form method="post">
        <Button name="do" value="resend">
          {t("account:email.resend")}
        </Button>
      </form>
    </Notice>
  );
}

function ChangeAddress({ reply }: { reply: FormReply | undefined }) {
  const t = useT();
  return (
    <section className="stack" aria-labelledby="change">
      <h2 id="change">{t("account:email.change")}</h2>
      <p>{t("account:email.change-text")}</p>
      <AccountErrors
        reply={reply}
        labels={{ email: t("account:field.email"), currentPassword: t("account:field.current-password") }}
      />
      <form method="post" className="stack wide">
        <EmailField reply={reply} />
        <CurrentPasswordField reply={reply} />
        <div className="row">
          <Button tone="first" name="do" value="change">
            {t("account:email.change-do")}
          </Button>
        </div>
      </form>
    </section>
  );
}
