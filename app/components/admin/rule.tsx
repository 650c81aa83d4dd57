// One rule for administrators: what it says in five languages, what the software does about it, from when on.

import type { SerializeFrom } from "@remix-run/node";
import { RUNGS } from "#moderation/rules";
import { LearnedFilter } from "~/components/case/learned-filter";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import type { FormReply } from "~/forms/form";
import { ladderValues } from "~/forms/rule-ladder";
import { scopeValues } from "~/forms/rule-scope";
import { INTERFACE_LANGUAGES, LANGUAGE_NAMES } from "~/i18n";
import type { ShownFilter } from "~/models/filter/stored.server";
import type { EditableRule } from "~/models/rule/edit.server";
import type { Reach } from "~/models/rule/reach.server";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { AdminFrame } from "./frame";
import { ladderLabels, RuleLadder } from "./rule-ladder";
import { RuleReach } from "./rule-reach";
import { RuleScopeFields } from "./rule-scope";
import { RuleVersions } from "./rule-versions";

type Props = SerializeFrom<Omit<EditableRule, "settings">> & {
  heading: string;
  reach: Reach;
  filters: SerializeFrom<ShownFilter>[] | null;
  reply: FormReply | undefined;
};

export function AdminRule({ rule, texts, versions, filters, reach, heading, reply }: Props) {
  const { t, language } = usePage();
  const now = reply?.typed ?? { ...ladderValues(rule.thresholds), ...scopeValues(rule.scope) };
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
          <RuleLadder values={now} reach={reach} reply={reply} />
          <RuleReach reach={reach} ruleKey={rule.key} />
        </details>
        <RuleScopeFields values={now} />
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
      {versions.length > 0 && <RuleVersions ruleKey={rule.key} versions={versions} startsUnwritten />}
    </AdminFrame>
  );
}

function labelsOf(t: ReturnType<typeof usePage>["t"]): Record<string, string> {
  const texts = INTERFACE_LANGUAGES.flatMap((language) => [
    [`title.${language}`, `${t("decisions:admin.rule-title")} (${LANGUAGE_NAMES[language]})`] as const,
    [`text.${language}`, `${t("decisions:admin.rule-text")} (${LANGUAGE_NAMES[language]})`] as const,
  ]);
  return { ...ladderLabels(t), ...Object.fromEntries(texts) };
}
