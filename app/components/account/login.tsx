import { FIELD_LIMITS } from "#moderation/limits";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import type { FormReply } from "~/forms/form";
import { type Pressed, pressedText } from "~/forms/pressed";
import { useT } from "~/page-context";
import { urls } from "~/urls";
import { AccountErrors } from "./errors";
import { AccountPage } from "./page";

export type LoginPageProps = { to: string; pressed: Pressed | null; isSentHere: boolean; reply: FormReply | undefined };

export function LoginPage({ to, pressed, isSentHere, reply }: LoginPageProps) {
  const t = useT();
  const labels = { login: t("account:field.login"), password: t("account:field.password") };
  return (
    <AccountPage
      title={t("account:login.title")}
      intro={pressed ? t(`account:pressed.then-${pressed.act}`) : isSentHere && t("account:login.first")}
    >
      <AccountErrors reply={reply} labels={labels} />
      <form method="post" className="stack wide">
        <LoginField reply={reply} />
        <Field
          name="password"
          type="password"
          label={labels.password}
          reply={reply}
          required
          autoComplete="current-password"
        />
        <input type="hidden" name="to" value={to} />
        {pressed && <input type="hidden" name="pressed" value={pressedText(pressed)} />}
        <div className="row">
          <Button tone="first">{t("account:login.do")}</Button>
        </div>
      </form>
      <p className="meta">
        <a href={urls.forgot()}>{t("account:login.forgot")}</a>
      </p>
      <p className="meta">
        {t("account:login.no-account")}{" "}
        <a href={urls.join(to, pressed ? pressedText(pressed) : undefined)}>{t("account:join.do")}</a>
      </p>
    </AccountPage>
  );
}

export function LoginField({ reply }: { reply: FormReply | undefined }) {
  const t = useT();
  return (
    <Field
      name="login"
      label={t("account:field.login")}
      hint={t("account:field.login-hint")}
      reply={reply}
      required
      maxLength={FIELD_LIMITS.email.maximum}
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}
