import { FIELD_LIMITS } from "#moderation/limits";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { FormErrors } from "~/components/ui/form-errors";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import { CareBox, type CareSectionProps } from "./box";
import { LeaveTitleOut } from "./leave-title-out";

/** Cannot be undone by a button, so it says exactly what moves. Its asker reads why, and may contest it. */
export function CaseMerge({ care, reply }: CareSectionProps) {
  const t = useT();
  return (
    <CareBox id="merge" title={t("admin:care.merge")}>
      <p className="meta">{t("admin:care.merge-hint")}</p>
      <FormErrors reply={reply} labels={{ into: t("admin:care.into"), note: t("admin:care.note") }} />
      <form method="post" action={officeUrls.merge(care.post.id)} className="stack">
        <Field
          name="into"
          label={t("admin:care.into")}
          hint={t("admin:care.into-hint")}
          reply={reply}
          maxLength={500}
          required
          spellCheck={false}
        />
        <Field
          name="note"
          id="field-merge-note"
          control="textarea"
          label={t("admin:care.note")}
          hint={t("admin:care.merge-note-hint")}
          reply={reply}
          rows={2}
          maxLength={FIELD_LIMITS.note.maximum}
          isOptional
        />
        <LeaveTitleOut id="merge-title" post={care.post} reply={reply} />
        <div className="row">
          <Button tone="danger">{t("admin:care.merge-do")}</Button>
        </div>
      </form>
    </CareBox>
  );
}
