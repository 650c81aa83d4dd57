// The rules as browsers need them while somebody writes. Of rules of one's own only those that hold something: what is marked or
// counted changes nothing for the author, and its lists are nobody's business but the moderators'.
import { isBuiltIn, type RuleChange, type RuleSettings } from "#moderation/rules";
import type { Db } from "~/database/db.server";
import type { RuleName } from "./names.server";
import { loadRuleChanges } from "./versions.server";

export type BrowserRule = RuleChange & { titles?: Record<string, string> };

export async function changesForBrowsers(db: Db, names: readonly RuleName[]): Promise<BrowserRule[]> {
  const changes = await loadRuleChanges(db);
  return changes
    .filter(({ key, settings }) => isBuiltIn(key) || actsInTheOpen(settings))
    .map(({ key, version, settings }) => {
      const titles = isBuiltIn(key) ? undefined : names.find((one) => one.key === key)?.titles;
      return { key, version, settings: lean(settings), ...(titles ? { titles } : {}) };
    });
}

function actsInTheOpen({ rung, isRetired }: RuleSettings): boolean {
  return isRetired !== true && (rung === "hold" || rung === "block");
}

function lean({ rung, thresholds, scope, own }: RuleSettings): RuleSettings {
  return {
    rung,
    thresholds,
    ...(scope ? { scope } : {}),
    ...(own ? { own: { ...own, examples: {} } } : {}),
  };
}
