import { LinkButton } from "~/components/ui/button";
import type { FormReply } from "~/forms/form";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { AccountErrors } from "./errors";
import { AccountPage } from "./page";

const NEXT = {
  verify: urls.settings("email"),
  reset: urls.forgot(),
  claim: urls.claim(),
  setup: urls.login(),
} as const;

/** A link that was used, has expired or was replaced: what now. */
export function VoidLinkPage({ kind, reply }: { kind: keyof typeof NEXT; reply?: FormReply | undefined }) {
  const { t, actor } = usePage();
  const next = {
    verify: actor ? t("account:settings.title") : t("account:login.do"),
    reset: t("account:forgot.do"),
    claim: t("account:forgot.do"),
    setup: t("account:login.do"),
  };
  return (
    <AccountPage title={t("account:void.title")} intro={t("account:void.text")}>
      <AccountErrors reply={reply} />
      <p>{t(`account:void.${kind}`)}</p>
      <p className="row">
        <LinkButton href={NEXT[kind]}>{next[kind]}</LinkButton>
      </p>
    </AccountPage>
  );
}
