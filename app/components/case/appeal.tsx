// An appeal that waits: what was decided first, what the author says to it, and the answer. Whoever decided first reads
// who may answer instead of the buttons.

import { Notice } from "~/components/ui/notice";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { AppealAnswer } from "./appeal-answer";
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
            !isTaken && (
              <AppealAnswer {...props} decisionId={appeal.decisionId} hint={t("decisions:case.overturn-hint")} />
            )
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
