// Entries of the official FAQ: what one is, finding one, and the address it gets. Making one is in models/faq/creation, its way from
// draft to published and archived in models/faq/workflow, changing it in models/faq/edit, what it stands on in models/faq/source.
import { sql } from "drizzle-orm";
import type { EntryFacts, EntryState } from "#moderation/permissions/faq";
import type { Db } from "~/database/db.server";
import { RESERVED_SLUGS } from "~/faq-urls";
import { slugOf } from "~/urls";

export type Entry = {
  id: number;
  slug: string;
  state: EntryState;
  language: string;
  productId: number | null;
  groupId: number | null;
  /** The question in the customers' words: the published one, or the newest while nothing is published. */
  question: string;
  cause: string;
  ownerId: number | null;
  /** A day, as 2026-11-22. */
  reviewOn: string | null;
  publishedRevisionId: number | null;
  latestRevisionId: number;
  wasPublished: boolean;
};

/** Null when there is no such entry. Whether it may be seen is the caller's question: canSeeEntry. */
export async function findEntry(db: Db, by: { id: number } | { slug: string }): Promise<Entry | null> {
  const condition = "id" in by ? sql`e.id = ${by.id}::bigint` : sql`e.slug = ${by.slug}`;
  const rows = await db.execute<Entry>(sql`
    select e.id, e.slug, e.state, e.language, e.product_id as "productId", e.group_id as "groupId", e.question, e.cause,
      e.owner_id as "ownerId", e.review_on::text as "reviewOn", d.published_revision_id as "publishedRevisionId",
      d.latest_revision_id as "latestRevisionId", e.published_at is not null as "wasPublished"
    from faq_entries e join documents d on d.id = e.id where ${condition}`);
  return rows[0] ?? null;
}

/** The text that is worked on: what readers see of a published entry, else the newest. */
export function currentRevision(entry: Entry): number {
  return (entry.state === "published" ? entry.publishedRevisionId : null) ?? entry.latestRevisionId;
}

export function factsOfEntry({ state, productId }: Entry): EntryFacts {
  return { state, productId };
}

/** The entry's row and its document's: whoever changes it holds both. Sources are locked before (lockSources). */
export async function lockEntry(tx: Db, id: number): Promise<Entry | null> {
  await tx.execute(sql`select 1 from documents where id = ${id}::bigint for no key update`);
  return findEntry(tx, { id });
}

const MOST_TRIES = 50;
/** Two entries with the same question are given their addresses one after the other. */
const SLUG_LOCK = 7_266_173_421;

/** The end of the address for a question: its words, with a number where another entry has them. Nobody else takes it until the transaction ends. */
export async function freeSlug(tx: Db, question: string, ownId: number | null = null): Promise<string> {
  await tx.execute(sql`select pg_advisory_xact_lock(${SLUG_LOCK})`);
  const base = slugOf(question) || "entry";
  for (let number = 1; number <= MOST_TRIES; number++) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (RESERVED_SLUGS.has(slug)) continue;
    const taken = await tx.execute(
      sql`select 1 from faq_entries where slug = ${slug} and id is distinct from ${ownId}::bigint`,
    );
    if (taken.length === 0) return slug;
  }
  return `${base}-${crypto.randomUUID().slice(0, 8)}`;
}

/** Which cached pages show an entry: its own, the lists, and the threads it came from. */
export async function pagesShowing(tx: Db, entryId: number): Promise<string[]> {
  const rows = await tx.execute<{ id: number }>(sql`
    select distinct coalesce(a.question_id, s.document_id) as id from faq_sources s left join answers a on a.id = s.document_id
    where s.entry_id = ${entryId}::bigint`);
  return ["faq", `faq:${entryId}`, "lists", ...rows.map((row) => `question:${row.id}`)];
}
