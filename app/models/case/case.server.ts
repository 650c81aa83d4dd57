// The one case of a document: everything that waits about it. Opened by signals, closed when nothing waits any more.
//
// Promises: one case per document however many signals arrive at once; a signal on a decided case reopens it; a case that
// has nothing left to decide (its author mended the text, a proposal was withdrawn) closes by itself. Held texts open
// theirs in submission.server; decisions are in decision.server.

import { sql } from "drizzle-orm";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { recordEvent } from "~/models/event.server";
import { changedText } from "./changed-text.server";

export type SignalKind = "flag" | "detector" | "proposal" | "appeal" | "source-changed" | "review" | "report";

/** All that waits about a text that is gone; its author's appeals stay. */
export const ABOUT_THE_TEXT: readonly SignalKind[] = [
  "detector",
  "flag",
  "proposal",
  "report",
  "source-changed",
  "review",
];

export type NewSignal = {
  documentId: number;
  kind: SignalKind;
  /** What it says; words in the message catalogues. */
  code: string;
  parameters?: Record<string, string | number>;
  /** What somebody wrote, or the passage it is about. */
  passage?: string;
  revisionId?: number | null;
  /** Null: a guest, or the software itself. */
  byUserId: number | null;
  /** Of a flag: the rule it cites, in the version in force, and what its author's record makes it weigh. */
  rule?: string;
  ruleVersion?: number;
  weight?: number;
  /** Of an appeal: the decision it is about. */
  decisionId?: number;
};

/**
 * Adds a signal and opens the case if it was not open. An open one keeps its place in the queue and its claim. The same
 * signal of the same member twice is one. The document's row must be locked.
 */
export async function raiseSignal(tx: Db, signal: NewSignal): Promise<void> {
  const same = await tx.execute(sql`
    select 1 from signals s join cases c on c.id = s.case_id
    where c.document_id = ${signal.documentId}::bigint and s.settled_at is null and s.kind = ${signal.kind} and s.code = ${signal.code}
      and s.by_user_id is not distinct from ${signal.byUserId}::bigint and s.parameters = ${JSON.stringify(signal.parameters ?? {})}::jsonb limit 1`);
  if (same.length > 0) return;
  await tx.execute(sql`
    with opened as (
      insert into cases (document_id) values (${signal.documentId}::bigint)
      on conflict (document_id) do update set version = cases.version + 1, decided_at = null,
        opened_at = case when cases.state = 'decided' then now() else cases.opened_at end,
        claimed_by = case when cases.state = 'decided' then null else cases.claimed_by end,
        state = case when cases.state = 'decided' then 'open' else cases.state end
      returning id
    )
    insert into signals (case_id, kind, revision_id, code, parameters, passage, by_user_id, rule, rule_version, weight, decision_id)
    select id, ${signal.kind}, ${signal.revisionId ?? null}::bigint, ${signal.code}, ${JSON.stringify(signal.parameters ?? {})}::jsonb,
      ${signal.passage ?? null}, ${signal.byUserId}::bigint, ${signal.rule ?? null}, ${signal.ruleVersion ?? null}::int,
      ${signal.weight ?? 1}::real, ${signal.decisionId ?? null}::bigint
    from opened`);
}

/** Signal of a suggestion that waits. */
export const SUGGESTED_EDIT = "suggested-edit";
const MOST_RESUMED = 50;

/** A text is back in view, and so are the suggestions that waited when it went. The document's row must be locked. */
export async function resumeProposals(tx: Db, documentId: number): Promise<void> {
  const rows = await tx.execute<{ id: number; summary: string; authorId: number | null }>(sql`
    select id, summary, author_id as "authorId" from proposals
    where document_id = ${documentId}::bigint and state = 'waiting' order by id limit ${MOST_RESUMED}`);
  for (const proposal of rows) await raiseProposal(tx, documentId, proposal);
}

/** A suggestion waits for its review. The document's row must be locked. */
export async function raiseProposal(
  tx: Db,
  documentId: number,
  { id, summary, authorId }: { id: number; summary: string; authorId: number | null },
): Promise<void> {
  await raiseSignal(tx, {
    documentId,
    kind: "proposal",
    code: SUGGESTED_EDIT,
    parameters: { proposal: id },
    passage: summary,
    byUserId: authorId,
  });
}

/** Signals of these kinds have been dealt with; the case closes when nothing else waits. */
export async function settleSignals(
  tx: Db,
  {
    documentId,
    kinds,
    proposalId,
    decisionId,
  }: { documentId: number; kinds: readonly SignalKind[]; proposalId?: number; decisionId?: number },
): Promise<void> {
  await tx.execute(sql`
    update signals set settled_at = now() from cases c
    where c.document_id = ${documentId}::bigint and signals.case_id = c.id and signals.settled_at is null
      and signals.kind = any(${textArray(kinds)})
      ${proposalId === undefined ? sql`` : sql`and signals.parameters ->> 'proposal' = ${String(proposalId)}`}
      ${decisionId === undefined ? sql`` : sql`and signals.decision_id = ${decisionId}::bigint`}`);
  await closeIfNothingWaits(tx, documentId);
}

/**
 * Writes down which decision dealt with the signals that were settled in this transaction, and whether it agreed with
 * them. The authors of the flags among them hear what came of it.
 */
export async function tellFlaggers(
  tx: Db,
  {
    caseId,
    decisionId,
    isUpheld,
    actorId,
    subjectId,
  }: { caseId: number; decisionId: number; isUpheld: boolean | null; actorId: number; subjectId: number },
): Promise<void> {
  const rows = await tx.execute<{ byUserId: number }>(sql`
    with settled as (
      update signals set settled_by = ${decisionId}::bigint,
        is_upheld = case when kind = 'detector' and judged is not null then case judged when 'right' then true when 'wrong' then false end
          when kind in ('flag', 'detector', 'appeal') then ${isUpheld}::boolean end
      where case_id = ${caseId}::bigint and settled_at = now() and settled_by is null returning kind, by_user_id
    )
    select distinct by_user_id as "byUserId" from settled where kind = 'flag' and by_user_id is not null`);
  if (rows.length === 0) return;
  const details = { flaggerIds: rows.map((row) => row.byUserId), isUpheld: isUpheld ?? false };
  await recordEvent(tx, { actorId, verb: "flag-decided", subjectId, details });
}

/** Members flagged it, or a moderator has sent it back: then mending what the rules found is not enough to be live. */
export async function waitsForPerson(db: Db, documentId: number): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from cases c where c.document_id = ${documentId}::bigint and (
      exists (select 1 from signals s where s.case_id = c.id and s.kind = 'flag' and s.settled_at is null)
      or (select x.outcome in ('return', 'remove') from decisions x where x.case_id = c.id
        and x.outcome in ('publish', 'return', 'remove', 'move', 'overturn') and ${changedText(sql`x`)} order by x.id desc limit 1))`);
  return rows.length > 0;
}

/**
 * The newest text is live: a change that waited beside the former one is replaced, and whoever has read the case before has not
 * read this text. The document's row must be locked.
 */
export async function settleReplaced(tx: Db, documentId: number): Promise<void> {
  const open = await tx.execute(sql`
    update cases set version = version + 1 where document_id = ${documentId}::bigint and state <> 'decided' returning id`);
  if (open.length > 0) await settleSignals(tx, { documentId, kinds: ["detector"] });
}

/** A held document always waits; otherwise the signals that nobody has settled do. Whom it was handed to need not look any more. */
export async function closeIfNothingWaits(tx: Db, documentId: number): Promise<void> {
  await tx.execute(sql`
    with closed as (
      update cases set state = 'decided', decided_at = now(), version = version + 1, claimed_by = null, claimed_until = null
      where document_id = ${documentId}::bigint and state <> 'decided'
        and not exists (select 1 from signals s where s.case_id = cases.id and s.settled_at is null)
        and not exists (select 1 from documents d where d.id = cases.document_id and d.state = 'held')
      returning id
    )
    update handovers set ended_at = now() where ended_at is null and case_id in (select id from closed)`);
}
