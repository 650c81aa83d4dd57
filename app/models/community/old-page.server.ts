// Old addresses of an imported wiki: where a page, or one of its revisions, is now.
//
// Promises: leads only to what everybody may see; null for everything else, also for what an import has written and not
// shown yet. Any case of the letters is found; where two titles differ in nothing else, the exact spelling decides.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { spelledTitle, titleKey } from "~/text/old-title";
import { urls } from "~/urls";

const NUMBER = /^[1-9][0-9]{0,14}$/;

/** `/wiki/Title`, `index.php?title=Title`: the page of that title. */
export async function resolveOldPage(db: Db, title: string): Promise<string | null> {
  const key = titleKey(title);
  if (key === "") return null;
  return placeOf(db, sql`o.kind = 'wiki-title' and o.external_id = any(array[${exactKey(title)}, ${key}])`);
}

/** `index.php?curid=12`: the page of that number. */
export async function resolveOldPageNumber(db: Db, number: string): Promise<string | null> {
  if (!NUMBER.test(number)) return null;
  return placeOf(db, sql`o.kind = 'wiki-page' and o.external_id = ${number}`);
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

async function placeOf(db: Db, condition: ReturnType<typeof sql>): Promise<string | null> {
  const rows = await db.execute<{ slug: string; productSlug: string | null }>(sql`
    ${SOURCES} select p.slug, x.slug as "productSlug" from sources s join origins o on o.source = s.source and ${condition}
      join pages p on p.id = o.internal_id and p.is_listed left join products x on x.id = p.product_id
    order by o.external_id like '=%' desc, o.internal_id limit 1`);
  return rows[0] ? urls.page(rows[0]) : null;
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
