// One rule for administrators: what it says in five languages, what the software does about it, from when on.

import type { SerializeFrom } from "@remix-run/node";
import { RUNGS } from "#moderation/rules";
import { LearnedFilter } from "~/components/case/learned-filter";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { Time } from "~/components/ui/time";
import type { FormReply } from "~/forms/form";
import { INTERFACE_LANGUAGES, LANGUAGE_NAMES } from "~/i18n";
import type { ShownFilter } from "~/models/filter/stored.server";
import type { EditableRule } from "~/models/rule/edit.server";
import type { Reach } from "~/models/rule/reach.server";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { AdminFrame } from "./frame";
import { RuleReach, reachWords } from "./rule-reach";

type Props = SerializeFrom<EditableRule> & {
  heading: string;
  reach: Reach;
  filters: SerializeFrom<ShownFilter>[] | null;
  reply: FormReply | undefined;
};

const STANDINGS = ["newcomer", "member", "trusted"] as const;
const STEPS = ["tag", "hold"] as const;

export function AdminRule({ rule, texts, versions, filters, reach, heading, reply }: Props) {
  const { t, language } = usePage();
  return (
    <AdminFrame page="rules" title={heading} intro={t("decisions:admin.intro")} reply={reply} labels={labelsOf(t)}>
      <p className="row meta">
        <span>{t("admin:case.rule-version", { version: rule.version })}</span>
        <a href={urls.rule(rule.key)}>{t("admin:rules.lately", { title: heading })}</a>
      </p>
      <form method="post" action={officeUrls.adminRule(rule.key)} className="narrow stack wide">
        <input type="hidden" name="version" value={rule.version} />
        <Field
          control="select"
          name="rung"
          label={t("decisions:admin.does")}
          hint={t("decisions:admin.does-hint")}
          value={rule.rung}
          reply={reply}
          options={RUNGS.map((rung) => ({ value: rung, text: t(`moderation:rung.${rung}`) }))}
        />
        <details
          open={
            reach.posts !== null ||
            Object.keys(reply?.errors ?? {}).some((name) => /^(newcomer|member|trusted)\./.test(name))
          }
        >
          <summary>{t("decisions:admin.fine")}</summary>
          <p className="hint">{t("decisions:admin.fine-hint")}</p>
          <div className="fields">
            {STANDINGS.flatMap((standing) =>
              STEPS.map((step) => (
                <Field
                  key={`${standing}.${step}`}
                  name={`${standing}.${step}`}
                  label={t(`decisions:admin.${standing}.${step}`)}
                  hint={reachWords(t, reach, rule.thresholds[standing][step])}
                  value={rule.thresholds[standing][step] ?? ""}
                  reply={reply}
                  inputMode="decimal"
                />
              )),
            )}
          </div>
          <RuleReach reach={reach} ruleKey={rule.key} />
        </details>
        <h2>{t("decisions:admin.texts")}</h2>
        {INTERFACE_LANGUAGES.map((one) => {
          const text = texts.find((candidate) => candidate.language === one);
          const isWrong = Boolean(reply?.errors[`title.${one}`] ?? reply?.errors[`text.${one}`]);
          return (
            <details key={one} open={one === language || isWrong}>
              <summary lang={one}>{LANGUAGE_NAMES[one]}</summary>
              <div className="stack">
                <Field
                  name={`title.${one}`}
                  label={`${t("decisions:admin.rule-title")} (${LANGUAGE_NAMES[one]})`}
                  value={text?.title}
                  reply={reply}
                  maxLength={120}
                />
                <Field
                  name={`text.${one}`}
                  control="textarea"
                  label={`${t("decisions:admin.rule-text")} (${LANGUAGE_NAMES[one]})`}
                  hint={t("decisions:admin.rule-hint")}
                  value={text?.source}
                  reply={reply}
                  rows={12}
                  maxLength={10000}
                />
              </div>
            </details>
          );
        })}
        <div className="row">
          <Button tone="first">{t("decisions:admin.save")}</Button>
        </div>
      </form>
      {filters && <LearnedFilter filters={filters} isOffice />}
      {versions.length > 0 && <Versions ruleKey={rule.key} versions={versions} />}
    </AdminFrame>
  );
}

function labelsOf(t: ReturnType<typeof usePage>["t"]): Record<string, string> {
  const thresholds = STANDINGS.flatMap((standing) =>
    STEPS.map((step) => [`${standing}.${step}`, t(`decisions:admin.${standing}.${step}`)] as const),
  );
  const texts = INTERFACE_LANGUAGES.flatMap((language) => [
    [`title.${language}`, `${t("decisions:admin.rule-title")} (${LANGUAGE_NAMES[language]})`] as const,
    [`text.${language}`, `${t("decisions:admin.rule-text")} (${LANGUAGE_NAMES[language]})`] as const,
  ]);
  return Object.fromEntries([...thresholds, ...texts]);
}

function Versions({ ruleKey, versions }: { ruleKey: string; versions: Props["versions"] }) {
  const { t } = usePage();
  return (
    <section className="stack" aria-labelledby="versions">
      <h2 id="versions">{t("decisions:admin.versions")}</h2>
      <ul className="bare">
        {versions.map(({ version, at, byName }) => (
          <li key={version} className="row">
            <a href={urls.rule(ruleKey, version)}>{t("admin:case.rule-version", { version })}</a>
            <span className="meta">
              <Time at={at} /> {byName && t("decisions:admin.by", { name: byName })}
            </span>
          </li>
        ))}
        <li>
          <a href={urls.rule(ruleKey, 1)}>{t("admin:case.rule-version", { version: 1 })}</a>
        </li>
      </ul>
    </section>
  );
}
