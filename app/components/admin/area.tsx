import { areaName } from "~/area-name";
import { Button } from "~/components/ui/button";
import { CheckField, Field } from "~/components/ui/field";
import type { FormReply } from "~/forms/form";
import { INTERFACE_LANGUAGES, LANGUAGE_NAMES } from "~/i18n";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { AdminFrame } from "./frame";

/** One area, new or there: what it is called in each language and which rules hold in it. */
export function AdminArea({ id, reply }: { id: number | null; reply: FormReply | undefined }) {
  const { t, community, language } = usePage();
  const area = community.areas.find((one) => one.id === id);
  const labels = {
    slug: t("admin:slug"),
    kind: t("admin:areas.kind"),
    "name.en": t("admin:areas.name-in", { language: LANGUAGE_NAMES.en }),
  };
  return (
    <AdminFrame
      page="areas"
      title={area ? areaName(area, language) : t("admin:areas.new")}
      reply={reply}
      labels={labels}
    >
      <form method="post" action={officeUrls.admin("areas", area?.id ?? "new")} className="narrow stack wide">
        <Field
          name="kind"
          control="select"
          label={labels.kind}
          hint={t("admin:areas.kind-hint")}
          value={area?.kind ?? "questions"}
          reply={reply}
          options={(["questions", "showcase", "marketplace"] as const).map((kind) => ({
            value: kind,
            text: t(`admin:areas.kind.${kind}`),
          }))}
        />
        {INTERFACE_LANGUAGES.map((code) => (
          <fieldset key={code} className="stack">
            <legend lang={code}>{LANGUAGE_NAMES[code]}</legend>
            <Field
              name={`name.${code}`}
              label={t("admin:areas.name-in", { language: LANGUAGE_NAMES[code] })}
              value={area?.names[code]}
              reply={reply}
              maxLength={60}
              lang={code}
              required={code === "en"}
              isOptional={code !== "en"}
            />
            <Field
              name={`description.${code}`}
              label={t("admin:areas.description-in", { language: LANGUAGE_NAMES[code] })}
              value={area?.descriptions[code]}
              reply={reply}
              maxLength={300}
              lang={code}
              isOptional
            />
          </fieldset>
        ))}
        <Field
          name="slug"
          label={labels.slug}
          hint={t("admin:slug-hint")}
          value={area?.slug}
          reply={reply}
          maxLength={60}
          spellCheck={false}
          isOptional
        />
        <CheckField
          name="archived"
          label={t("admin:archive")}
          hint={t("admin:archive-hint")}
          isChecked={reply ? reply.typed.archived === "1" : (area?.isArchived ?? false)}
        />
        <div className="row">
          <Button tone="first">{t("common:action.save")}</Button>
        </div>
      </form>
    </AdminFrame>
  );
}
