import { FIELD_LIMITS } from "#moderation/limits";
import { Button } from "~/components/ui/button";
import { CheckField, Field } from "~/components/ui/field";
import { FormErrors } from "~/components/ui/form-errors";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import { CareBox, type CareSectionProps } from "./box";

/** Closing says to the author why, and what would open the question again: the words beside each reason are what they read. */
export function CaseClosure({ care, reply }: CareSectionProps) {
  return care.post.isClosed ? <Reopen care={care} reply={reply} /> : <Close care={care} reply={reply} />;
}

function Close({ care, reply }: CareSectionProps) {
  const t = useT();
  const { post, reasons } = care;
  return (
    <CareBox id="closure" title={t("admin:care.close")}>
      <p className="meta">{t("admin:care.close-hint")}</p>
      <FormErrors reply={reply} labels={{ reason: t("admin:care.reason"), note: t("admin:care.note") }} />
      <form method="post" action={officeUrls.closure(post.id)} className="stack">
        <fieldset className="stack">
          <legend>{t("admin:care.reason")}</legend>
          {reasons.map((reason) => (
            <CheckField
              key={reason}
              kind="radio"
              name="reason"
              value={reason}
              isChecked={reply?.typed.reason === reason}
              label={t(`moderation:closing.${reason}.title`)}
              hint={t(`moderation:closing.${reason}.text`)}
            />
          ))}
        </fieldset>
        <Field
          name="note"
          control="textarea"
          label={t("admin:care.note")}
          hint={t("admin:care.note-hint")}
          reply={reply}
          rows={3}
          maxLength={FIELD_LIMITS.note.maximum}
          isOptional
        />
        <div className="row">
          <Button name="do" value="close" tone="first">
            {t("admin:care.close-do")}
          </Button>
        </div>
      </form>
    </CareBox>
  );
}

function Reopen({ care, reply }: CareSectionProps) {
  const t = useT();
  const { post, isAsker, rights } = care;
  if (!rights.reopen) return null;
  return (
    <CareBox id="closure" title={t("admin:care.reopen")}>
      {isAsker && <p className="meta">{t("admin:care.reopen-asker-hint")}</p>}
      <form method="post" action={officeUrls.closure(post.id)} className="stack">
        <Field
          name="because"
          control="textarea"
          label={t("admin:care.because")}
          reply={reply}
          rows={3}
          maxLength={FIELD_LIMITS.note.maximum}
          isOptional
        />
        <div className="row">
          <Button name="do" value="reopen" tone="first">
            {t("admin:care.reopen-do")}
          </Button>
        </div>
      </form>
    </CareBox>
  );
}
