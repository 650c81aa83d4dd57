import { FIELD_LIMITS } from "#moderation/limits";
import { Button } from "~/components/ui/button";
import { CheckField, Field } from "~/components/ui/field";
import { FormErrors } from "~/components/ui/form-errors";
import { IdempotencyKey } from "~/components/ui/idempotency-key";
import type { FormReply } from "~/forms/form";
import type { WikiPage } from "~/models/wiki/page.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { WikiTrail } from "./trail";

type Level = WikiPage["protection"];
export type WikiProtectionProps = { page: WikiPage; levels: Level[]; reply: FormReply | undefined };

/** Who may publish this page at once. Everybody else's changes are reviewed. */
export function WikiProtection({ page, levels, reply }: WikiProtectionProps) {
  const { t } = usePage();
  return (
    <div className="narrow">
      <header className="page-head">
        <WikiTrail productId={page.productId} last={{ text: page.title, href: urls.page(page), lang: page.language }} />
        <h1>{t("wiki:protection.heading")}</h1>
        <p className="meta">{t("wiki:protection.intro")}</p>
      </header>
      <form method="post" className="stack">
        <IdempotencyKey />
        <FormErrors reply={reply} labels={{ reason: t("wiki:protection.reason"), until: t("wiki:protection.until") }} />
        <fieldset className="stack">
          <legend className="visually-hidden">{t("wiki:protection.heading")}</legend>
          {levels.map((level) => (
            <CheckField
              key={level}
              kind="radio"
              name="protection"
              value={level}
              label={t(`wiki:protection.${level}`)}
              hint={t(`wiki:protection.${level}.who`)}
              isChecked={level === page.protection}
            />
          ))}
        </fieldset>
        <WhyAndUntil reply={reply} />
        <div className="row">
          <Button tone="first">{t("common:action.save")}</Button>
          <a href={urls.page(page)}>{t("common:action.cancel")}</a>
        </div>
      </form>
    </div>
  );
}

function WhyAndUntil({ reply }: Pick<WikiProtectionProps, "reply">) {
  const { t } = usePage();
  return (
    <>
      <Field
        name="reason"
        label={t("wiki:protection.reason")}
        hint={t("wiki:protection.reason-hint")}
        value=""
        reply={reply}
        maxLength={FIELD_LIMITS.summary.maximum}
        isOptional
      />
      <Field
        name="until"
        type="date"
        label={t("wiki:protection.until")}
        hint={t("wiki:protection.until-hint")}
        value=""
        reply={reply}
        isOptional
      />
    </>
  );
}
