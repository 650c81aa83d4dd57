// The rules in force: those that came with the script, with what administrators changed since. Asked for when somebody begins to
// write, and again after a while, because a form can stay open for a day.
import { DEFAULT_RULES, type Rule, type RuleChange, rulesInForce } from "#moderation/rules";

const FRESH_MS = 60_000;

let known: readonly Rule[] = DEFAULT_RULES;
let freshUntil = 0;

export async function currentRules(): Promise<readonly Rule[]> {
  if (Date.now() < freshUntil) return known;
  freshUntil = Date.now() + FRESH_MS;
  try {
    const answer = await fetch("/rules.json");
    if (answer.ok) known = rulesInForce((await answer.json()) as RuleChange[]);
  } catch {
    // Without a line the last ones that were known have to do; the server has the last word.
  }
  return known;
}
