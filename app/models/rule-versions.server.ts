// The rules as they are in force: those of moderation/rules with what administrators changed. Every change is a version of
// its own, and a decision cites the one that was in force when it was made.
//
// Costs: one statement over five short index ranges. The texts of each version are revisions of the rule's documents
// (rule.server); `texts` says which revision of each language belongs to the version.
import { sql } from "drizzle-orm";
import { DEFAULT_RULES, type Rule, type RuleKey, type RuleSettings, withSettings } from "#moderation/rules";
import type { Db } from "~/db.server";

export type StoredSettings = RuleSettings & {
  /** Per interface language: the revision of the rule's text. */
  texts: Record<string, number>;
};

export type RuleVersionRow = { key: string; version: number; settings: StoredSettings };

export async function loadRules(db: Db): Promise<Rule[]> {
  const rows = await db.execute<RuleVersionRow>(sql`
    select distinct on (key) key, version, settings from rule_versions order by key, version desc`);
  return DEFAULT_RULES.map((rule) => {
    const row = rows.find((one) => one.key === rule.key);
    return row ? withSettings(rule, row.version, row.settings) : rule;
  });
}

/** The version that a decision made now cites. */
export async function ruleVersionInForce(db: Db, key: RuleKey): Promise<number> {
  const rows = await db.execute<{ version: number | null }>(
    sql`select max(version) as version from rule_versions where key = ${key}`,
  );
  return rows[0]?.version ?? DEFAULT_RULES.find((rule) => rule.key === key)?.version ?? 1;
}
