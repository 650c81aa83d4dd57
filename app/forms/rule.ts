// The form in which administrators change a rule: shapes only. One title and one text per interface language, and from how
// strong a suspicion something follows.
import { z } from "zod";
import { RUNGS, type Rule, type RuleSettings } from "#moderation/rules";
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from "~/i18n";
import { id } from "./forum";

const LONGEST_RULE = 10_000;

const title = z.string().trim().min(1).max(120);
const text = z.string().trim().min(1).max(LONGEST_RULE);

/** Between 0 and 1, with a comma or a point; empty means never. */
const strength = z
  .string()
  .default("")
  .transform((value) => (value.trim() === "" ? null : Number(value.trim().replace(",", "."))))
  .pipe(z.number().min(0).max(1).nullable());
/** Marking is never switched off by an empty field: what is not to be marked is left to begin at 1. */
const needed = strength.transform((value) => value ?? 1);

export const RuleForm = z.object({
  version: id,
  rung: z.enum(RUNGS),
  "newcomer.tag": needed,
  "newcomer.hold": strength,
  "member.tag": needed,
  "member.hold": strength,
  "trusted.tag": needed,
  "trusted.hold": strength,
  "title.en": title,
  "title.de": title,
  "title.ru": title,
  "title.zh-Hans": title,
  "title.zh-Hant": title,
  "text.en": text,
  "text.de": text,
  "text.ru": text,
  "text.zh-Hans": text,
  "text.zh-Hant": text,
});

type RuleFields = z.output<typeof RuleForm>;

/** When a text is refused outright is not in the form: that threshold stays as it is. */
export function ruleSettingsOf(fields: RuleFields, rule: Rule): RuleSettings {
  const of = (standing: "newcomer" | "member" | "trusted") => ({
    tag: fields[`${standing}.tag`],
    hold: fields[`${standing}.hold`],
    block: rule.thresholds[standing].block,
  });
  return { rung: fields.rung, thresholds: { newcomer: of("newcomer"), member: of("member"), trusted: of("trusted") } };
}

export function ruleTextsOf(fields: RuleFields): Record<InterfaceLanguage, { title: string; source: string }> {
  const of = (language: InterfaceLanguage) => ({
    title: fields[`title.${language}`],
    source: fields[`text.${language}`],
  });
  return Object.fromEntries(INTERFACE_LANGUAGES.map((language) => [language, of(language)])) as Record<
    InterfaceLanguage,
    { title: string; source: string }
  >;
}
