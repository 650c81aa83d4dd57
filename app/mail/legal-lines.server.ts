// What stands at the end of every mail: where the imprint and the statement about privacy are, if there are any.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import type { Env } from "~/env.server";
import { knownLanguage, translator } from "~/i18n";
import { legalLinks } from "~/legal";
import { SETTINGS_DEFAULTS, type Settings } from "~/settings";

export async function legalLines(db: Db, env: Env, language: string): Promise<string> {
  const [row] = await db.execute<{ legal: Settings["legal"] | null; contact: Settings["contact"] | null }>(sql`
    select (select value from settings where key = 'legal') as legal, (select value from settings where key = 'contact') as contact`);
  const links = legalLinks({
    legal: { ...SETTINGS_DEFAULTS.legal, ...row?.legal },
    contact: { ...SETTINGS_DEFAULTS.contact, ...row?.contact },
  });
  const t = translator(knownLanguage(language));
  return links.map(({ page, href }) => `${t(`common:footer.${page}`)}: ${new URL(href, env.PUBLIC_URL)}\n`).join("");
}
