import { Button } from "~/components/ui/button";
import { CheckField } from "~/components/ui/field";
import { Mark } from "~/components/ui/mark";
import type { FormReply } from "~/forms/form";
import { INTERFACE_LANGUAGES, LANGUAGE_NAMES } from "~/i18n";
import { OTHER_LANGUAGES, type OtherLanguage } from "~/languages/content-languages";
import { byName, nameToChoose } from "~/languages/names";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { AdminFrame } from "./frame";

type Props = { used: OtherLanguage[]; reply: FormReply | undefined };

/** In which languages people may say that they write, beside those of the interface. */
export function AdminLanguages({ used, reply }: Props) {
  const { t, community, language } = usePage();
  const { offered } = community.settings.languages;
  const names = INTERFACE_LANGUAGES.map((code) => LANGUAGE_NAMES[code]);
  return (
    <AdminFrame
      page="languages"
      intro={t("admin:languages.intro", { names: new Intl.ListFormat(language).format(names) })}
      reply={reply}
      labels={{ offered: t("admin:languages.offered") }}
    >
      <form method="post" action={officeUrls.admin("languages")} className="stack wide">
        <fieldset>
          <legend>{t("admin:languages.offered")}</legend>
          <p className="hint">{t("admin:languages.hint")}</p>
          <div className="columns">
            {byName(OTHER_LANGUAGES, language).map((code) => (
              <CheckField
                key={code}
                name="offered"
                value={code}
                isChecked={offered.includes(code)}
                label={
                  <>
                    {nameToChoose(code, language)} {used.includes(code) && <Mark>{t("admin:languages.used")}</Mark>}
                  </>
                }
              />
            ))}
          </div>
        </fieldset>
        <div className="row">
          <Button tone="first">{t("common:action.save")}</Button>
        </div>
      </form>
    </AdminFrame>
  );
}
