// An appeal that waits: what was decided first, what the author says to it, and the answer. Whoever decided first reads
// who may answer instead of the buttons.

import { FIELD_LIMITS } from "#moderation/limits";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { noteId, replyTo } from "./forms";
import type { CasePageProps } from "./props";

export function CaseAppeals(props: CasePageProps) {
  const { t, actor } = usePage();
  const { view, appeals } = props;
  if (appeals.length === 0) return null;
  const isTaken = view.claim !== null && view.claim.byId !== actor?.id;
  return (
    <section className="stack" aria-labelledby="appeals">
      <h2 id="appeals">{t("decisions:case.appeal")}</h2>
      {appeals.map((appeal) => (
        <div key={appeal.decisionId} className="sheet stack">
          <p>
            {t("decisions:case.appealed-by", { name: appeal.byName ?? t("notifications:somebody") })}{" "}
            <a href={urls.decision(appeal.decisionId)}>
              {t("decisions:case.first-decision", { number: appeal.decisionId })}
            </a>
          </p>
          {appeal.because && (
            <blockquote dir="auto" className="lines">
              {appeal.because}
            </blockquote>
          )}
          {appeal.decide.allowed ? (
            !isTaken && <Answer {...props} appeal={appeal} />
          ) : (
            <Refusal reason={appeal.decide.reason} others={appeal.others} />
          )}
        </div>
      ))}
    </section>
  );
}

type Appeal = CasePageProps["appeals"][number];

function Refusal({
  reason,
  others,
}: {
  reason: Exclude<Appeal["decide"], { allowed: true }>["reason"];
  others: string[];
}) {
  const { t, language } = usePage();
  const names = new Intl.ListFormat(language, { type: "disjunction" }).format(others);
  return (
    <Notice tone="wait">
      <p>{t(`moderation:reason.${reason}`)}</p>
      <p>{others.length > 0 ? t("decisions:case.others-decide", { names }) : t("decisions:case.nobody-else")}</p>
    </Notice>
  );
}

function Answer({ view, reply, appeal }: CasePageProps & { appeal: Appeal }) {
  const { t } = usePage();
  const form = `appeal-${appeal.decisionId}` as const;
  return (
    <form method="post" action={officeUrls.case(view.id)} className="stack">
      <input type="hidden" name="version" value={view.version} />
      <input type="hidden" name="appealed" value={appeal.decisionId} />
      <Field
        name="note"
        id={noteId(form)}
        control="textarea"
        label={t("admin:case.note")}
        hint={t("decisions:case.answer-hint")}
        reply={replyTo(reply, form)}
        rows={3}
        maxLength={FIELD_LIMITS.note.maximum}
        hasCounter
      />
      <div className="row">
        <Button name="outcome" value="overturn">
          {t("decisions:case.overturn")}
        </Button>
        <Button name="outcome" value="uphold">
          {t("decisions:case.uphold")}
        </Button>
      </div>
      <p className="meta">{t("decisions:case.overturn-hint")}</p>
    </form>
  );
}
