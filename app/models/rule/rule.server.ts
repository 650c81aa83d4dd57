// The rules as people read them: documents of kind 'rule', one per rule and language, written from the message catalogues
// when a community starts. What a rule looks for is data in moderation/rules; what it says can be edited like any text.
import { sql } from "drizzle-orm";
import { rules } from "#drizzle/schema/moderation";
import { DEFAULT_RULES, type Rule, type RuleKey } from "#moderation/rules";
import type { Db } from "~/database/db.server";
import { findMessage, INTERFACE_LANGUAGES, type InterfaceLanguage, translator } from "~/i18n";
import { createDocument } from "~/models/document/document.server";
import { renderText } from "~/models/document/rendering.server";
import { isRetired } from "./names.server";

const SEED_LOCK = 7_266_173_412;

/** Idempotent: writes what is missing, changes nothing that is there. Safe for several servers starting at once. */
export async function seedRules(db: Db): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${SEED_LOCK})`);
    const rows = await tx.execute<{ key: string; language: string }>(sql`select key, language from rules`);
    const known = new Set(rows.map(({ key, language }) => `${key} ${language}`));
    let written = 0;
    for (const [position, rule] of DEFAULT_RULES.entries()) {
      for (const language of INTERFACE_LANGUAGES) {
        if (known.has(`${rule.key} ${language}`)) continue;
        await writeRule(tx, { rule, language, position });
        written += 1;
      }
    }
    return written;
  });
}

async function writeRule(
  tx: Db,
  { rule, language, position }: { rule: Rule; language: InterfaceLanguage; position: number },
): Promise<void> {
  const text = { title: words(language, `rule.${rule.key}.title`), source: ruleText(rule, language) };
  await writeRuleText(tx, { key: rule.key, language, position, authorId: null, ...text });
}

export type NewRuleText = {
  key: RuleKey;
  language: string;
  position: number;
  /** Null: the community itself. */
  authorId: number | null;
  title: string;
  source: string;
};

/** A rule's text in a language in which it has none. The revision it begins with. */
export async function writeRuleText(
  tx: Db,
  { key, language, position, authorId, title, source }: NewRuleText,
): Promise<number> {
  const rendered = await renderText(tx, source, language);
  const { documentId, revisionId } = await createDocument(tx, {
    kind: "rule",
    productId: null,
    language,
    authorId,
    source,
    title,
    tags: null,
    rendered,
    state: "published",
  });
  await tx.insert(rules).values({ id: documentId, key, language, position });
  return revisionId;
}

/** Text and examples as one Markdown document. */
function ruleText(rule: Rule, language: InterfaceLanguage): string {
  const t = translator(language);
  const list = (keys: readonly string[]) => keys.map((key) => `- ${words(language, key)}`).join("\n");
  return [
    words(language, `rule.${rule.key}.text`),
    `# ${t("admin:rules.good")}`,
    list(rule.examples.good),
    `# ${t("admin:rules.bad")}`,
    list(rule.examples.bad),
  ].join("\n\n");
}

function words(language: InterfaceLanguage, key: string): string {
  const found = findMessage(translator(language), `moderation:${key}`);
  if (found === null) throw new Error(`no words for ${key}`);
  return found;
}

export type RulePage = {
  key: RuleKey;
  version: number;
  title: string;
  html: string;
  language: string;
  isRetired: boolean;
};

const version = sql`coalesce((select max(version) from rule_versions w where w.key = u.key), 1)`;
const rendering = sql`
  left join lateral (select html from renderings where hash = v.blob order by renderer_version desc limit 1) r on true`;
/** In the reader's language where it is written in it, else in English, else in whatever there is. */
const bestFor = (language: string) => sql`u.language <> ${language}, u.language <> 'en', u.language`;

/** All rules in their order, retired ones too. */
export async function listRules(db: Db, language: string): Promise<RulePage[]> {
  return [
    ...(await db.execute<RulePage>(sql`
      select key, title, language, html, version, "isRetired" from (
        select distinct on (u.key) u.key, v.title, u.language, coalesce(r.html, '') as html, ${version} as version,
          ${isRetired} as "isRetired", (select min(position) from rules p where p.key = u.key) as place
        from rules u join documents d on d.id = u.id and d.state = 'published' join revisions v on v.id = d.published_revision_id ${rendering}
        order by u.key, ${bestFor(language)}) x
      order by place, key`)),
  ];
}

/** Titles of those that hold, in the reader's language where there is one. */
export async function listRuleTitles(
  db: Db,
  language: string,
): Promise<{ key: string; title: string; language: string }[]> {
  const rules = await listRules(db, language);
  const inForce = rules.filter((rule) => !rule.isRetired);
  return inForce.map(({ key, title, language: written }) => ({ key, title, language: written }));
}

export type RuleText = RulePage & { newest: number };

/** One rule, as it reads now or as it read in a version; null when there is no such rule or version. */
export async function findRuleText(
  db: Db,
  { key, version: wanted, language }: { key: string; version: number | null; language: string },
): Promise<RuleText | null> {
  const rows = await db.execute<RuleText>(sql`
    select u.key, v.title, u.language, coalesce(r.html, '') as html, coalesce(${wanted}::int, ${version}) as version, ${version} as newest,
      ${isRetired} as "isRetired"
    from rules u join documents d on d.id = u.id and d.state = 'published'
    left join rule_versions w on w.key = u.key and w.version = ${wanted}::int
    join revisions v on v.id = case when ${wanted}::int is null then d.published_revision_id
      when w.key is not null then (w.settings -> 'texts' ->> u.language)::bigint
      else (select id from revisions f where f.document_id = u.id and f.number = 1) end ${rendering}
    where u.key = ${key} order by ${bestFor(language)} limit 1`);
  const row = rows[0];
  return row && row.version >= 1 && row.version <= row.newest ? row : null;
}

/** What a rule was called in a version; null without a rule. */
export async function findRuleTitle(
  db: Db,
  { rule, version: wanted, language }: { rule: string | null; version: number | null; language: string },
): Promise<string | null> {
  if (rule === null) return null;
  return (await findRuleText(db, { key: rule, version: wanted, language }))?.title ?? null;
}
