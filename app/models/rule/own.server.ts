// Rules of one's own: adding, retiring and bringing them back, and the order in which all rules are read.
//
// Promises: a new rule only counts (shadow), whatever else was asked; its key is its address for ever and is given once; a retired
// one is applied to nothing, cited by nothing new, and stays readable with all its versions. The five are ordered, never retired.
import { sql } from "drizzle-orm";
import { OWN_THRESHOLDS } from "#moderation/own-rules/sureness";
import { isBuiltIn, isRuleKey, LONGEST_KEY, type RuleKey, type RuleSettings } from "#moderation/rules";
import type { Actor } from "~/actor";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { type AdminRefusal, asAdmin } from "~/models/community/settings.server";
import { slugOf } from "~/urls";
import { addVersion, lockRules, type RuleEditOutcome, type RuleTextEdit, saveLocked } from "./edit.server";
import { loadRuleNames } from "./names.server";
import { writeRuleText } from "./rule.server";

/** In force at once: each is asked about every text. */
export const MOST_OWN_RULES = 20;
/** With retired ones. */
const MOST_EVER = 200;
/** Addresses of pages beside those of rules, and what forms say instead of a rule. */
const TAKEN_KEYS = new Set(["new", "file", "found"]);

export type NewRule = {
  actor: Actor;
  /** Empty: made from a title. */
  key: string;
  settings: Omit<RuleSettings, "rung" | "isRetired">;
  texts: Record<string, RuleTextEdit>;
};

export type NewRuleOutcome = { kind: "done"; key: RuleKey } | { kind: "taken" | "no-slug" | "too-many" } | AdminRefusal;

export async function createRule(db: Db, rule: NewRule): Promise<NewRuleOutcome> {
  return asAdmin<NewRuleOutcome>(db, rule.actor, async (tx) => {
    await lockRules(tx);
    return createLocked(tx, rule);
  });
}

/** By an administrator who holds the lock. */
export async function createLocked(tx: Db, rule: NewRule): Promise<NewRuleOutcome> {
  const names = await loadRuleNames(tx);
  if (isFull(names)) return { kind: "too-many" };
  const taken = new Set([...names.map((one) => one.key), ...TAKEN_KEYS]);
  const key = rule.key === "" ? freeKey(rule.texts, taken) : slugOf(rule.key);
  if (!isRuleKey(key)) return { kind: "no-slug" };
  if (taken.has(key) || isBuiltIn(key)) return { kind: "taken" };
  const texts: Record<string, number> = {};
  for (const [language, text] of Object.entries(rule.texts)) {
    const about = { key, language, position: names.length, authorId: rule.actor.id };
    texts[language] = await writeRuleText(tx, { ...about, ...text });
  }
  const settings: RuleSettings = { ...rule.settings, rung: "shadow" };
  await addVersion(tx, { key, version: 1, settings: { ...settings, texts }, actor: rule.actor });
  await renumber(tx, [...names.map((one) => one.key), key]);
  return { kind: "done", key };
}

function isFull(names: readonly { key: string; isRetired: boolean }[]): boolean {
  const own = names.filter(({ key }) => !isBuiltIn(key));
  return own.length >= MOST_EVER || own.filter(({ isRetired }) => !isRetired).length >= MOST_OWN_RULES;
}

/** From the first title in Latin letters; where there is none, a number. */
function freeKey(texts: NewRule["texts"], taken: ReadonlySet<string>): string {
  const wanted = Object.values(texts)
    .map(({ title }) =>
      slugOf(withoutMarks(title))
        .slice(0, LONGEST_KEY - 4)
        .replace(/-+$/u, ""),
    )
    .find((slug) => isRuleKey(slug));
  if (wanted !== undefined && !taken.has(wanted) && !isBuiltIn(wanted)) return wanted;
  const base = wanted ?? "rule";
  for (let number = wanted === undefined ? 1 : 2; ; number += 1)
    if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
}

function withoutMarks(title: string): string {
  return title.normalize("NFKD").replace(/\p{M}/gu, "").replace(/ß/gu, "ss");
}

export type RetireOutcome = RuleEditOutcome | { kind: "built-in" | "too-many" };

/** A version like any other: what it says and looks for stays. */
export async function retireRule(
  db: Db,
  { actor, key, version, isRetired }: { actor: Actor; key: RuleKey; version: number; isRetired: boolean },
): Promise<RetireOutcome> {
  if (isBuiltIn(key)) return { kind: "built-in" };
  return asAdmin<RetireOutcome>(db, actor, async (tx) => {
    await lockRules(tx);
    const names = await loadRuleNames(tx);
    const isBack = !isRetired && names.some((one) => one.key === key && one.isRetired);
    if (isBack && isFull(names.filter((one) => one.key !== key))) return { kind: "too-many" };
    // What was long away only counts again, until somebody has looked.
    const settings: Partial<RuleSettings> = isBack ? { isRetired, rung: "shadow" } : { isRetired };
    return saveLocked(tx, { actor, key, version, settings, texts: {} });
  });
}

export async function moveRule(
  db: Db,
  { actor, key, direction }: { actor: Actor; key: RuleKey; direction: "up" | "down" },
): Promise<{ kind: "done" } | { kind: "missing" } | AdminRefusal> {
  return asAdmin(db, actor, async (tx) => {
    await lockRules(tx);
    const names = await loadRuleNames(tx);
    const [moved, ...others] = [...names].sort((a, b) => Number(b.key === key) - Number(a.key === key));
    if (moved?.key !== key) return { kind: "missing" };
    const shown = names.filter((one) => one.isRetired === moved.isRetired);
    const at = shown.findIndex((one) => one.key === key);
    const neighbour = shown[direction === "up" ? at - 1 : at + 1];
    if (neighbour === undefined) return { kind: "done" };
    const to = others.findIndex((one) => one.key === neighbour.key) + (direction === "up" ? 0 : 1);
    await renumber(
      tx,
      others.toSpliced(to, 0, moved).map((one) => one.key),
    );
    return { kind: "done" };
  });
}

async function renumber(tx: Db, keys: readonly string[]): Promise<void> {
  await tx.execute(sql`
    update rules set position = wanted.position
    from unnest(${textArray([...keys])}) with ordinality as wanted (key, position)
    where rules.key = wanted.key and rules.position <> wanted.position`);
}

/** The settings of a form that was never filled in. */
export const NEW_RULE: Pick<RuleSettings, "thresholds"> = { thresholds: OWN_THRESHOLDS };
