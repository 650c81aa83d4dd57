// The rules as they are in force: those of moderation/rules with what administrators changed. Every change is a version of
// its own, and a decision cites the one that was in force when it was made.
//
// Costs: one statement over five short index ranges. The texts of each version are revisions of the rule's documents
// (rule.server); `texts` says which revision of each language belongs to the version.
import { sql } from "drizzle-orm";
import {
  DEFAULT_RULES,
  type Rule,
  type RuleChange,
  type RuleKey,
  type RuleSettings,
  rulesInForce,
} from "#moderation/rules";
import type { Db } from "~/database/db.server";

export type StoredSettings = RuleSettings & {
  /** Per interface language: the revision of the rule's text. */
  texts: Record<string, number>;
};

export async function loadRules(db: Db): Promise<Rule[]> {
  return rulesInForce(await loadRuleChanges(db));
}

/** What administrators changed of the rules, the newest version of each; nothing for those that are as they were made. */
export async function loadRuleChanges(db: Db): Promise<(RuleChange & { settings: StoredSettings })[]> {
  return db.execute(sql`
    select distinct on (key) key, version, settings from rule_versions order by key, version desc`);
}

/** The version that a decision made now cites. */
export async function ruleVersionInForce(db: Db, key: RuleKey): Promise<number> {
  const rows = await db.execute<{ version: number | null }>(
    sql`select max(version) as version from rule_versions where key = ${key}`,
  );
  return rows[0]?.version ?? DEFAULT_RULES.find((rule) => rule.key === key)?.version ?? 1;
}
