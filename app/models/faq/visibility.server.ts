// An FAQ entry comes into readers' view or leaves it: state, links, search, cached pages and threads change together.
//
// Both run in the caller's transaction and may be repeated. The caller has asked who may; the sources were locked before where
// it matters, and are compared here in any case, so that an entry never goes live without a task about a source that changed.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { closeIfNothingWaits } from "~/models/case/case.server";
import { publishRevision } from "~/models/document/document.server";
import { excerptOf } from "~/models/document/excerpt";
import type { RenderedText } from "~/models/document/rendered-text";
import { renderText, storeReferences } from "~/models/document/rendering.server";
import { findRevisionById } from "~/models/document/revision.server";
import { recordEvent } from "~/models/event.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { indexDocument } from "~/models/search/indexing.server";
import { lockEntry, pagesShowing } from "./faq.server";
import { checkSources } from "./source.server";

/** An entry is looked at again after this, unless its writer said when. */
const REVIEW_AFTER_MONTHS = 6;

/** Publishes the newest text of an entry. `rendered` of it saves rendering it again. False when there is no such entry. */
export async function showEntry(
  tx: Db,
  {
    entryId,
    actorId,
    rendered,
    submitterId = null,
  }: {
    entryId: number;
    actorId: number | null;
    rendered?: RenderedText;
    /** Who handed it in for review, and hears that it is out. */
    submitterId?: number | null;
  },
): Promise<boolean> {
  const entry = await lockEntry(tx, entryId);
  const revision = entry && (await findRevisionById(tx, entry.latestRevisionId));
  if (!entry || !revision) return false;
  const references = rendered ?? (await renderText(tx, revision.source, entry.language, entry));
  await publishRevision(tx, { documentId: entry.id, revisionId: revision.id, base: entry.publishedRevisionId });
  await tx.execute(sql`
    update faq_entries set state = 'published', question = coalesce(${revision.title}, question), excerpt = ${excerptOf(references.plain)},
      published_at = coalesce(published_at, now()), changed_at = now(),
      checked_at = ${actorId === null ? sql`checked_at` : sql`now()`}, checked_by = coalesce(${actorId}::bigint, checked_by),
      review_on = case when review_on > current_date then review_on else (now() + make_interval(months => ${REVIEW_AFTER_MONTHS}))::date end
    where id = ${entry.id}::bigint`);
  await storeReferences(tx, entry.id, references);
  await indexDocument(tx, entry.id);
  await checkSources(tx, entry.id, actorId, { isAnew: entry.state === "archived" });
  if (entry.state !== "published")
    await recordEvent(tx, {
      actorId,
      verb: "faq-published",
      subjectId: entry.id,
      details: { revisionId: revision.id, ...(submitterId === null ? {} : { submitterId }) },
    });
  await invalidatePages(tx, await pagesShowing(tx, entry.id));
  return true;
}

/** Takes an entry out of view; its text, history, sources and ratings stay. Nothing is left to decide about it. */
export async function hideEntry(
  tx: Db,
  { entryId, actorId }: { entryId: number; actorId: number | null },
): Promise<boolean> {
  const entry = await lockEntry(tx, entryId);
  if (!entry) return false;
  await tx.execute(sql`update documents set state = 'draft' where id = ${entry.id}::bigint`);
  await tx.execute(sql`
    update faq_entries set state = 'archived', changed_at = now() where id = ${entry.id}::bigint and state <> 'archived'`);
  await tx.execute(sql`
    with links as (delete from document_links where from_id = ${entry.id}::bigint)
    delete from mentions where document_id = ${entry.id}::bigint`);
  await tx.execute(sql`
    update signals set settled_at = now() from cases c
    where c.document_id = ${entry.id}::bigint and signals.case_id = c.id and signals.settled_at is null and signals.kind in ('source-changed', 'report', 'review')`);
  await closeIfNothingWaits(tx, entry.id);
  await indexDocument(tx, entry.id);
  if (entry.state !== "archived") await recordEvent(tx, { actorId, verb: "faq-archived", subjectId: entry.id });
  await invalidatePages(tx, await pagesShowing(tx, entry.id));
  return true;
}
