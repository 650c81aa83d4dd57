// Which wiki an export is from, and how the addresses of its pages look.
import { sql } from "drizzle-orm";
import { StartError } from "#drizzle/start-error";
import type { Db } from "~/database/db.server";
import type { OldSite } from "./staging.server";

const HOST = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*(?::\d{1,5})?$/;

/** The wiki's own hosts: those that were named, and the one the export names. */
export function hostsOf(site: OldSite, given: string | null): string[] {
  const named = (given ?? "").toLowerCase().split(",").filter(Boolean);
  for (const host of named) {
    if (!HOST.test(host))
      throw new StartError(`--site must be a host name such as wiki.example.com, and this is "${host.slice(0, 100)}".`);
  }
  const own = URL.canParse(site.base) ? new URL(site.base).host.toLowerCase() : "";
  return [...new Set([...named, ...(HOST.test(own) ? [own] : [])])];
}

/**
 * The source under which everything is remembered must be the same when the import runs again, perhaps with a newer export:
 * whoever was imported before, with the same numbers and moments of its revisions, tells.
 */
export async function findSource(
  db: Db,
  site: OldSite,
  hosts: readonly string[],
  given: string | null,
): Promise<string> {
  if (given !== null) {
    if (!/^[\w.:/-]{1,100}$/.test(given))
      throw new StartError("--source must be at most 100 letters, digits, dots, hyphens and slashes.");
    return given.startsWith("mediawiki:") ? given : `mediawiki:${given}`;
  }
  const rows = await db.execute<{ source: string }>(sql`
    with sample as (select id, at from import_revisions order by id limit 500)
    select o.source from sample s join origins o on o.kind = 'wiki-revision' and o.external_id = s.id::text and o.source like 'mediawiki:%'
      join revisions v on v.id = o.internal_id
    group by o.source having count(*) filter (where v.created_at = s.at) * 2 > count(*)
    order by count(*) filter (where v.created_at = s.at) desc, o.source limit 1`);
  const name = [hosts[0] ?? site.name, site.database].filter((part) => part !== "").join("/");
  return rows[0]?.source ?? `mediawiki:${name.replace(/[^\w./:-]+/g, "-").slice(0, 200) || "unnamed"}`;
}

/** Beginnings of addresses behind which a title stands. */
export function articlePathsOf(site: OldSite, hosts: readonly string[]): string[] {
  const path = articlePath(site.base);
  const paths = [...new Set([path, "/wiki/", "/index.php?title=", "/w/index.php?title="])].filter((one) => one !== "");
  return hosts.flatMap((host) =>
    ["https://", "http://", "//"].flatMap((scheme) => paths.map((one) => `${scheme}${host}${one}`.toLowerCase())),
  );
}

/** "http://wiki.example.com/wiki/Main_Page" → "/wiki/" */
function articlePath(base: string): string {
  if (!URL.canParse(base)) return "";
  const { pathname, search } = new URL(base);
  if (search.startsWith("?title=")) return `${pathname}?title=`;
  const end = pathname.lastIndexOf("/");
  // At the root of a host every address would look like a page.
  return end > 0 ? pathname.slice(0, end + 1) : "";
}
