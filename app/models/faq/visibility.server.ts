// An FAQ entry comes into readers' view or leaves it: state, links, cached pages and threads change together.
//
// The caller has asked who may; the sources were locked before where it matters, and are compared here in any case, so that
// an entry never goes live without a task about a source that changed.
import { and, eq, ne, sql } from "drizzle-orm";
import { faqEntries } from "#drizzle/schema/faq";
import type { Db } from "~/database/db.server";
import { closeIfNothingWaits } from "~/models/case/case.server";
import { setDocumentState } from "~/models/document/document.server";
import { excerptOf } from "~/models/document/excerpt";
import { forgetReferences, storeReferences } from "~/models/document/rendering.server";
import { type NounPart, publishShown, type ShownText } from "~/models/document/visibility.server";
import { recordEvent } from "~/models/event.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { type Entry, findEntry, pagesShowing } from "./faq.server";
import { endReview } from "./review.server";
import { checkSources } from "./source.server";

/** An entry is looked at again after this, unless its writer said when. */
const REVIEW_AFTER_MONTHS = 6;

export const entryPart: NounPart = {
  show: async (tx, document, { actorId, rendered }) => {
    const entry = await findEntry(tx, document);
    const text = entry && (await publishShown(tx, document, rendered));
    if (!entry || !text) return false;
    await updateShownEntry(tx, { entry, text, actorId });
    await storeReferences(tx, entry.id, text.rendered);
    await checkSources(tx, entry.id, actorId, { isAnew: entry.state === "archived" });
    // Who handed it in hears that it is out.
    const submitterId = await endReview(tx, entry.id);
    const details = { revisionId: text.revisionId, ...(submitterId === null ? {} : { submitterId }) };
    if (entry.state !== "published")
      await recordEvent(tx, { actorId, verb: "faq-published", subjectId: entry.id, details });
    await invalidatePages(tx, await pagesShowing(tx, entry.id));
    return true;
  },
  /** Its text, history, sources and ratings stay. Nothing is left to decide about it. */
  hide: async (tx, document, { actorId }) => {
    const entry = await findEntry(tx, document);
    if (!entry) return;
    await setDocumentState(tx, entry.id, "draft");
    await tx
      .update(faqEntries)
      .set({ state: "archived", changedAt: sql`now()` })
      .where(and(eq(faqEntries.id, entry.id), ne(faqEntries.state, "archived")));
    await forgetReferences(tx, entry.id);
    await settleAll(tx, entry.id);
    if (entry.state !== "archived") await recordEvent(tx, { actorId, verb: "faq-archived", subjectId: entry.id });
    await invalidatePages(tx, await pagesShowing(tx, entry.id));
  },
};

async function updateShownEntry(
  tx: Db,
  { entry, text, actorId }: { entry: Entry; text: ShownText; actorId: number | null },
): Promise<void> {
  await tx.execute(sql`
    update faq_entries set state = 'published', question = coalesce(${text.title}, question), excerpt = ${excerptOf(text.rendered.plain)},
      published_at = coalesce(published_at, now()), changed_at = now(),
      checked_at = ${actorId === null ? sql`checked_at` : sql`now()`}, checked_by = coalesce(${actorId}::bigint, checked_by),
      review_on = case when review_on > current_date then review_on else (now() + make_interval(months => ${REVIEW_AFTER_MONTHS}))::date end
    where id = ${entry.id}::bigint`);
}

async function settleAll(tx: Db, entryId: number): Promise<void> {
  await tx.execute(sql`
    update signals set settled_at = now() from cases c
    where c.document_id = ${entryId}::bigint and signals.case_id = c.id and signals.settled_at is null and signals.kind in ('source-changed', 'report', 'review')`);
  await closeIfNothingWaits(tx, entryId);
}
