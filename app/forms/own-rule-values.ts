// A rule of one's own as the values of its form.
import { LANGUAGES } from "#moderation/facts";
import { NO_LOOK } from "#moderation/own-rules/look";
import { EVERYWHERE } from "#moderation/own-rules/scope";
import type { RuleSettings } from "#moderation/rules";
import { ladderValues } from "./rule-ladder";
import { scopeValues } from "./rule-scope";

type Shown = {
  settings: Pick<RuleSettings, "thresholds" | "scope" | "own"> & { rung?: RuleSettings["rung"] };
  texts: readonly { language: string; title: string; source: string }[];
};

export function ownRuleValues({ settings, texts }: Shown): Record<string, string> {
  const { words, domains, also, examples } = settings.own ?? NO_LOOK;
  const values: Record<string, string> = {
    rung: settings.rung ?? "shadow",
    ...ladderValues(settings.thresholds),
    ...scopeValues(settings.scope ?? EVERYWHERE),
    refused: domains.refused.join("\n"),
    allowed: domains.allowed.join("\n"),
    shorteners: domains.shorteners.join("\n"),
    outside: domains.outside ?? "",
    shortened: domains.shortened ?? "",
    also: also.join(" "),
  };
  for (const one of ["any", ...LANGUAGES] as const) {
    values[`plain.${one}`] = (words.plain[one] ?? []).join("\n");
    values[`sign.${one}`] = (words.sign[one] ?? []).join("\n");
  }
  for (const { language, title, source } of texts)
    Object.assign(values, { [`title.${language}`]: title, [`text.${language}`]: source });
  for (const language of LANGUAGES) {
    values[`good.${language}`] = (examples[language]?.good ?? []).join("\n");
    values[`bad.${language}`] = (examples[language]?.bad ?? []).join("\n");
  }
  return values;
}
