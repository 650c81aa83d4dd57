// The rules as people read them: documents of kind 'rule', one per rule and language, written from the message catalogues
// when a community starts. What a rule looks for is data in moderation/rules; what it says can be edited like any text.
import { sql } from "drizzle-orm";
import { DEFAULT_RULES, type Rule, type RuleKey } from "#moderation/rules";
import type { Db } from "~/db.server";
import { findMessage, INTERFACE_LANGUAGES, type InterfaceLanguage, translator } from "~/i18n";
import { createDocument } from "./document.server";
import { renderText } from "./rendering.server";

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
  const source = ruleText(rule, language);
  const rendered = await renderText(tx, source, language);
  const { documentId } = await createDocument(tx, {
    kind: "rule",
    productId: null,
    language,
    authorId: null,
    source,
    title: words(language, `rule.${rule.key}.title`),
    tags: null,
    rendered,
    state: "published",
  });
  await tx.execute(sql`
    insert into rules (id, key, language, position) values (${documentId}::bigint, ${rule.key}, ${language}, ${position})`);
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

export type RulePage = { key: RuleKey; version: number; title: string; html: string; language: string };

/** In the reader's language where there is one, else in English. */
export async function listRules(db: Db, language: string): Promise<RulePage[]> {
  const rows = await db.execute<Omit<RulePage, "version">>(sql`
    select distinct on (u.position, u.key) u.key, v.title, u.language, coalesce(r.html, '') as html
    from rules u join documents d on d.id = u.id and d.state = 'published' join revisions v on v.id = d.published_revision_id
    left join lateral (select html from renderings where hash = v.blob order by renderer_version desc limit 1) r on true
    where u.language in (${language}, 'en') order by u.position, u.key, u.language <> ${language}`);
  return rows.map((row) => ({ ...row, version: ruleVersion(row.key) }));
}

export type RuleUse = { held: number; returned: number; removed: number };

/** How a rule was applied lately: posts it held, and decisions that cite it. */
export async function countRuleUse(db: Db, key: string): Promise<RuleUse> {
  const rows = await db.execute<RuleUse>(sql`
    select (select count(distinct case_id) from signals where rule = ${key} and kind = 'detector' and at > ${lately}) as held,
      count(*) filter (where outcome = 'return') as returned, count(*) filter (where outcome = 'remove') as removed
    from decisions where rule = ${key} and at > ${lately}`);
  return rows[0] ?? { held: 0, returned: 0, removed: 0 };
}

/** Whoever follows a rule's page wants to know what it did lately, not ever. */
export const LATELY_DAYS = 90;
const lately = sql`now() - make_interval(days => ${LATELY_DAYS})`;

function ruleVersion(key: string): number {
  return DEFAULT_RULES.find((rule) => rule.key === key)?.version ?? 1;
}
