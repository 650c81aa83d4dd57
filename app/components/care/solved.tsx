import { FIELD_LIMITS } from "#moderation/limits";
import { Button } from "~/components/ui/button";
import { Confirm } from "~/components/ui/confirm";
import { Field } from "~/components/ui/field";
import type { FormReply } from "~/forms/form";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";

/** For the person whose question was closed as a duplicate: did the answer there help? A no, with a reason, opens it again. */
export function CaseSolved({ questionId, reply }: { questionId: number; reply?: FormReply | undefined }) {
  const t = useT();
  const action = officeUrls.duplicates(questionId);
  return (
    <div className="case-solved stack">
      <p>
        <strong>{t("admin:solved.ask")}</strong>
      </p>
      <div className="row">
        <form method="post" action={action}>
          <Button name="do" value="solved">
            {t("admin:solved.yes")}
          </Button>
        </form>
        <Confirm summary={t("admin:solved.no")} tone="plain" isOpen={reply?.errors.because !== undefined}>
          <form method="post" action={action} className="stack">
            <Field
              name="because"
              id="field-solved-because"
              control="textarea"
              label={t("admin:solved.because")}
              hint={t("admin:solved.because-hint")}
              reply={reply}
              rows={3}
              maxLength={FIELD_LIMITS.note.maximum}
              required
            />
            <div className="row">
              <Button name="do" value="not-solved" tone="first">
                {t("admin:solved.reopen")}
              </Button>
            </div>
          </form>
        </Confirm>
      </div>
    </div>
  );
}
