// Languages of texts beside those of the interface: which ones forms offer, and which ones texts are in.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { isOtherLanguage, OTHER_LANGUAGES, type OtherLanguage } from "~/languages/content-languages";
import { filterMark, markQuery } from "~/search/vector";
import { invalidateCommunity } from "./community.server";

/** For what was brought along: forms and filters offer its language from now on. */
export async function offerLanguage(tx: Db, language: string): Promise<void> {
  if (!isOtherLanguage(language)) return;
  const rows = await tx.execute(sql`
    insert into settings (key, value) values ('languages', jsonb_build_object('offered', jsonb_build_array(${language}::text)))
    on conflict (key) do update set value = jsonb_build_object('offered', (settings.value -> 'offered') || to_jsonb(${language}::text)), updated_at = now()
      where not (settings.value -> 'offered') ? ${language}::text
    returning key`);
  if (rows.length > 0) await invalidateCommunity(tx);
}

/** Those in which there is something to be found. One look into the index for each, whatever the number of texts. */
export async function languagesInUse(db: Db): Promise<OtherLanguage[]> {
  const asked = OTHER_LANGUAGES.map((language) => ({ language, mark: markQuery(filterMark.language(language)) }));
  const rows = await db.execute<{ language: string }>(sql`
    select r.language from json_to_recordset(${JSON.stringify(asked)}::json) as r(language text, mark text)
    where exists (select 1 from search_documents s where s.tier <= 5 and s.vector @@ r.mark::tsquery)
      or exists (select 1 from search_documents s where s.tier > 5 and s.vector @@ r.mark::tsquery)`);
  return rows.map((row) => row.language).filter(isOtherLanguage);
}
