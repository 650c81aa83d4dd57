import { Time } from "~/components/ui/time";
import { findMessage } from "~/i18n";
import { ruleTitle } from "~/models/rule/titles";
import { usePage } from "~/page-context";
import type { Case } from "./props";

/** What was decided about this before, newest first. */
export function CaseDecisions({ decisions }: { decisions: Case["decisions"] }) {
  const page = usePage();
  const { t } = page;
  if (decisions.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="decisions">
      <h2 id="decisions">{t("admin:case.history")}</h2>
      <ul className="stack bare">
        {decisions.map((decision) => (
          <li key={decision.id}>
            <p className="row">
              <strong>{findMessage(t, `admin:outcome.${decision.outcome}`) ?? decision.outcome}</strong>
              <span className="meta">
                {decision.byName && <bdi>{decision.byName}</bdi>} <Time at={decision.at} />
              </span>
              {decision.rule && (
                <span className="meta">
                  {ruleTitle(page, decision.rule)}
                  {", "}
                  {t("admin:case.rule-version", { version: decision.ruleVersion ?? 1 })}
                </span>
              )}
            </p>
            {decision.passage && <q dir="auto">{decision.passage}</q>}
            {decision.note && (
              <blockquote dir="auto" className="lines">
                {decision.note}
              </blockquote>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
