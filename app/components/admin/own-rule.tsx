// A rule of one's own: made, changed, retired, brought back.
import type { SerializeFrom } from "@remix-run/node";
import { RUNGS } from "#moderation/rules";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import type { FormReply } from "~/forms/form";
import { OWN_RUNGS } from "~/forms/own-rule";
import type { Noticed } from "~/models/case/rule-noticed.server";
import type { Looked, Reach } from "~/models/rule/reach.server";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import { urls } from "~/urls";
import { AdminFrame } from "./frame";
import { OwnRuleTexts, ownTextLabels } from "./own-rule-texts";
import { RuleAgreement } from "./rule-agreement";
import { ladderLabels, RuleLadder } from "./rule-ladder";
import { RuleNoticed } from "./rule-noticed";
import { RuleReach } from "./rule-reach";
import { RuleScopeFields } from "./rule-scope";
import { RuleVersions, type VersionRow } from "./rule-versions";
import { RuleLookFields } from "./rule-words";

type Values = Readonly<Record<string, string | undefined>>;
type OwnRuleReply = FormReply & { looked?: Looked };
type Shared = { values: Values; company: string[]; reply: OwnRuleReply | undefined };

export function NewOwnRule({ values, company, reply }: Shared) {
  const t = useT();
  const now = reply?.typed ?? values;
  return (
    <AdminFrame
      page="rules"
      title={t("rules:new.heading")}
      intro={t("rules:new.intro")}
      reply={reply}
      labels={labelsOf(t)}
    >
      <form method="post" action={officeUrls.adminRule("new")} className="narrow stack wide">
        <OwnRuleTexts values={now} reply={reply} />
        <Field
          name="key"
          label={t("rules:key.label")}
          hint={t("rules:key.hint")}
          reply={reply}
          maxLength={60}
          isOptional
        />
        <Looks values={now} company={company} reply={reply} reach={null} />
        <div className="row">
          <Button tone="first">{t("rules:new.do")}</Button>
        </div>
      </form>
    </AdminFrame>
  );
}

type EditProps = Shared & {
  rule: { key: string; version: number };
  heading: string;
  isRetired: boolean;
  reach: Reach;
  noticed: SerializeFrom<Noticed>;
  versions: VersionRow[];
};

export function EditOwnRule({ rule, heading, isRetired, reach, noticed, versions, values, company, reply }: EditProps) {
  const t = useT();
  const now = reply?.typed ?? values;
  return (
    <AdminFrame page="rules" title={heading} intro={t("decisions:admin.intro")} reply={reply} labels={labelsOf(t)}>
      <p className="row meta">
        <span>{t("admin:case.rule-version", { version: rule.version })}</span>
        <a href={urls.rule(rule.key)}>{t("admin:rules.lately", { title: heading })}</a>
      </p>
      {isRetired && <Notice tone="wait">{t("rules:retired.text")}</Notice>}
      <RuleNoticed noticed={noticed} />
      <form method="post" action={officeUrls.adminRule(rule.key)} className="narrow stack wide">
        <input type="hidden" name="version" value={rule.version} />
        <Field
          control="select"
          name="rung"
          label={t("decisions:admin.does")}
          hint={t("decisions:admin.does-hint")}
          value={now.rung}
          reply={reply}
          options={RUNGS.filter((one) => OWN_RUNGS.some((own) => own === one)).map((one) => ({
            value: one,
            text: t(`moderation:rung.${one}`),
          }))}
        />
        <OwnRuleTexts values={now} reply={reply} />
        <Looks values={now} company={company} reply={reply} reach={reach} ruleKey={rule.key} />
        <div className="row">
          <Button tone="first">{t("decisions:admin.save")}</Button>
        </div>
      </form>
      <Retire rule={rule} isRetired={isRetired} />
      <RuleVersions ruleKey={rule.key} versions={versions} />
    </AdminFrame>
  );
}

function Looks({ values, company, reply, reach, ruleKey }: Shared & { reach: Reach | null; ruleKey?: string }) {
  const t = useT();
  return (
    <>
      <RuleLookFields values={values} company={company} reply={reply} />
      <section className="stack" aria-labelledby="rule-sure">
        <h2 id="rule-sure">{t("decisions:admin.fine")}</h2>
        <RuleLadder values={values} reach={reach} reply={reply} />
        {reach && ruleKey !== undefined && <RuleReach reach={reach} ruleKey={ruleKey} />}
      </section>
      <RuleScopeFields values={values} />
      {reply?.looked && <RuleAgreement looked={reply.looked} />}
    </>
  );
}

function Retire({ rule, isRetired }: Pick<EditProps, "rule" | "isRetired">) {
  const t = useT();
  return (
    <form method="post" action={officeUrls.adminRule(rule.key)} className="sheet stack">
      <h2>{t(isRetired ? "rules:back.heading" : "rules:retire.heading")}</h2>
      <input type="hidden" name="version" value={rule.version} />
      <p>{t(isRetired ? "rules:back.text" : "rules:retire.text")}</p>
      <div className="row">
        <Button name="do" value={isRetired ? "bring-back" : "retire"} tone={isRetired ? "first" : "danger"}>
          {t(isRetired ? "rules:back.do" : "rules:retire.do")}
        </Button>
      </div>
    </form>
  );
}

function labelsOf(t: ReturnType<typeof useT>): Record<string, string> {
  return { ...ladderLabels(t), ...ownTextLabels(t), key: t("rules:key.label"), anyway: t("rules:agree.heading") };
}
