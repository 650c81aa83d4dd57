// Which site a dump is from. The dump does not say it, but its posts link to each other: a host is the site's own when
// the titles in such addresses are those of the dump's own questions. Sites were renamed, so there may be several.
//
// The source under which everything is remembered must be the same when the import runs again, perhaps with another
// --site or a newer dump, and must never be that of another site: what was imported before and is in the dump tells
// (same-site). Where nothing tells, the import is refused and asks for --site, before anything is written.
import { sql } from "drizzle-orm";
import { StartError } from "#drizzle/start-error";
import type { Db } from "~/database/db.server";
import { importedDisplayName } from "../member-name";
import { type Evidence, evidenceWeight, judgeSite, type KnownSite, knownSources, sameSite } from "../same-site.server";

export type Site = {
  /** Key of the rows in `origins`. */
  source: string;
  /** The site's own hosts, the most used first; empty when nobody knows. */
  hosts: string[];
};

const MOST_LINKS_READ = 20_000;
const KEY_LENGTH = 12;
const PREFIX = "stackexchange:";
const UNNAMED = "unnamed";
const MOST_COMPARED = 500;

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
  return { source: await sourceOf(db, hosts), hosts };
}

async function sourceOf(db: Db, hosts: readonly string[]): Promise<string> {
  const known: KnownSite[] = [];
  for (const source of await knownSources(db, PREFIX)) {
    const evidence = await compared(db, source);
    known.push({ source, verdict: judgeSite(evidence), weight: evidenceWeight(evidence) });
  }
  const source = `${PREFIX}${hosts[0] ?? UNNAMED}`;
  const there = sameSite(known) ?? known.find((site) => site.source === source);
  if (there === undefined || typeof there === "string") return there ?? source;
  if (hosts.length === 0)
    throw new StartError(
      "It cannot be told which site this dump is from: its posts do not link to each other, and another such dump was imported before. Say it with --site HOST. Nothing was imported.",
    );
  if (there.verdict === "different")
    throw new StartError(
      `Something else was imported from ${hosts[0]} before: its members and posts are not those of this dump. If this is another site, say which with --site HOST. Nothing was imported.`,
    );
  return source;
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

/** What is in the dump and was imported under that source. */
async function compared(db: Db, source: string): Promise<Evidence> {
  const members = await db.execute<{ id: number; isSame: boolean; ours: string; theirs: string | null }>(sql`
    select s.id, u.created_at = s.created_at as "isSame", u.display_name as ours, s.display_name as theirs from import_users s
      join origins o on o.source = ${source} and o.kind = 'user' and o.external_id = s.id::text join users u on u.id = o.internal_id
    where s.id > 0 order by s.id limit ${MOST_COMPARED}`);
  const posts = await db.execute<{ isSame: boolean; ours: string | null; theirs: string | null }>(sql`
    select d.created_at = s.created_at as "isSame", q.title as ours, s.title as theirs from import_posts s
      join origins o on o.source = ${source} and o.kind = 'post' and o.external_id = s.id::text
      join documents d on d.id = o.internal_id left join questions q on q.id = d.id
    order by s.id limit ${MOST_COMPARED}`);
  const names = members.map(({ id, ours, theirs }) => ours === importedDisplayName(theirs, String(id)));
  const titles = posts.flatMap(({ ours, theirs }) =>
    ours === null ? [] : [titleKey(ours) === titleKey(theirs ?? "")],
  );
  const words = [...names, ...titles];
  const moments = [members, posts].map((rows) => ({
    both: rows.length,
    same: rows.filter(({ isSame }) => isSame).length,
  }));
  return { moments, words: { both: words.length, same: words.filter(Boolean).length } };
}
