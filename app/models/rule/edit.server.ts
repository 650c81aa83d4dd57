// Changing a rule in the browser: its texts in every language, what the software does at most, and from how strong a suspicion.
//
// Promises: a change is a new version, in one transaction with the revisions of its texts; decisions made before keep citing
// the version of then, which stays readable; two administrators who change one rule at once do not overwrite each other
// (the version seen is compared); saving what is there makes no version. Only administrators.
import { sql } from "drizzle-orm";
import { DEFAULT_RULES, type Rule, type RuleKey, type RuleSettings } from "#moderation/rules";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { type AdminRefusal, asAdmin } from "~/models/community/settings.server";
import { addRevision, publishRevision } from "~/models/document/document.server";
import { renderText } from "~/models/document/rendering.server";
import { readBlob } from "~/models/document/revision.server";
import { loadRules, ruleVersionInForce, type StoredSettings } from "./versions.server";

export type RuleTextEdit = { title: string; source: string };

export type RuleEdit = {
  actor: Actor;
  key: RuleKey;
  /** The version the form showed. */
  version: number;
  settings: RuleSettings;
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
  texts: EditableText[];
  versions: { version: number; at: Date; byName: string | null }[];
};

const VERSIONS_SHOWN = 50;

/** Everything the form needs; null when there is no such rule. */
export async function findEditableRule(db: Db, key: string): Promise<EditableRule | null> {
  if (!DEFAULT_RULES.some((rule) => rule.key === key)) return null;
  const [rules, texts, versions] = await Promise.all([
    loadRules(db),
    listTexts(db, key),
    db.execute<{ version: number; at: Date; byName: string | null }>(sql`
      select w.version, w.at, u.display_name as "byName" from rule_versions w left join users u on u.id = w.changed_by
      where w.key = ${key} order by w.version desc limit ${VERSIONS_SHOWN}`),
  ]);
  const rule = rules.find((one) => one.key === key);
  return rule ? { rule, texts, versions: [...versions] } : null;
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

export async function saveRule(db: Db, edit: RuleEdit): Promise<RuleEditOutcome> {
  const rule = DEFAULT_RULES.find((one) => one.key === edit.key);
  if (!rule) return { kind: "missing" };
  return asAdmin<RuleEditOutcome>(db, edit.actor, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${RULE_LOCK})`);
    const version = await ruleVersionInForce(tx, edit.key);
    if (version !== edit.version) return { kind: "stale" };
    const current = (await loadRules(tx)).find((one) => one.key === edit.key) ?? rule;
    const revisions: Record<string, number> = {};
    let isChanged = !isSame(current, edit.settings);
    for (const text of await listTexts(tx, edit.key)) {
      const written = await saveText(tx, edit, text);
      revisions[text.language] = written ?? text.revisionId;
      if (written !== null) isChanged = true;
    }
    if (!isChanged) return { kind: "unchanged" };
    const settings: StoredSettings = { ...edit.settings, texts: revisions };
    await tx.execute(sql`
      insert into rule_versions (key, version, settings, changed_by)
      values (${edit.key}, ${version + 1}, ${JSON.stringify(settings)}::jsonb, ${edit.actor.id}::bigint)`);
    return { kind: "done", version: version + 1 };
  });
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

function isSame(rule: Rule, { rung, thresholds }: RuleSettings): boolean {
  const flat = (all: RuleSettings["thresholds"]) =>
    [all.newcomer, all.member, all.trusted].map(({ tag, hold, block }) => [tag, hold, block]);
  return rule.rung === rung && JSON.stringify(flat(rule.thresholds)) === JSON.stringify(flat(thresholds));
}
