import type { FormReply } from "~/forms";
import { useT } from "~/page-context";
import { urls } from "~/urls";
import { AccountPage } from "./account-page";
import { LinkButton } from "./ui/button";
import { FormErrors } from "./ui/form-errors";

const NEXT = {
  verify: urls.settings("email"),
  reset: urls.forgot(),
  claim: urls.claim(),
  setup: urls.login(),
} as const;

/** A link that was used, has expired or was replaced: what now. */
export function VoidLinkPage({ kind, reply }: { kind: keyof typeof NEXT; reply?: FormReply | undefined }) {
  const t = useT();
  return (
    <AccountPage title={t("account:void.title")} intro={t("account:void.text")}>
      <FormErrors reply={reply} />
      <p>{t(`account:void.${kind}`)}</p>
      <p className="row">
        <LinkButton href={NEXT[kind]}>
          {t(kind === "reset" || kind === "claim" ? "account:forgot.do" : "account:login.do")}
        </LinkButton>
      </p>
    </AccountPage>
  );
}
