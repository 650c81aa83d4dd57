// The rules in force: those that came with the script, with what administrators changed since. Asked for when somebody begins to
// write, and again after a while, because a form can stay open for a day.
import { DEFAULT_RULES, type Rule, type RuleChange, rulesInForce } from "#moderation/rules";

const FRESH_MS = 60_000;

let known: readonly Rule[] = DEFAULT_RULES;
let titles: Readonly<Record<string, Readonly<Record<string, string>>>> = {};
let freshUntil = 0;

type TitledChange = RuleChange & { titles?: Record<string, string> };

function learn(changes: readonly TitledChange[]): void {
  known = rulesInForce(changes);
  titles = Object.fromEntries(changes.map(({ key, titles: said = {} }) => [key, said]));
}

/** Of a rule of the community's own; the others are named in the catalogues. */
export function ownTitle(key: string, language: string): string | null {
  const said = titles[key] ?? {};
  return said[language] ?? said.en ?? Object.values(said)[0] ?? null;
}

export async function currentRules(): Promise<readonly Rule[]> {
  if (Date.now() < freshUntil) return known;
  freshUntil = Date.now() + FRESH_MS;
  try {
    const answer = await fetch("/rules.json");
    if (answer.ok) learn((await answer.json()) as TitledChange[]);
  } catch {
    // Without a line the last ones that were known have to do; the server has the last word.
  }
  return known;
}
