// Which site a dump is from. The dump does not say it, but its posts link to each other: a host is the site's own when
// the titles in such addresses are those of the dump's own questions. Sites were renamed, so there may be several.
//
// The source under which everything is remembered must be the same when the import runs again, perhaps with another
// --site or a newer dump: whoever was imported before, with the same number and the same second of joining, tells.
import { sql } from "drizzle-orm";
import { StartError } from "#drizzle/start-error";
import type { Db } from "~/database/db.server";

export type Site = {
  /** Key of the rows in `origins`. */
  source: string;
  /** The site's own hosts, the most used first; empty when nobody knows. */
  hosts: string[];
};

const MOST_LINKS_READ = 20_000;
const KEY_LENGTH = 12;

/** `given`: what --site says, one host or several with commas. */
export async function findSite(db: Db, given: string | null): Promise<Site> {
  const named = (given ?? "").toLowerCase().split(",").filter(Boolean);
  for (const host of named) {
    if (!/^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+$/.test(host))
      throw new StartError(
        `--site must be a host name such as beer.stackexchange.com, and this is "${host.slice(0, 100)}".`,
      );
  }
  const hosts = [...new Set([...named, ...(await guessHosts(db))])];
  const source = (await knownSource(db)) ?? `stackexchange:${hosts[0] ?? "unnamed"}`;
  return { source, hosts };
}

async function guessHosts(db: Db): Promise<string[]> {
  const links = await db.execute<{ host: string; slug: string; title: string }>(sql`
    select lower(found[1]) as host, found[3] as slug, target.title
    from import_posts p
      cross join lateral regexp_matches(p.body, 'https?://([A-Za-z0-9.-]{3,250})/questions/([0-9]{1,9})/([^/"?#<\\s]{3,200})', 'g') as found
      join import_posts target on target.id = found[2]::bigint and target.type = 1
    where p.body like '%/questions/%'
    limit ${MOST_LINKS_READ}`);
  const matches = new Map<string, number>();
  for (const { host, slug, title } of links) {
    const isOwn = titleKey(decoded(slug)) === titleKey(title);
    matches.set(host, (matches.get(host) ?? 0) + (isOwn ? 1 : -1));
  }
  return [...matches]
    .filter(([, count]) => count > 0)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([host]) => host);
}

/** The letters a title begins with; what an address makes of it begins the same. */
function titleKey(text: string): string {
  const letters = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  return letters.slice(0, KEY_LENGTH);
}

function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}

async function knownSource(db: Db): Promise<string | null> {
  const rows = await db.execute<{ source: string }>(sql`
    with sample as (select id, created_at from import_users where id > 0 order by id limit 500)
    select o.source from sample s
      join origins o on o.kind = 'user' and o.external_id = s.id::text and o.source like 'stackexchange:%'
      join users u on u.id = o.internal_id
    group by o.source having count(*) filter (where u.created_at = s.created_at) * 2 > count(*)
    order by count(*) filter (where u.created_at = s.created_at) desc, o.source limit 1`);
  return rows[0]?.source ?? null;
}
