// An entry that was handed in is a task in the one queue, for those who may publish it; they are told.
//
// Promises: the task is there exactly as long as the entry is in review, whichever way it leaves. The entry's document must be
// locked.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { closeIfNothingWaits, raiseSignal } from "~/models/case/case.server";
import { recordEvent } from "~/models/event.server";
import type { Entry } from "./faq.server";

export async function beginReview(tx: Db, { entry, actorId }: { entry: Entry; actorId: number }): Promise<void> {
  await raiseSignal(tx, {
    documentId: entry.id,
    kind: "review",
    code: "faq-submitted",
    revisionId: entry.latestRevisionId,
    byUserId: actorId,
  });
  await recordEvent(tx, { actorId, verb: "faq-submitted", subjectId: entry.id });
}

/** Says who handed it in; null where it was not in review. */
export async function endReview(tx: Db, entryId: number): Promise<number | null> {
  const rows = await tx.execute<{ byUserId: number | null }>(sql`
    update signals set settled_at = now() from cases c
    where c.document_id = ${entryId}::bigint and signals.case_id = c.id and signals.settled_at is null and signals.kind = 'review'
    returning signals.by_user_id as "byUserId"`);
  if (rows.length > 0) await closeIfNothingWaits(tx, entryId);
  return rows[0]?.byUserId ?? null;
}
