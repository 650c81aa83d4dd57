// The rules as a feed: each as it reads now, with the moment of its newest version, so that whoever follows them sees a change.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { isRetired } from "./names.server";

export type RuleChange = {
  key: string;
  title: string;
  language: string;
  version: number;
  summary: string;
  writtenAt: Date;
  changedAt: Date;
  isRetired: boolean;
};

const SUMMARY_CHARACTERS = 400;

/** In the reader's language where there is one; the latest change first. */
export async function listRuleChanges(db: Db, language: string): Promise<RuleChange[]> {
  const rows = await db.execute<RuleChange>(sql`
    select * from (
      select distinct on (u.key) u.key, v.title, u.language, coalesce(w.version, 1) as version,
        left(coalesce(r.plain, ''), ${SUMMARY_CHARACTERS}) as summary, d.created_at as "writtenAt", coalesce(w.at, v.created_at) as "changedAt",
        ${isRetired} as "isRetired"
      from rules u join documents d on d.id = u.id and d.state = 'published' join revisions v on v.id = d.published_revision_id
      left join lateral (select version, at from rule_versions where key = u.key order by version desc limit 1) w on true
      left join lateral (select plain from renderings where hash = v.blob order by renderer_version desc limit 1) r on true
      order by u.key, u.language <> ${language}, u.language <> 'en', u.language
    ) x order by "changedAt" desc, key`);
  return [...rows];
}
