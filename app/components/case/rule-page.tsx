import type { SerializeFrom } from "@remix-run/node";
import { isAdmin } from "#moderation/permissions/permission";
import { Prose } from "~/components/post/prose";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { EmptyState } from "~/components/ui/empty-state";
import { Notice } from "~/components/ui/notice";
import { Time } from "~/components/ui/time";
import { writtenIn } from "~/languages/written-in";
import type { ShownFilter } from "~/models/filter/stored.server";
import type { RuleFactsOf } from "~/models/rule/facts.server";
import type { RulePage as Rule, RuleText } from "~/models/rule/rule.server";
import type { RuleUse } from "~/models/rule/use.server";
import { officeUrls } from "~/office-urls";
import { usePage, useT } from "~/page-context";
import { urls } from "~/urls";
import { LearnedFilter } from "./learned-filter";
import { RuleExamples, RuleHolds, WrittenIn } from "./rule-holds";

/** All rules on one page, each with an address of its own and an anchor that decisions link to. */
export function RuleList({ rules }: { rules: Rule[] }) {
  const t = useT();
  const [inForce, retired] = [rules.filter((rule) => !rule.isRetired), rules.filter((rule) => rule.isRetired)];
  return (
    <article className="narrow stack wide">
      <header className="page-head">
        <h1>{t("admin:rules.title")}</h1>
        <p>{t("admin:rules.intro")}</p>
        <p className="meta">
          <a href={urls.moderation()}>{t("decisions:moderated.title")}</a>
        </p>
      </header>
      {rules.length === 0 && <EmptyState title={t("admin:rules.none")} />}
      {inForce.map((rule, at) => (
        <section key={rule.key} id={rule.key} className="rule stack" aria-labelledby={`rule-${rule.key}`}>
          <h2 id={`rule-${rule.key}`} {...writtenIn(rule.language)}>
            {at + 1}. {rule.title}
          </h2>
          <WrittenIn language={rule.language} />
          <Prose html={rule.html} lang={rule.language} scope={rule.key} />
          <p className="meta">
            <a href={urls.rule(rule.key)}>{t("admin:rules.lately", { title: rule.title })}</a>
          </p>
        </section>
      ))}
      {retired.length > 0 && <RetiredRules rules={retired} />}
    </article>
  );
}

function RetiredRules({ rules }: { rules: Rule[] }) {
  const t = useT();
  return (
    <section className="stack" aria-labelledby="retired">
      <h2 id="retired">{t("rules:list.retired")}</h2>
      <ul className="bare">
        {rules.map(({ key, title, language }) => (
          <li key={key}>
            <a href={urls.rule(key)} {...writtenIn(language)}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

type RulePageProps = {
  rule: RuleText;
  facts: RuleFactsOf | null;
  use: RuleUse;
  filters: SerializeFrom<ShownFilter>[] | null;
};

/** One rule, and how it was applied lately. */
export function RulePage({ rule, facts, use, filters }: RulePageProps) {
  const { t, actor } = usePage();
  const isOld = rule.version !== rule.newest;
  const isQuiet = rule.isRetired || facts?.rung === "shadow" || facts?.rung === "tag";
  return (
    <article className="leaf">
      <div className="stack wide">
        <header className="page-head">
          <Breadcrumbs trail={[{ text: t("admin:rules.title"), href: urls.rules() }]} />
          <h1 {...writtenIn(rule.language)}>{rule.title}</h1>
          <p className="row meta">
            <span>{t("admin:case.rule-version", { version: rule.version })}</span>
            {isAdmin(actor) && <a href={officeUrls.adminRule(rule.key)}>{t("decisions:rules.edit")}</a>}
          </p>
        </header>
        {isOld && (
          <Notice tone="wait">
            {t("decisions:rules.old")} <a href={urls.rule(rule.key)}>{t("decisions:rules.newest")}</a>
          </Notice>
        )}
        {rule.isRetired && <Notice tone="wait">{t("rules:retired.text")}</Notice>}
        <h2 className="visually-hidden">{t("admin:case.rule")}</h2>
        <WrittenIn language={rule.language} />
        <Prose html={rule.html} lang={rule.language} />
        {facts && <RuleExamples examples={facts.examples} />}
        {facts && <RuleHolds facts={facts} />}
        <h2>{t("decisions:rules.follows")}</h2>
        <p>{t(isQuiet ? "rules:page.people" : "admin:rules.applied")}</p>
        <RecentDecisions recent={use.recent} />
      </div>
      <aside className="margin" aria-label={t("admin:rules.use")}>
        <section>
          <h2>{t("admin:rules.use")}</h2>
          <RuleFacts use={use} />
        </section>
        {filters && <LearnedFilter filters={filters} />}
      </aside>
    </article>
  );
}

/** Without names, titles or words: what was decided, about what kind of text, when. */
function RecentDecisions({ recent }: Pick<RuleUse, "recent">) {
  const t = useT();
  if (recent.length === 0) return <p className="meta">{t("decisions:rules.no-decisions")}</p>;
  return (
    <>
      <h2>{t("decisions:rules.recent")}</h2>
      <ul className="bare">
        {recent.map(({ outcome, kind, at }) => (
          <li key={at} className="row">
            <span>{t("decisions:rules.decided", { kind, outcome: t(`admin:outcome.${outcome}`) })}</span>
            <span className="meta">
              <Time at={at} show="date" />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

export function RuleFacts({ use }: { use: RuleUse }) {
  const t = useT();
  const share = use.appeals === 0 ? null : Math.round((100 * use.overturned) / use.appeals);
  return (
    <dl className="facts">
      <dt>{t("admin:rules.held")}</dt>
      <dd>{t("admin:rules.in-days", { count: use.held })}</dd>
      <dt>{t("queue:judge.reliable")}</dt>
      <dd>{use.rightly.decided === 0 ? t("queue:judge.none") : t("queue:judge.count", use.rightly)}</dd>
      <dt>{t("decisions:rules.flagged")}</dt>
      <dd>{use.flagged}</dd>
      <dt>{t("admin:outcome.return")}</dt>
      <dd>{use.returned}</dd>
      <dt>{t("admin:outcome.remove")}</dt>
      <dd>{use.removed}</dd>
      <dt>{t("admin:outcome.move")}</dt>
      <dd>{use.moved}</dd>
      <dt>{t("decisions:rules.appeals")}</dt>
      <dd>
        {share === null && use.open === 0 && t("decisions:rules.no-appeals")}
        {share !== null && t("decisions:rules.overturned", { count: use.appeals, overturned: use.overturned, share })}
        {share !== null && use.open > 0 && <br />}
        {use.open > 0 && t("decisions:rules.open-appeals", { count: use.open })}
      </dd>
    </dl>
  );
}
