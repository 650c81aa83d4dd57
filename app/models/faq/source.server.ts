// Lineage: whether every FAQ entry still stands on what it was made from.
//
// Promises: whatever changes a source (an edit, votes, an acceptance taken back, removal, its question's removal) calls
// `noteSourceChange` in its own transaction, so no entry misses it, whatever state the entry is in. Nothing is remembered as
// "happened": the state is computed from what is true now (moderation/lineage) and compared with what is stored, so calling it
// once more than needed does no harm, and what comes back (restored, accepted again, reverted) is well again by itself.
// Locks: documents of sources, their questions, then the entry's document; `lockSources` takes the first two for those who
// write which revision an entry was checked against. Costs: one lookup by key for a text that is no source.

import { eq, sql } from "drizzle-orm";
import { faqSources } from "#drizzle/schema/faq";
import { type SourceState, sourceState } from "#moderation/lineage";
import type { EntryState } from "#moderation/permissions/faq";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { closeIfNothingWaits, raiseSignal } from "~/models/case/case.server";
import { recordEvent } from "~/models/event.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { pagesShowing } from "./faq.server";

/** One document, or a question with all its answers. */
export type ChangedSource = { documentId: number } | { questionId: number };

/** Call it last in the transaction that changed something; `actorId` null where nobody in particular did. */
export async function noteSourceChange(tx: Db, changed: ChangedSource, actorId: number | null): Promise<void> {
  const which =
    "documentId" in changed
      ? sql`document_id = ${changed.documentId}::bigint`
      : sql`document_id in (select id from answers where question_id = ${changed.questionId}::bigint)`;
  const rows = await tx.execute<{ id: number }>(sql`select distinct entry_id as id from faq_sources where ${which}`);
  for (const { id } of rows.sort((a, b) => a.id - b.id)) await checkSources(tx, id, actorId);
}

/** Nobody changes these texts, accepts, hides or merges them until the transaction ends. */
export async function lockSources(tx: Db, documentIds: readonly number[]): Promise<void> {
  const ids = sql`${idArray(documentIds)}`;
  await tx.execute(sql`
    select 1 from documents where id in (select id from unnest(${ids}) id union select question_id from answers where id = any(${ids}))
    order by id for share`);
  await tx.execute(sql`
    select 1 from questions where id in (select question_id from answers where id = any(${ids})) order by id for share`);
}

export async function lockSourcesOf(tx: Db, entryId: number): Promise<void> {
  const rows = await tx.select({ id: faqSources.documentId }).from(faqSources).where(eq(faqSources.entryId, entryId));
  await lockSources(
    tx,
    rows.map((row) => row.id),
  );
}

type SourceRow = {
  sourceId: number;
  stored: SourceState;
  entryState: EntryState;
  live: number | null;
  isVisible: boolean;
  isAccepted: boolean | null;
  score: number | null;
  isSameText: boolean;
  /** This very change has been reported before, whatever became of it. */
  wasTold: boolean;
};

/**
 * Compares every source of an entry with what is stored, writes the difference and opens or closes its task. `isAnew`: the
 * entry comes out of the archive, where nothing was reported.
 */
export async function checkSources(
  tx: Db,
  entryId: number,
  actorId: number | null,
  { isAnew = false }: { isAnew?: boolean } = {},
): Promise<void> {
  await tx.execute(sql`select 1 from documents where id = ${entryId}::bigint for no key update`);
  const rows = await tx.execute<SourceRow>(sql`
    select s.document_id as "sourceId", s.state as stored, e.state as "entryState", d.published_revision_id as live,
      d.state = 'published' and coalesce(q.state = 'published', true) as "isVisible", a.is_accepted as "isAccepted", a.score,
      coalesce(used.blob = now.blob, false) as "isSameText",
      exists (select 1 from cases c join signals g on g.case_id = c.id where c.document_id = s.entry_id and g.kind = 'source-changed'
        and g.parameters ->> 'source' = s.document_id::text and g.revision_id is not distinct from d.published_revision_id) as "wasTold"
    from faq_sources s join faq_entries e on e.id = s.entry_id join documents d on d.id = s.document_id
    left join answers a on a.id = d.id left join documents q on q.id = a.question_id
    join revisions used on used.id = s.revision_id left join revisions now on now.id = d.published_revision_id
    where s.entry_id = ${entryId}::bigint order by s.position`);
  let isChanged = false;
  for (const row of rows) {
    const state = sourceState(row);
    const differs = state !== row.stored;
    if (differs) await storeState(tx, { entryId, sourceId: row.sourceId, state });
    if (differs) await settleSource(tx, { entryId, sourceId: row.sourceId });
    if (state !== "ok" && row.entryState !== "archived" && (differs || isAnew || !row.wasTold)) {
      await report(tx, { entryId, row, state, actorId });
    }
    isChanged ||= differs;
  }
  if (isChanged) await invalidatePages(tx, await pagesShowing(tx, entryId));
}

async function storeState(
  tx: Db,
  { entryId, sourceId, state }: { entryId: number; sourceId: number; state: SourceState },
): Promise<void> {
  await tx.execute(sql`
    update faq_sources set state = ${state}, changed_at = ${state === "ok" ? sql`null` : sql`now()`}
    where entry_id = ${entryId}::bigint and document_id = ${sourceId}::bigint`);
}

/** What was reported about this source before is dealt with. The entry's document must be locked. */
export async function settleSource(
  tx: Db,
  { entryId, sourceId }: { entryId: number; sourceId: number },
): Promise<void> {
  await tx.execute(sql`
    update signals set settled_at = now() from cases c
    where c.document_id = ${entryId}::bigint and signals.case_id = c.id and signals.settled_at is null
      and signals.kind = 'source-changed' and signals.parameters ->> 'source' = ${String(sourceId)}`);
  await closeIfNothingWaits(tx, entryId);
}

async function report(
  tx: Db,
  { entryId, row, state, actorId }: { entryId: number; row: SourceRow; state: SourceState; actorId: number | null },
): Promise<void> {
  // A later edit of the same source: one task, about the newest text.
  await settleSource(tx, { entryId, sourceId: row.sourceId });
  await raiseSignal(tx, {
    documentId: entryId,
    kind: "source-changed",
    code: `source-${state}`,
    parameters: { source: row.sourceId, state },
    revisionId: row.live,
    byUserId: actorId,
  });
  await recordEvent(tx, {
    actorId,
    verb: "faq-source-changed",
    subjectId: entryId,
    details: { sourceId: row.sourceId, state },
  });
}
