// Deciding about a source that changed: take the change over into the entry, confirm the entry as it is, or archive it.
//
// Promises: the decision is about the texts that were looked at; if either changed since, nothing is written and the page shows
// how it stands now. Taking over merges what changed in the answer into the entry's own wording (app/merge), and where both
// were changed the team chooses. The source is locked while its new revision is written down, so no later edit is passed over.
import { and, eq, sql } from "drizzle-orm";
import { faqEntries, faqSources } from "#drizzle/schema/faq";
import { canEditEntry, canSettleSource, canTakeStep } from "#moderation/permissions/faq";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { mergeTexts } from "~/models/document/comparing.server";
import { excerptOf } from "~/models/document/excerpt";
import type { RenderedText } from "~/models/document/rendered-text";
import { renderText } from "~/models/document/rendering.server";
import { findRevisionById, type RevisionText } from "~/models/document/revision.server";
import { goDark, goLive } from "~/models/document/visibility.server";
import { recordEvent } from "~/models/event.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { hashOf, type KeyedForm, once, unlessDone } from "~/models/once.server";
import { type MergePart, type MergeResult, resolveMerge } from "~/text/merge";
import { addEntryRevision } from "./edit.server";
import { currentRevision, type Entry, factsOfEntry, findEntry, lockEntry, pagesShowing } from "./faq.server";
import { checkSources, lockSourcesOf, settleSource } from "./source.server";

export type SourceDecision = "take-over" | "keep" | "archive";

export type SettleSource = {
  actor: Actor;
  entryId: number;
  sourceId: number;
  decision: SourceDecision;
  /** The revisions the page showed: the answer's live one (null: it is not visible), the entry's. */
  live: number | null;
  base: number;
  /** For each place where both were changed. */
  choices: ("mine" | "theirs")[];
  key: string;
};

export type SettleOutcome =
  | { kind: "done"; decision: SourceDecision }
  /** One of the texts is another by now, or it was decided meanwhile. */
  | { kind: "stale" | "choice-missing" | "missing" }
  | { kind: "forbidden"; reason: PermissionReason };

export async function settleFaqSource(db: Db, settle: SettleSource): Promise<SettleOutcome> {
  const form = formOf(settle);
  const prepared = settle.decision === "take-over" ? await prepare(db, settle) : null;
  if (prepared && "kind" in prepared) return unlessDone(db, form, prepared);
  return once<SettleOutcome>(db, form, async (tx) => {
    await lockSourcesOf(tx, settle.entryId);
    const entry = await lockEntry(tx, settle.entryId);
    const source = entry && (await findSource(tx, settle));
    if (!entry || !source) return { kind: "missing" };
    const member = await loadMemberFacts(tx, { actor: settle.actor, productId: entry.productId });
    const facts = factsOfEntry(entry);
    const permission =
      settle.decision === "take-over"
        ? canEditEntry(member, facts)
        : settle.decision === "keep"
          ? canSettleSource(member, facts)
          : canTakeStep(member, facts, "archive");
    if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
    if (source.live !== settle.live || currentRevision(entry) !== settle.base) return { kind: "stale" };
    if (settle.decision === "archive") await goDark(tx, entry.id, "draft", { actorId: settle.actor.id });
    else await confirm(tx, { settle, entry, prepared, live: source.live });
    return { kind: "done", decision: settle.decision };
  });
}

/** Whoever goes back and decides otherwise is heard, where the texts are still what the page showed. */
function formOf({ actor, key, ...settle }: SettleSource): KeyedForm<SettleOutcome> {
  const { entryId, sourceId, decision, choices } = settle;
  const sent = { hash: hashOf([entryId, sourceId, decision, choices]), instead: "anew" } as const;
  return { userId: actor.id, key, of: "faq-source", sent };
}

type Prepared = { current: RevisionText; source: string; rendered: RenderedText };

/** The entry's new text, before any lock: rendering takes time. */
async function prepare(db: Db, settle: SettleSource): Promise<Prepared | SettleOutcome> {
  const found = await findChange(db, settle);
  if (!found?.merge || !found.live) return { kind: "missing" };
  const { entry, current, merge } = found;
  if (found.live.id !== settle.live || current.id !== settle.base) return { kind: "stale" };
  const conflicts = merge.clean ? 0 : merge.parts.filter((part) => part.kind === "conflict").length;
  if (settle.choices.length < conflicts) return { kind: "choice-missing" };
  const source = merge.clean ? merge.text : resolveMerge(merge.parts, settle.choices);
  return { current, source, rendered: await renderText(db, source, entry.language, entry) };
}

async function findSource(
  tx: Db,
  { entryId, sourceId }: { entryId: number; sourceId: number },
): Promise<{ live: number | null } | null> {
  const rows = await tx.execute<{ live: number | null }>(sql`
    select case when d.state = 'published' then d.published_revision_id end as live
    from faq_sources s join documents d on d.id = s.document_id
    where s.entry_id = ${entryId}::bigint and s.document_id = ${sourceId}::bigint`);
  return rows[0] ?? null;
}

/** The entry was checked against what is live now; whatever else is wrong with the source stays written down. */
async function confirm(
  tx: Db,
  {
    settle,
    entry,
    prepared,
    live,
  }: { settle: SettleSource; entry: Entry; prepared: Prepared | null; live: number | null },
): Promise<void> {
  const { actor, sourceId } = settle;
  if (live !== null)
    await tx
      .update(faqSources)
      .set({ revisionId: live })
      .where(and(eq(faqSources.entryId, entry.id), eq(faqSources.documentId, sourceId)));
  await settleSource(tx, { entryId: entry.id, sourceId });
  if (prepared) await writeTaken(tx, { entry, prepared, actorId: actor.id });
  await checkSources(tx, entry.id, actor.id);
  await tx
    .update(faqEntries)
    .set({ checkedAt: sql`now()`, checkedBy: actor.id })
    .where(and(eq(faqEntries.id, entry.id), eq(faqEntries.state, "published")));
  await invalidatePages(tx, await pagesShowing(tx, entry.id));
}

async function writeTaken(
  tx: Db,
  { entry, prepared, actorId }: { entry: Entry; prepared: Prepared; actorId: number },
): Promise<void> {
  const { current, rendered } = prepared;
  const text = { title: current.title, source: prepared.source };
  const revisionId = await addEntryRevision(tx, { entry, actorId, merged: { text, current }, rendered, summary: "" });
  if (revisionId === null) return;
  await recordEvent(tx, { actorId, verb: "faq-edited", subjectId: entry.id });
  if (entry.state === "published") await goLive(tx, entry.id, { actorId, rendered });
  else
    await tx
      .update(faqEntries)
      .set({ excerpt: excerptOf(rendered.plain), changedAt: sql`now()` })
      .where(eq(faqEntries.id, entry.id));
}

export type SourceChange = {
  entry: Entry;
  current: RevisionText;
  used: RevisionText;
  /** Null: not visible. */
  live: RevisionText | null;
  /** Null where there is nothing to take over. */
  merge: MergeResult | null;
};

/** One source of an entry as it was used and as it is now, and what taking it over would make of the entry. */
export async function findChange(
  db: Db,
  { entryId, sourceId }: { entryId: number; sourceId: number },
): Promise<SourceChange | null> {
  const entry = await findEntry(db, { id: entryId });
  const rows = await db.execute<{ used: number; live: number | null }>(sql`
    select s.revision_id as used, case when d.state = 'published' then d.published_revision_id end as live
    from faq_sources s join documents d on d.id = s.document_id
    where s.entry_id = ${entryId}::bigint and s.document_id = ${sourceId}::bigint`);
  const row = rows[0];
  if (!entry || !row) return null;
  const [current, used, live] = await Promise.all([
    findRevisionById(db, currentRevision(entry)),
    findRevisionById(db, row.used),
    row.live === null ? null : findRevisionById(db, row.live),
  ]);
  if (!current || !used) return null;
  const isSame = live === null || live.blob === used.blob;
  const merge = isSame ? null : await mergeTexts(used.source, current.source, live.source);
  return { entry, current, used, live, merge };
}

/** The places to choose at. */
export function conflictsOf(merge: MergeResult): Extract<MergePart, { kind: "conflict" }>[] {
  return merge.clean ? [] : merge.parts.flatMap((part) => (part.kind === "conflict" ? [part] : []));
}
