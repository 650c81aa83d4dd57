import { FIELD_LIMITS } from "#moderation/limits";
import { QuestionCanonical } from "~/components/question/canonical";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { FormErrors } from "~/components/ui/form-errors";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import { CareBox, type CareSectionProps } from "./box";
import { LeaveTitleOut } from "./leave-title-out";
import { CaseSolved } from "./solved";

/** Marking a question as asked before; on one that is marked, the answer in place and whether it helped. */
export function CaseDuplicates({ care, reply }: CareSectionProps) {
  const t = useT();
  const { post, canonical, rights, isAsker } = care;
  return (
    <CareBox id="duplicates" title={t("admin:care.duplicate")}>
      {canonical && <QuestionCanonical canonical={canonical} />}
      {canonical && isAsker && <CaseSolved questionId={post.id} reply={reply} />}
      {rights.duplicate && (
        <>
          <p className="meta">{t("admin:care.duplicate-hint")}</p>
          <FormErrors reply={reply} labels={{ targets: t("admin:care.targets") }} />
          <form method="post" action={officeUrls.duplicates(post.id)} className="stack">
            <Field
              name="targets"
              label={t("admin:care.targets")}
              hint={t("admin:care.targets-hint")}
              reply={reply}
              maxLength={2_000}
              required
              spellCheck={false}
            />
            <Field
              name="note"
              id="field-duplicate-note"
              control="textarea"
              label={t("admin:care.note")}
              hint={t("admin:care.note-hint")}
              reply={reply}
              rows={2}
              maxLength={FIELD_LIMITS.note.maximum}
              isOptional
            />
            <LeaveTitleOut id="duplicate-title" post={post} reply={reply} />
            <div className="row">
              <Button name="do" value="mark" tone={rights.closeAs ? "plain" : "first"}>
                {t("admin:care.duplicate-do")}
              </Button>
            </div>
          </form>
        </>
      )}
    </CareBox>
  );
}
