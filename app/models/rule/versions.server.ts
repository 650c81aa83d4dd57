// The rules as they are in force: those of moderation/rules with what administrators changed, and the community's own. Every
// change is a version of its own, and a decision cites the one that was in force when it was made.
//
// Costs: one statement over short index ranges, one for each rule. The texts of each version are revisions of the rule's documents
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

export type StoredChange = RuleChange & { settings: StoredSettings };

export async function loadRules(db: Db): Promise<Rule[]> {
  return rulesInForce(await loadRuleChanges(db));
}

/** What administrators changed and added, the newest version of each; nothing for rules that are as they were made. */
export async function loadRuleChanges(db: Db): Promise<StoredChange[]> {
  return db.execute(sql`
    select distinct on (key) key, version, settings from rule_versions order by key, version desc`);
}

/** What a rule was in a version; null for one that is as it was made, and for what never was. */
export async function findRuleChange(db: Db, key: RuleKey, version: number): Promise<StoredChange | null> {
  const rows = await db.execute<StoredChange>(
    sql`select key, version, settings from rule_versions where key = ${key} and version = ${version}`,
  );
  return rows[0] ?? null;
}

/** The version that a decision made now cites. */
export async function ruleVersionInForce(db: Db, key: RuleKey): Promise<number> {
  const rows = await db.execute<{ version: number | null }>(
    sql`select max(version) as version from rule_versions where key = ${key}`,
  );
  return rows[0]?.version ?? DEFAULT_RULES.find((rule) => rule.key === key)?.version ?? 1;
}
