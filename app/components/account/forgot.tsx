import { Button, LinkButton } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import type { FormReply } from "~/forms/form";
import { useT } from "~/page-context";
import { urls } from "~/urls";
import { AccountErrors } from "./errors";
import { LoginField } from "./login";
import { AccountPage } from "./page";

export type ForgotPageProps = { isSent: boolean; hasMail: boolean; reply: FormReply | undefined };

export function ForgotPage({ isSent, hasMail, reply }: ForgotPageProps) {
  const t = useT();
  if (!hasMail) {
    return (
      <AccountPage title={t("account:forgot.title")}>
        <Notice tone="wait">{t("account:forgot.no-mail")}</Notice>
        <p>
          <LinkButton href={urls.contact()}>{t("common:footer.contact")}</LinkButton>
        </p>
      </AccountPage>
    );
  }
  if (isSent) return <SentPage />;
  return (
    <AccountPage title={t("account:forgot.title")} intro={t("account:forgot.intro")}>
      <LinkForm reply={reply} />
    </AccountPage>
  );
}

/** Asks for a link: to a new password, or to an account that came with an import. */
export function LinkForm({ reply }: { reply: FormReply | undefined }) {
  const t = useT();
  return (
    <>
      <AccountErrors reply={reply} labels={{ login: t("account:field.login") }} />
      <form method="post" action={urls.forgot()} className="stack wide">
        <LoginField reply={reply} />
        <div className="row">
          <Button tone="first">{t("account:forgot.do")}</Button>
        </div>
      </form>
    </>
  );
}

function SentPage() {
  const t = useT();
  return (
    <AccountPage title={t("account:forgot.sent.title")} intro={t("account:forgot.sent.text")}>
      <p className="meta">{t("account:forgot.sent.nothing")}</p>
      <p className="row">
        <LinkButton href={urls.forgot()}>{t("account:forgot.again")}</LinkButton>
        <LinkButton href={urls.login()} tone="quiet">
          {t("account:login.do")}
        </LinkButton>
      </p>
    </AccountPage>
  );
}
