import type { RulePage as Rule, RuleUse } from "~/models/rule.server";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import { urls } from "~/urls";
import { Prose } from "./prose";
import { Breadcrumbs } from "./ui/breadcrumbs";
import { EmptyState } from "./ui/empty-state";

/** All rules on one page, each with an address of its own and an anchor that decisions link to. */
export function RuleList({ rules }: { rules: Rule[] }) {
  const t = useT();
  return (
    <article className="narrow stack wide">
      <header className="page-head">
        <h1>{t("admin:rules.title")}</h1>
        <p>{t("admin:rules.intro")}</p>
      </header>
      {rules.length === 0 && <EmptyState title={t("admin:rules.none")} />}
      {rules.map((rule, at) => (
        <section key={rule.key} id={rule.key} className="rule stack" aria-labelledby={`rule-${rule.key}`}>
          <h2 id={`rule-${rule.key}`} lang={rule.language}>
            {at + 1}. {rule.title}
          </h2>
          <Prose html={rule.html} lang={rule.language} />
          <p className="meta">
            <a href={officeUrls.rule(rule.key)}>{t("admin:rules.lately", { title: rule.title })}</a>
          </p>
        </section>
      ))}
    </article>
  );
}

/** One rule, and how it was applied lately. */
export function RulePage({ rule, use }: { rule: Rule; use: RuleUse }) {
  const t = useT();
  return (
    <article className="leaf">
      <div className="stack wide">
        <header className="page-head">
          <Breadcrumbs trail={[{ text: t("admin:rules.title"), href: urls.rules() }]} />
          <h1 lang={rule.language}>{rule.title}</h1>
          <p className="meta">{t("admin:case.rule-version", { version: rule.version })}</p>
        </header>
        <h2 className="visually-hidden">{t("admin:case.rule")}</h2>
        <Prose html={rule.html} lang={rule.language} />
        <p className="meta">{t("admin:rules.applied")}</p>
      </div>
      <aside className="margin" aria-label={t("admin:rules.use")}>
        <section>
          <h2>{t("admin:rules.use")}</h2>
          <dl className="facts">
            <dt>{t("admin:rules.held")}</dt>
            <dd>{t("admin:rules.in-days", { count: use.held })}</dd>
            <dt>{t("admin:outcome.return")}</dt>
            <dd>{use.returned}</dd>
            <dt>{t("admin:outcome.remove")}</dt>
            <dd>{use.removed}</dd>
          </dl>
        </section>
      </aside>
    </article>
  );
}
