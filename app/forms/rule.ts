// The form in which administrators change one of the five rules: shapes only. One title and one text per interface language, from how
// strong a suspicion something follows, and for what it is.
import { z } from "zod";
import { RUNGS, type Rule, type RuleSettings } from "#moderation/rules";
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from "~/i18n";
import { type Parsed, parseFields } from "./form";
import { id } from "./forum";
import { LONGEST_RULE, needed, strength, thresholdsOf } from "./rule-ladder";
import { chosenText, scopeFields, scopeOf } from "./rule-scope";

const MOST_FIELDS = 600;
const title = z.string().trim().min(1).max(120);
const text = z.string().trim().min(1).max(LONGEST_RULE);

export const RuleForm = z.object({
  version: id,
  rung: z.enum(RUNGS),
  "newcomer.tag": needed,
  "newcomer.hold": strength,
  "member.tag": needed,
  "member.hold": strength,
  "trusted.tag": needed,
  "trusted.hold": strength,
  ...scopeFields,
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

export function parseRule(data: FormData): Parsed<RuleFields> {
  const form = parseFields(data, RuleForm, MOST_FIELDS);
  if (form.ok) return { ...form, typed: { ...form.typed, ...chosenText(data) } };
  return { ok: false, reply: { ...form.reply, typed: { ...form.reply.typed, ...chosenText(data) } } };
}

export function ruleSettingsOf(fields: RuleFields, rule: Rule, all: Parameters<typeof scopeOf>[1]): RuleSettings {
  return {
    rung: fields.rung,
    thresholds: thresholdsOf(fields, rule),
    scope: scopeOf(fields, all, rule.scope.inMarketplace),
  };
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
