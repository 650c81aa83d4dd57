// What the rules are called in every language, in their order, retired ones too: old decisions cite them. Part of what every
// page needs (the community), so that no page asks for the name of a rule by itself.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";

export type RuleName = { key: string; titles: Record<string, string>; isRetired: boolean };

/** One statement over a few dozen rows. */
export async function loadRuleNames(db: Db): Promise<RuleName[]> {
  const rows = await db.execute<RuleName>(sql`
    select u.key, json_object_agg(u.language, v.title) as titles, ${isRetired} as "isRetired"
    from rules u join documents d on d.id = u.id and d.state = 'published' join revisions v on v.id = d.published_revision_id
    group by u.key order by min(u.position), u.key`);
  return [...rows];
}

/** Over rules u: whether its newest version says that it holds no more. */
export const isRetired = sql`coalesce(
  (select (w.settings ->> 'isRetired')::boolean from rule_versions w where w.key = u.key order by w.version desc limit 1), false)`;
