// Reading suggested edits: one as its reviewer sees it, merged onto the live text; all of one document.

import { sql } from "drizzle-orm";
import { FIELD_LIMITS } from "#moderation/limits";
import type { Db } from "~/database/db.server";
import { compareTexts, mergeTexts } from "~/models/document/comparing.server";
import { pick } from "~/models/document/edit-merge.server";
import { findRevisionById, readBlob } from "~/models/document/revision.server";
import { type DocumentDiff, diffLine, type Part } from "~/text/diff";

export type ProposalState = "waiting" | "accepted" | "partly" | "rejected" | "withdrawn";

export type ProposalLine = {
  id: number;
  documentId: number;
  state: ProposalState;
  summary: string;
  isMinor: boolean;
  createdAt: Date;
  author: { id: number; name: string; displayName: string } | null;
  reviewedBy: string | null;
  reviewedAt: Date | null;
  reviewNote: string;
};

export type ProposalView = ProposalLine & {
  /** Merged onto the live text; or, where it overlaps with what changed since, as it was written. */
  isConflicting: boolean;
  title: Part[] | null;
  tags: Part[] | null;
  diff: DocumentDiff;
};

export type Rebased = { kind: "clean"; source: string; title: string | null; tags: string[] | null };

const MOST_LISTED = 50;

const columns = sql`
  p.id, p.document_id as "documentId", p.state, p.summary, p.is_minor as "isMinor", p.created_at as "createdAt",
  case when u.id is not null then json_build_object('id', u.id, 'name', u.name, 'displayName', u.display_name) end as author,
  k.display_name as "reviewedBy", p.reviewed_at as "reviewedAt", p.review_note as "reviewNote"`;
const from = sql`from proposals p left join users u on u.id = p.author_id and u.deleted_at is null left join users k on k.id = p.reviewed_by`;

/** What moderation asks before somebody may read it. */
export function proposalFacts({ author, state }: ProposalLine): { authorId: number | null; isAccepted: boolean } {
  return { authorId: author?.id ?? null, isAccepted: state === "accepted" };
}

/** Waiting ones first, then the latest. */
export async function listProposals(db: Db, documentId: number): Promise<ProposalLine[]> {
  const rows = await db.execute<ProposalLine>(sql`
    select ${columns} ${from} where p.document_id = ${documentId}::bigint
    order by p.state <> 'waiting', p.id desc limit ${MOST_LISTED}`);
  return [...rows];
}

export async function findProposal(db: Db, id: number): Promise<ProposalLine | null> {
  const rows = await db.execute<ProposalLine>(sql`select ${columns} ${from} where p.id = ${id}::bigint`);
  return rows[0] ?? null;
}

/** What accepting it would change. A decided one is shown against the text it was written for. */
export async function viewProposal(
  db: Db,
  { proposal, liveRevisionId, language }: { proposal: ProposalLine; liveRevisionId: number | null; language: string },
): Promise<ProposalView> {
  const texts = await readTexts(db, proposal.id);
  const rebased =
    proposal.state === "waiting" && liveRevisionId !== null
      ? await rebaseProposal(db, { proposalId: proposal.id, liveRevisionId })
      : null;
  const live = rebased?.kind === "clean" && liveRevisionId !== null ? await findRevisionById(db, liveRevisionId) : null;
  const before = live ?? texts.base;
  const after = live && rebased?.kind === "clean" ? rebased : texts.mine;
  return {
    ...proposal,
    isConflicting: rebased?.kind === "conflict",
    title: changedLine(before.title, after.title, language),
    tags: changedLine(before.tags?.join(", ") ?? null, after.tags?.join(", ") ?? null, language),
    diff: await compareTexts(before.source, after.source, language),
  };
}

/** Three-way merge of text, title and tags onto a revision of the same document. */
export async function rebaseProposal(
  db: Db,
  { proposalId, liveRevisionId }: { proposalId: number; liveRevisionId: number },
): Promise<Rebased | { kind: "conflict" }> {
  const { base, mine } = await readTexts(db, proposalId);
  const live = await findRevisionById(db, liveRevisionId);
  if (!live) throw new Error(`revision ${liveRevisionId} vanished`);
  const merge = await mergeTexts(base.source, mine.source, live.source);
  const title = pick(base.title, mine.title, live.title);
  if (!merge.clean || title === undefined) return { kind: "conflict" };
  return { kind: "clean", source: merge.text, title, tags: mergeTags(base.tags, mine.tags, live.tags) };
}

type Text = { source: string; title: string | null; tags: string[] | null };

async function readTexts(db: Db, proposalId: number): Promise<{ base: Text; mine: Text }> {
  const rows = await db.execute<{ base: number; blob: string; title: string | null; tags: string[] | null }>(sql`
    select base_revision_id as base, encode(blob, 'hex') as blob, title, tags from proposals where id = ${proposalId}::bigint`);
  const row = rows[0];
  const base = row ? await findRevisionById(db, row.base) : null;
  if (!row || !base) throw new Error(`proposal ${proposalId} vanished`);
  return { base, mine: { source: await readBlob(db, Buffer.from(row.blob, "hex")), title: row.title, tags: row.tags } };
}

/** Tags are a set: what was added is added, what was taken away is taken away. */
function mergeTags(base: string[] | null, mine: string[] | null, live: string[] | null): string[] | null {
  if (mine === null || live === null) return live;
  const before = new Set(base ?? []);
  const gone = new Set([...before].filter((tag) => !mine.includes(tag)));
  const added = mine.filter((tag) => !before.has(tag) && !live.includes(tag));
  return [...live.filter((tag) => !gone.has(tag)), ...added].slice(0, FIELD_LIMITS.tags.maximumCount);
}

function changedLine(before: string | null, after: string | null, language: string): Part[] | null {
  return before === after ? null : diffLine(before ?? "", after ?? "", language);
}

/** A suggestion that waits, for whoever made it and for the author of the text. */
export type WaitingSuggestion = {
  id: number;
  documentId: number;
  summary: string;
  isOwn: boolean;
  createdAt: Date;
  author: ProposalLine["author"];
};

/** What waits on these texts and concerns this member, the oldest first. */
export async function listWaitingSuggestions(
  db: Db,
  { userId, documentIds }: { userId: number; documentIds: readonly number[] },
): Promise<WaitingSuggestion[]> {
  const rows = await db.execute<WaitingSuggestion>(sql`
    select p.id, p.document_id as "documentId", p.summary, p.author_id = ${userId}::bigint as "isOwn", p.created_at as "createdAt",
      case when u.id is not null then json_build_object('id', u.id, 'name', u.name, 'displayName', u.display_name) end as author
    from proposals p join documents d on d.id = p.document_id left join users u on u.id = p.author_id and u.deleted_at is null
    where p.document_id = any(${`{${documentIds.join(",")}}`}::bigint[]) and p.state = 'waiting'
      and (p.author_id = ${userId}::bigint or d.author_id = ${userId}::bigint)
    order by p.id limit ${MOST_LISTED}`);
  return [...rows];
}
