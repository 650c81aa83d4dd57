// How this place is moderated, for everybody: the road of a text, who decides, how to appeal, and this year's figures.
import type { ReactNode } from "react";
import { ANSWER_DAYS, APPEAL_MONTHS, type DecisionOutcome } from "#moderation/appeals";
import type { ModerationYear } from "~/models/case/year.server";
import type { RulePage } from "~/models/rule/rule.server";
import { usePage, useT } from "~/page-context";
import { urls } from "~/urls";

export type ModerationPageProps = { year: ModerationYear; rules: Pick<RulePage, "key" | "title" | "language">[] };

const SHOWN = [
  "publish",
  "return",
  "remove",
  "move",
  "close",
  "duplicate",
  "merge",
  "reject",
  "restrict",
  "uphold",
  "overturn",
  "undo",
] as const;

/** In the order in which a text meets them. */
const PARTS = ["checked", "decided", "told", "appealed", "restricted"] as const;

export function ModerationPage({ year, rules }: ModerationPageProps) {
  const t = useT();
  return (
    <article className="leaf">
      <div className="stack wide">
        <header className="page-head">
          <h1>{t("decisions:moderated.title")}</h1>
          <p>{t("decisions:moderated.intro")}</p>
        </header>
        {PARTS.map((part) => (
          <section key={part} className="stack">
            <h2>{t(`decisions:moderated.${part}.title`)}</h2>
            <p>{t(`decisions:moderated.${part}.text`, { months: APPEAL_MONTHS, days: ANSWER_DAYS })}</p>
          </section>
        ))}
        <p className="row">
          <a href={urls.rules()}>{t("admin:rules.title")}</a>
          <a href={urls.trust()}>{t("account:trust-page.title")}</a>
          <a href={urls.contact()}>{t("common:footer.contact")}</a>
        </p>
      </div>
      <aside className="margin" aria-labelledby="figures">
        <section className="stack">
          <h2 id="figures">{t("decisions:moderated.figures", { year: String(year.year) })}</h2>
          <Figures year={year} />
        </section>
        <ByRule year={year} rules={rules} />
      </aside>
    </article>
  );
}

function Figures({ year }: Pick<ModerationPageProps, "year">) {
  const { t, language } = usePage();
  const number = (value: number) => value.toLocaleString(language);
  const of = (outcome: DecisionOutcome | "undo") =>
    number(year.outcomes.find((one) => one.outcome === outcome)?.count ?? 0);
  return (
    <dl className="facts">
      <Fact name={t("decisions:moderated.held")}>{number(year.held)}</Fact>
      <Fact name={t("decisions:moderated.flagged")}>{number(year.flagged)}</Fact>
      {SHOWN.map((outcome) => (
        <Fact key={outcome} name={t(`admin:outcome.${outcome}`)}>
          {of(outcome)}
        </Fact>
      ))}
      <Fact name={t("decisions:moderated.median")}>
        {year.medianHours === null
          ? t("decisions:moderated.no-median")
          : t("decisions:moderated.hours", { hours: Math.floor(year.medianHours) })}
      </Fact>
    </dl>
  );
}

function ByRule({ year, rules }: ModerationPageProps) {
  const { t, language } = usePage();
  if (year.rules.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="by-rule">
      <h2 id="by-rule">{t("decisions:moderated.by-rule")}</h2>
      <dl className="facts">
        {year.rules.map(({ rule, count }) => (
          <Fact key={rule ?? ""} name={<RuleName rule={rules.find(({ key }) => key === rule)} />}>
            {count.toLocaleString(language)}
          </Fact>
        ))}
      </dl>
    </section>
  );
}

function RuleName({ rule }: { rule: ModerationPageProps["rules"][number] | undefined }) {
  const t = useT();
  if (!rule) return t("decisions:moderated.in-words");
  return (
    <a href={urls.rule(rule.key)} lang={rule.language}>
      {rule.title}
    </a>
  );
}

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
