// What rules are called, for whoever reads: in their language where it is written in it, else in another one, and by its key at worst.
import { DEFAULT_RULES } from "#moderation/rules";
import type { FieldErrors } from "~/field-errors";
import { findMessage, INTERFACE_LANGUAGES, type Translate } from "~/i18n";
import type { RuleName } from "./names.server";

type Here = { t: Translate; language: string; community: { rules: readonly RuleName[] } };

export function ruleName({ t, language, community }: Here, key: string): { title: string; language: string } {
  const titles = community.rules.find((rule) => rule.key === key)?.titles ?? {};
  const written = [language, ...INTERFACE_LANGUAGES].find((one) => titles[one] !== undefined);
  if (written !== undefined) return { title: titles[written] ?? key, language: written };
  return { title: findMessage(t, `moderation:rule.${key}.title`) ?? key, language };
}

export function ruleTitle(here: Here, key: string): string {
  return ruleName(here, key).title;
}

/** The rules that somebody can cite today, in their order. */
export function citableRules({ rules }: Here["community"]): string[] {
  const written = rules.filter(({ isRetired }) => !isRetired).map(({ key }) => key);
  const unwritten = DEFAULT_RULES.map(({ key }) => key).filter((key) => !rules.some((rule) => rule.key === key));
  return [...written, ...unwritten];
}

export function ruleOptions(here: Here): { value: string; text: string; lang: string }[] {
  return citableRules(here.community).map((key) => {
    const { title, language } = ruleName(here, key);
    return { value: key, text: title, lang: language };
  });
}

/** What stands against a rule that a form names; null where it can be cited, or none is named. */
export function ruleErrors(community: Here["community"], key: string | null | undefined): FieldErrors | null {
  const isKnown = key === null || key === undefined || key === "" || citableRules(community).includes(key);
  return isKnown ? null : { rule: { code: "unknown" } };
}
