import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import type { FormReply } from "~/forms/form";
import { LONGEST_LEGAL_TEXT } from "~/forms/legal";
import { INTERFACE_LANGUAGES, LANGUAGE_NAMES } from "~/i18n";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { LEGAL_PAGES, type LegalPage } from "~/settings";
import { AdminFrame } from "./frame";

/** Imprint, privacy, terms: a text per language. What is empty is not linked anywhere. */
export function AdminLegal({ reply }: { reply: FormReply | undefined }) {
  const { t } = usePage();
  return (
    <AdminFrame page="legal" intro={t("admin:legal.intro")} reply={reply}>
      <form method="post" action={officeUrls.admin("legal")} className="narrow stack wide">
        {LEGAL_PAGES.map((page) => (
          <Texts key={page} page={page} reply={reply} />
        ))}
        <div className="row">
          <Button tone="first">{t("common:action.save")}</Button>
        </div>
      </form>
    </AdminFrame>
  );
}

function Texts({ page, reply }: { page: LegalPage; reply: FormReply | undefined }) {
  const { t, community, language } = usePage();
  const texts = community.settings.legal[page];
  return (
    <fieldset className="stack">
      <legend>{t(`common:footer.${page}`)}</legend>
      {INTERFACE_LANGUAGES.map((one) => (
        <details key={one} open={one === language || Boolean(texts[one])}>
          <summary lang={one}>{LANGUAGE_NAMES[one]}</summary>
          <Field
            name={`${page}.${one}`}
            control="textarea"
            label={`${t(`common:footer.${page}`)} · ${LANGUAGE_NAMES[one]}`}
            isLabelHidden
            value={texts[one]}
            reply={reply}
            maxLength={LONGEST_LEGAL_TEXT}
            rows={8}
            lang={one}
          />
        </details>
      ))}
    </fieldset>
  );
}
