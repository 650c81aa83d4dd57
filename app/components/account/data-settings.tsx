import { Button, LinkButton } from "~/components/ui/button";
import { CheckField } from "~/components/ui/field";
import type { FormReply } from "~/forms/form";
import { useT } from "~/page-context";
import { urls } from "~/urls";
import { AccountErrors } from "./errors";
import { CurrentPasswordField } from "./fields";
import { SettingsPage } from "./settings";

export function DataSettings({ reply }: { reply: FormReply | undefined }) {
  const t = useT();
  return (
    <SettingsPage page="data">
      <section className="stack" aria-labelledby="export">
        <h2 id="export">{t("account:data.export.title")}</h2>
        <p>{t("account:data.export.text")}</p>
        <p>
          <LinkButton href={urls.exportData()}>{t("account:data.export.do")}</LinkButton>
        </p>
      </section>
      <section className="stack" aria-labelledby="delete">
        <h2 id="delete">{t("account:data.delete.title")}</h2>
        <p>{t("account:data.delete.text")}</p>
        <p>{t("account:data.delete.others")}</p>
        <DeleteForm reply={reply} />
      </section>
    </SettingsPage>
  );
}

/** Closed until asked for: this is the one thing here that nobody can take back. */
function DeleteForm({ reply }: { reply: FormReply | undefined }) {
  const t = useT();
  const goes = reply?.typed.posts === "go";
  return (
    <details className="confirm" open={reply !== undefined}>
      <summary className="button danger">{t("account:data.delete.open")}</summary>
      <form method="post" className="sheet stack wide">
        <AccountErrors
          reply={reply}
          labels={{ currentPassword: t("account:field.current-password"), posts: t("account:data.delete.posts") }}
        />
        <fieldset className="stack">
          <legend>{t("account:data.delete.posts")}</legend>
          <CheckField
            kind="radio"
            name="posts"
            value="stay"
            isChecked={!goes}
            label={t("account:data.delete.stay")}
            hint={t("account:data.delete.stay-hint")}
          />
          <CheckField
            kind="radio"
            name="posts"
            value="go"
            isChecked={goes}
            label={t("account:data.delete.go")}
            hint={t("account:data.delete.go-hint")}
          />
        </fieldset>
        <CurrentPasswordField reply={reply} />
        <div className="row">
          <Button tone="danger">{t("account:data.delete.do")}</Button>
        </div>
      </form>
    </details>
  );
}
