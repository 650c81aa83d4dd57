import { Button } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import type { FormReply } from "~/forms/form";
import { type Pressed, pressedText } from "~/forms/pressed";
import { legalLinks } from "~/legal";
import { usePage, useT } from "~/page-context";
import { urls } from "~/urls";
import { AccountErrors } from "./errors";
import { DisplayNameField, EmailField, Honeypot, NameField, NewPasswordField, TimeZoneGuess } from "./fields";
import { AccountPage } from "./page";

export type JoinPageProps = { to: string; pressed: Pressed | null; hasMail: boolean; reply: FormReply | undefined };

export function JoinPage({ to, pressed, hasMail, reply }: JoinPageProps) {
  const t = useT();
  const labels = {
    name: t("account:field.name"),
    displayName: t("account:field.display-name"),
    email: t("account:field.email"),
    password: t("account:field.password"),
  };
  return (
    <AccountPage
      title={t("account:join.title")}
      intro={pressed ? t(`account:pressed.then-${pressed.act}`) : t("account:join.intro")}
    >
      {!hasMail && <Notice tone="wait">{t("account:join.no-mail")}</Notice>}
      <AccountErrors reply={reply} labels={labels} />
      <form method="post" className="stack wide">
        <NameField reply={reply} />
        <DisplayNameField reply={reply} />
        <EmailField reply={reply} isProven={!hasMail} />
        <NewPasswordField reply={reply} name="password" />
        <Honeypot />
        <TimeZoneGuess />
        <input type="hidden" name="to" value={to} />
        {pressed && <input type="hidden" name="pressed" value={pressedText(pressed)} />}
        <Consent />
        <div className="row">
          <Button tone="first">{t("account:join.do")}</Button>
        </div>
      </form>
      <p className="meta">
        {t("account:join.have-account")}{" "}
        <a href={urls.login(to, pressed ? pressedText(pressed) : undefined)}>{t("account:login.do")}</a>
      </p>
    </AccountPage>
  );
}

/** What holds for whoever joins: only what there is. */
function Consent() {
  const { t, community } = usePage();
  const links = legalLinks(community.settings).filter(({ page }) => page !== "imprint");
  if (links.length === 0) return null;
  return (
    <p className="meta row">
      <span>{t("account:join.legal")}</span>
      {links.map(({ page, href }) => (
        <a key={page} href={href}>
          {t(`common:footer.${page}`)}
        </a>
      ))}
    </p>
  );
}
