// Which wiki an export is from, and how the addresses of its pages look.
import { sql } from "drizzle-orm";
import { StartError } from "#drizzle/start-error";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { titleKey } from "~/text/old-title";
import { type Evidence, evidenceWeight, judgeSite, type KnownSite, knownSources, sameSite } from "../same-site.server";
import type { OldSite } from "./staging.server";

const PREFIX = "mediawiki:";
const UNNAMED = "unnamed";
const MOST_COMPARED = 500;

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
 * The source under which everything is remembered must be the same when the import runs again, perhaps with a newer export,
 * and must never be that of another wiki: revisions and pages that are in both tell. Where they say otherwise, or where
 * nothing tells and the export does not even name its wiki, the import is refused before anything is written.
 */
export async function findSource(
  db: Db,
  site: OldSite,
  hosts: readonly string[],
  given: string | null,
): Promise<string> {
  const name = [hosts[0] ?? site.name, site.database].filter((part) => part !== "").join("/");
  const own = name.replace(/[^\p{L}\p{N}_./:-]+/gu, "-").slice(0, 200);
  const known: KnownSite[] = [];
  for (const source of await knownSources(db, PREFIX)) {
    const evidence = await compared(db, source);
    known.push({ source, verdict: judgeSite(evidence), weight: evidenceWeight(evidence) });
  }
  const source = given === null ? `${PREFIX}${own || UNNAMED}` : givenSource(given);
  const same = given === null ? sameSite(known) : null;
  if (same !== null) return same;
  const there = known.find((one) => one.source === source);
  if (there?.verdict === "different")
    throw new StartError(
      `Another wiki was imported as "${source.slice(PREFIX.length)}" before: its pages and revisions are not those of this export. Give this one a name of its own with --source NAME. Nothing was imported.`,
    );
  if (there?.verdict === "unknown" && given === null && own === "")
    throw new StartError(
      "It cannot be told which wiki this export is from, and another one without a name was imported before. Give it a name with --source NAME. Nothing was imported.",
    );
  return source;
}

function givenSource(given: string): string {
  if (!/^[\w.:/-]{1,100}$/.test(given))
    throw new StartError("--source must be at most 100 letters, digits, dots, hyphens and slashes.");
  return given.startsWith(PREFIX) ? given : `${PREFIX}${given}`;
}

/** What is in the export and was imported under that source. */
async function compared(db: Db, source: string): Promise<Evidence> {
  const revisions = await db.execute<{ isSame: boolean }>(sql`
    select v.created_at = s.at as "isSame" from import_revisions s
      join origins o on o.source = ${source} and o.kind = 'wiki-revision' and o.external_id = s.id::text
      join revisions v on v.id = o.internal_id order by s.id limit ${MOST_COMPARED}`);
  const numbered = await db.execute<{ ours: string; theirs: string }>(sql`
    select p.title as ours, s.title as theirs from import_pages s
      join origins o on o.source = ${source} and o.kind = 'wiki-page' and o.external_id = s.id::text
      join pages p on p.id = o.internal_id order by s.id limit ${MOST_COMPARED}`);
  const titles = numbered.map(({ ours, theirs }) => titleKey(ours) === titleKey(theirs));
  const moments = [counted(revisions.map(({ isSame }) => isSame)), counted(await sameNumbers(db, source))];
  return { moments, words: counted(titles) };
}

/** Pages that have a title of ours: whether they have its number, too. */
async function sameNumbers(db: Db, source: string): Promise<boolean[]> {
  const pages = await db.execute<{ id: string; title: string }>(sql`
    select id::text as id, title from import_pages where redirect is null order by id limit ${MOST_COMPARED}`);
  const numbers = new Map(pages.map(({ id, title }) => [title, id]));
  const rows = await db.execute<{ title: string; number: string }>(sql`
    select p.title, n.external_id as number from origins t join pages p on p.id = t.internal_id
      join origins n on n.source = t.source and n.kind = 'wiki-page' and n.internal_id = t.internal_id
    where t.source = ${source} and t.kind = 'wiki-title' and t.external_id = any(${textArray([...numbers.keys()].map(titleKey))})`);
  return rows.flatMap(({ title, number }) => (numbers.has(title) ? [numbers.get(title) === number] : []));
}

function counted(answers: readonly boolean[]): { both: number; same: number } {
  return { both: answers.length, same: answers.filter(Boolean).length };
}

/** Beginnings of addresses behind which a title stands. */
export function articlePathsOf(site: OldSite, hosts: readonly string[]): string[] {
  const path = articlePath(site.base);
  const paths = [...new Set([path, "/wiki/", "/index.php?title=", "/w/index.php?title="])].filter((one) => one !== "");
  return hosts.flatMap((host) =>
    ["https://", "http://", "//"].flatMap((scheme) => paths.map((one) => `${scheme}${host}${one}`.toLowerCase())),
  );
}

/** Behind which a title is a page of the old wiki, for readers who want to see it there. */
export function addressBaseOf(site: OldSite, hosts: readonly string[]): string | null {
  const path = articlePath(site.base);
  if (path !== "" && URL.canParse(site.base)) return `${new URL(site.base).origin}${path}`;
  return hosts[0] === undefined ? null : `https://${hosts[0]}/wiki/`;
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
