// Of one version of a rule, what everybody may know besides its text: its examples, where it holds, how far the software goes.
// Lists of words and domains are not among it.
import type { RuleScope } from "#moderation/own-rules/scope";
import { type RuleKey, type Rung, ruleOf } from "#moderation/rules";
import type { Db } from "~/database/db.server";
import { ownExamples, type RuleExample } from "./examples";
import { findRuleChange } from "./versions.server";

export type RuleFactsOf = { scope: RuleScope; rung: Rung; examples: RuleExample[] };

/** Examples in the language of the text that is shown; null when there is no such version. */
export async function findRuleFacts(
  db: Db,
  { key, version, language }: { key: RuleKey; version: number; language: string },
): Promise<RuleFactsOf | null> {
  const change = await findRuleChange(db, key, version);
  const rule = ruleOf(key, change ?? undefined);
  if (!rule) return null;
  const own = change?.settings.own;
  const examples = own ? ownExamples(own).filter((example) => example.language === language) : [];
  return { scope: rule.scope, rung: rule.rung, examples };
}
