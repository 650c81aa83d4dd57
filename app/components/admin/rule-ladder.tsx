// How sure a rule must be, in words: a step for each standing, and under it what of the examples and posts reaches it.
import { STANDINGS } from "#moderation/own-rules/scope";
import { SURENESS, SURENESS_STEPS, type Sureness, stepOf, surenessOf } from "#moderation/own-rules/sureness";
import { Field } from "~/components/ui/field";
import type { Option } from "~/components/ui/field-control";
import type { FormReply } from "~/forms/form";
import type { Translate } from "~/i18n";
import type { Reach } from "~/models/rule/reach.server";
import { useT } from "~/page-context";
import { reachWords } from "./rule-reach";

const STEPS = ["tag", "hold"] as const;

type Props = {
  values: Readonly<Record<string, string | undefined>>;
  reach: Reach | null;
  reply: FormReply | undefined;
};

export function RuleLadder({ values, reach, reply }: Props) {
  const t = useT();
  return (
    <>
      <p className="hint">{t("rules:sure.hint")}</p>
      <div className="stack">
        {STANDINGS.flatMap((standing) =>
          STEPS.map((step) => {
            const name = `${standing}.${step}`;
            const value = (values[name] ?? "").replace(",", ".");
            const threshold = value === "" ? null : Number(value);
            return (
              <Field
                key={name}
                name={name}
                control="select"
                label={t(`decisions:admin.${standing}.${step}`)}
                hint={reach ? reachWords(t, reach, threshold) : undefined}
                value={value}
                reply={reply}
                options={ladderOptions(t, threshold, step === "hold")}
              />
            );
          }),
        )}
      </div>
    </>
  );
}

export function ladderLabels(t: Translate): Record<string, string> {
  return Object.fromEntries(
    STANDINGS.flatMap((standing) =>
      STEPS.map((step) => [`${standing}.${step}`, t(`decisions:admin.${standing}.${step}`)] as const),
    ),
  );
}

/** A number between two steps, from before there were steps, is offered as what it is. */
function ladderOptions(t: Translate, now: number | null, mayNever: boolean): Option[] {
  const steps = SURENESS_STEPS.map((step) => ({ value: `${SURENESS[step]}`, text: t(`rules:step.${step}`) }));
  const between = now !== null && stepOf(now) === null ? [{ value: `${now}`, text: betweenWords(t, now) }] : [];
  return [...between, ...steps, ...(mayNever ? [{ value: "", text: t("rules:step.never") }] : [])];
}

function betweenWords(t: Translate, threshold: number): string {
  const below = surenessOf(threshold);
  const above = SURENESS_STEPS.find((step) => SURENESS[step] > threshold);
  const words = (step: Sureness) => t(`rules:step.${step}`);
  if (below && above) return t("rules:step.between", { below: words(below), above: words(above) });
  return below ? t("rules:step.more") : t("rules:step.less");
}
