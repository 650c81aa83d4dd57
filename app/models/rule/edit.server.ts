// Changing a rule in the browser: its texts in every language, what the software does at most, from how strong a suspicion, for
// whom it is; and of a rule of one's own what it looks for.
//
// Promises: a change is a new version, in one transaction with the revisions of its texts; decisions made before keep citing
// the version of then, which stays readable; two administrators who change one rule at once do not overwrite each other
// (the version seen is compared); saving what is there makes no version. A text that was written stays in its language. Only administrators.
import { isDeepStrictEqual } from "node:util";
import { sql } from "drizzle-orm";
import { ruleVersions } from "#drizzle/schema/moderation";
import { DEFAULT_RULES, type Rule, type RuleKey, type RuleSettings, ruleOf } from "#moderation/rules";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { type AdminRefusal, asAdmin } from "~/models/community/settings.server";
import { addRevision, publishRevision } from "~/models/document/document.server";
import { renderText } from "~/models/document/rendering.server";
import { readBlob } from "~/models/document/revision.server";
import { writeRuleText } from "./rule.server";
import { findRuleChange, ruleVersionInForce, type StoredSettings } from "./versions.server";

export type RuleTextEdit = { title: string; source: string };

export type RuleEdit = {
  actor: Actor;
  key: RuleKey;
  /** The version the form showed. */
  version: number;
  /** What is left out stays as it is. */
  settings: Partial<RuleSettings>;
  /** Per interface language. A language left out keeps its text. */
  texts: Record<string, RuleTextEdit>;
};

export type RuleEditOutcome =
  | { kind: "done"; version: number }
  | { kind: "unchanged" | "stale" | "missing" }
  | AdminRefusal;

export type EditableText = { id: number; language: string; revisionId: number; title: string; source: string };
export type EditableRule = {
  rule: Rule;
  /** In full, as it is in force. */
  settings: RuleSettings;
  texts: EditableText[];
  versions: { version: number; at: Date; byName: string | null }[];
};

const VERSIONS_SHOWN = 50;

/** Everything the form needs; null when there is no such rule. */
export async function findEditableRule(db: Db, key: string): Promise<EditableRule | null> {
  const [current, texts, versions] = await Promise.all([
    findCurrent(db, key),
    listTexts(db, key),
    db.execute<{ version: number; at: Date; byName: string | null }>(sql`
      select w.version, w.at, u.display_name as "byName" from rule_versions w left join users u on u.id = w.changed_by
      where w.key = ${key} order by w.version desc limit ${VERSIONS_SHOWN}`),
  ]);
  return current && { ...current, texts, versions: [...versions] };
}

async function findCurrent(db: Db, key: RuleKey): Promise<{ rule: Rule; settings: RuleSettings } | null> {
  const change = await findRuleChange(db, key, await ruleVersionInForce(db, key));
  const rule = ruleOf(key, change ?? undefined);
  if (!rule) return null;
  const { own, isRetired } = change?.settings ?? {};
  const { rung, thresholds, scope } = rule;
  const beside = { ...(own ? { own } : {}), ...(isRetired ? { isRetired } : {}) };
  return { rule, settings: { rung, thresholds, scope, ...beside } };
}

async function listTexts(db: Db, key: string): Promise<EditableText[]> {
  const rows = await db.execute<Omit<EditableText, "source"> & { blob: string }>(sql`
    select u.id, u.language, v.id as "revisionId", coalesce(v.title, '') as title, encode(v.blob, 'hex') as blob
    from rules u join documents d on d.id = u.id join revisions v on v.id = d.published_revision_id where u.key = ${key}`);
  return Promise.all(
    rows.map(async ({ blob, ...row }) => ({ ...row, source: await readBlob(db, Buffer.from(blob, "hex")) })),
  );
}

const RULE_LOCK = 7_266_173_414;

/** One change of rules after the other. */
export async function lockRules(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${RULE_LOCK})`);
}

export async function saveRule(db: Db, edit: RuleEdit): Promise<RuleEditOutcome> {
  return asAdmin<RuleEditOutcome>(db, edit.actor, async (tx) => {
    await lockRules(tx);
    return saveLocked(tx, edit);
  });
}

/** By an administrator who holds the lock. */
export async function saveLocked(tx: Db, edit: RuleEdit): Promise<RuleEditOutcome> {
  const current = await findCurrent(tx, edit.key);
  if (!current) return { kind: "missing" };
  const { version } = current.rule;
  if (version !== edit.version) return { kind: "stale" };
  const wanted: RuleSettings = { ...current.settings, ...edit.settings };
  const { revisions, isWritten } = await saveTexts(tx, edit);
  if (!isWritten && isSame(current.settings, wanted)) return { kind: "unchanged" };
  await addVersion(tx, {
    ...edit,
    version: version + 1,
    settings: { ...withoutUsual(edit.key, wanted), texts: revisions },
  });
  return { kind: "done", version: version + 1 };
}

/** Where one of the five holds is the software's, as long as nobody chose otherwise. */
function withoutUsual(key: RuleKey, { scope, ...settings }: RuleSettings): RuleSettings {
  const usual = DEFAULT_RULES.find((rule) => rule.key === key)?.scope;
  return scope === undefined || isDeepStrictEqual(scope, usual) ? settings : { ...settings, scope };
}

export async function addVersion(
  tx: Db,
  { key, version, settings, actor }: { key: RuleKey; version: number; settings: StoredSettings; actor: Actor },
): Promise<void> {
  await tx.insert(ruleVersions).values({ key, version, settings, changedBy: actor.id });
}

/** The revision that is live afterwards, for each language there is. */
async function saveTexts(tx: Db, edit: RuleEdit): Promise<{ revisions: Record<string, number>; isWritten: boolean }> {
  const there = await listTexts(tx, edit.key);
  const revisions: Record<string, number> = {};
  let isWritten = false;
  for (const text of there) {
    const written = await saveText(tx, edit, text);
    revisions[text.language] = written ?? text.revisionId;
    isWritten ||= written !== null;
  }
  const position = await positionOf(tx, edit.key);
  for (const [language, text] of Object.entries(edit.texts)) {
    if (revisions[language] !== undefined) continue;
    const about = { key: edit.key, language, position, authorId: edit.actor.id };
    revisions[language] = await writeRuleText(tx, { ...about, ...text });
    isWritten = true;
  }
  return { revisions, isWritten };
}

async function positionOf(tx: Db, key: RuleKey): Promise<number> {
  const rows = await tx.execute<{ position: number }>(sql`
    select coalesce(min(position) filter (where key = ${key}), max(position) + 1, 0)::int as position from rules`);
  return rows[0]?.position ?? 0;
}

/** Null: the text is what it was. */
async function saveText(tx: Db, edit: RuleEdit, text: EditableText): Promise<number | null> {
  const changed = edit.texts[text.language];
  if (!changed || (changed.title === text.title && changed.source === text.source)) return null;
  const revisionId = await addRevision(tx, {
    documentId: text.id,
    basedOn: text.revisionId,
    authorId: edit.actor.id,
    source: changed.source,
    title: changed.title,
    tags: null,
    summary: "",
    isMinor: false,
    rendered: await renderText(tx, changed.source, text.language),
  });
  if (revisionId === null) return null;
  await publishRevision(tx, { documentId: text.id, revisionId, base: text.revisionId });
  return revisionId;
}

/** As they are stored: in whatever order, and what is not there is not there. */
function isSame(one: RuleSettings, other: RuleSettings): boolean {
  const stored = (settings: RuleSettings): unknown =>
    JSON.parse(JSON.stringify({ ...settings, isRetired: settings.isRetired === true }));
  return isDeepStrictEqual(stored(one), stored(other));
}
