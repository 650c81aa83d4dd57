// Old addresses of an imported wiki: where a page, or one of its revisions, is now.
//
// Promises: leads only to what everybody may see; null for everything else, also for what an import has written and not
// shown yet. Any case of the letters is found; where two titles differ in nothing else, the exact spelling decides.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { spelledTitle, titleKey } from "~/text/old-title";
import { urls } from "~/urls";
import { specialPlace } from "./old-special";

const NUMBER = /^[1-9][0-9]{0,14}$/;

/**
 * `/wiki/Title`, `index.php?title=Title`, and what stands behind the "?" of either: a revision or two, the history, a number, a
 * search. Also the pages that the software made itself, and those of people.
 */
export async function resolveOldWiki(db: Db, title: string, query: URLSearchParams): Promise<string | null> {
  const [oldid, diff, searched] = [query.get("oldid"), query.get("diff"), query.get("search")];
  const revision =
    (oldid && (await resolveOldRevision(db, oldid, diff))) || (diff && (await resolveOldRevision(db, diff, null)));
  if (revision) return revision;
  const numbered = await findByNumber(db, query.get("curid") ?? "");
  if (numbered) return urls.page(numbered);
  const page = await findByTitle(db, title);
  if (page) return query.get("action") === "history" ? urls.history(page.id) : urls.page(page);
  const special = await resolveSpecial(db, title, query);
  return special ?? (searched === null ? null : urls.search(searched));
}

/** The page of that title. */
export async function resolveOldPage(db: Db, title: string): Promise<string | null> {
  const page = await findByTitle(db, title);
  return page && urls.page(page);
}

/** `?curid=12`: the page of that number. */
export async function resolveOldPageNumber(db: Db, number: string): Promise<string | null> {
  const page = await findByNumber(db, number);
  return page && urls.page(page);
}

async function resolveSpecial(db: Db, title: string, query: URLSearchParams): Promise<string | null> {
  const place = specialPlace(title, query);
  switch (place?.kind) {
    case undefined:
      return null;
    case "address":
      return place.address;
    case "page-number":
      return resolveOldPageNumber(db, place.number);
    case "revision":
      return resolveOldRevision(db, place.number, place.other);
    case "member":
      return resolveOldEditor(db, place.name);
    case "links":
    case "history": {
      const page = await findByTitle(db, place.title);
      return page && (place.kind === "links" ? urls.pageLinks(page.id) : urls.history(page.id));
    }
  }
}

/** `User:Some name`, where that page was not imported: the member that the name became. */
async function resolveOldEditor(db: Db, name: string): Promise<string | null> {
  const spelled = spelledTitle(name);
  const rows = await db.execute<{ name: string }>(sql`
    ${SOURCES} select u.name from sources s join origins o on o.source = s.source and o.kind = 'wiki-user'
        and o.external_id = any(array[${spelled}, ${spelled.replaceAll(" ", "_")}])
      join users u on u.id = o.internal_id and u.deleted_at is null order by u.id limit 1`);
  return rows[0] ? urls.member(rows[0].name) : null;
}

type OldPage = { id: number; slug: string; productSlug: string | null };

async function findByTitle(db: Db, title: string): Promise<OldPage | null> {
  const key = titleKey(title);
  if (key === "") return null;
  return findPage(db, sql`o.kind = 'wiki-title' and o.external_id = any(array[${exactKey(title)}, ${key}])`);
}

async function findByNumber(db: Db, number: string): Promise<OldPage | null> {
  if (!NUMBER.test(number)) return null;
  return findPage(db, sql`o.kind = 'wiki-page' and o.external_id = ${number}`);
}

/** `index.php?oldid=34`: that revision; with `diff=56` beside it, the two compared. */
export async function resolveOldRevision(db: Db, number: string, other: string | null): Promise<string | null> {
  const first = await revisionOf(db, number);
  if (!first) return null;
  const second = other === null ? null : await revisionOf(db, other);
  if (!second || second.documentId !== first.documentId || second.number === first.number)
    return urls.revision(first.documentId, first.number);
  const [from, to] = [first.number, second.number].sort((a, b) => a - b);
  return urls.compare(first.documentId, from ?? 1, to ?? 1);
}

/** Of a title that differs from another one only in the case of its letters. */
export function exactKey(title: string): string {
  return `=${spelledTitle(title)}`;
}

/** One look per imported community: the primary key begins with the source, and there are few of those. */
const SOURCES = sql`
  with recursive sources(source) as (
    (select source from origins order by source limit 1)
    union all select (select o.source from origins o where o.source > s.source order by o.source limit 1) from sources s where s.source is not null
  )`;

async function findPage(db: Db, condition: ReturnType<typeof sql>): Promise<OldPage | null> {
  const rows = await db.execute<OldPage>(sql`
    ${SOURCES} select p.id, p.slug, x.slug as "productSlug" from sources s join origins o on o.source = s.source and ${condition}
      join pages p on p.id = o.internal_id and p.is_listed left join products x on x.id = p.product_id
    order by o.external_id like '=%' desc, o.internal_id limit 1`);
  return rows[0] ?? null;
}

async function revisionOf(db: Db, number: string): Promise<{ documentId: number; number: number } | null> {
  if (!NUMBER.test(number)) return null;
  const rows = await db.execute<{ documentId: number; number: number }>(sql`
    ${SOURCES} select v.document_id as "documentId", v.number from sources s
      join origins o on o.source = s.source and o.kind = 'wiki-revision' and o.external_id = ${number}
      join revisions v on v.id = o.internal_id join documents d on d.id = v.document_id and d.state = 'published'
    where v.published_at is not null order by o.internal_id limit 1`);
  return rows[0] ?? null;
}
