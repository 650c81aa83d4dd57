// Reviewing suggested edits: accept, reject, withdraw.
//
// Promises: the reviewer decides about the change as they saw it, merged onto the live text; accepting compares that text again.
// It goes live under the name of whoever suggested it, with the reviewer recorded. Two reviewers of one suggestion: one decides.
import { eq, sql } from "drizzle-orm";
import { proposals } from "#drizzle/schema/documents";
import { questions } from "#drizzle/schema/forum";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { addRevision, blobHash } from "~/models/document/document.server";
import type { RenderedText } from "~/models/document/rendered-text";
import { pageRenderingKey, renderText } from "~/models/document/rendering.server";
import { findSubject, type Subject } from "~/models/document/subject.server";
import { goLive } from "~/models/document/visibility.server";
import { recordEvent } from "~/models/event.server";
import { settleSignals } from "./case.server";
import { recordRejection } from "./proposal-decision.server";
import { rebaseProposal } from "./proposal-reading.server";
import { returnToAuthor } from "./proposal-return.server";
import { reviewPermission } from "./review-permission.server";

export type ReviewOutcome =
  | { kind: "accepted" | "rejected" | "withdrawn"; post: Subject }
  /** Decided before, by whom; or the live text changed since it was looked at. */
  | { kind: "stale"; post: Subject }
  | { kind: "conflict"; post: Subject }
  | { kind: "missing" }
  | { kind: "forbidden"; reason: PermissionReason };

type ProposalRow = {
  id: number;
  documentId: number;
  authorId: number | null;
  state: string;
  summary: string;
  isMinor: boolean;
  reviewedBy: number | null;
};

/** `live`: the revision the reviewer saw it merged onto. */
export async function acceptProposal(
  db: Db,
  { actor, proposalId, live, note }: { actor: Actor; proposalId: number; live: number; note: string },
): Promise<ReviewOutcome> {
  const proposal = await findRow(db, proposalId);
  const post = proposal ? await findSubject(db, proposal.documentId) : null;
  if (!proposal || !post) return { kind: "missing" };
  if (proposal.state === "accepted" && proposal.reviewedBy === actor.id) return { kind: "accepted", post };
  const permission = await reviewPermission(db, { actor, post, proposal });
  if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
  if (proposal.state !== "waiting" || post.publishedRevisionId !== live || post.state !== "published")
    return { kind: "stale", post };
  const rebased = await rebaseProposal(db, { proposalId, liveRevisionId: live });
  if (rebased.kind === "conflict") return { kind: "conflict", post };
  const isPage = post.kind === "page";
  const rendered = await renderText(db, rebased.source, post.language, { productId: post.productId, isPage });
  return db.transaction(async (tx): Promise<ReviewOutcome> => {
    const isMine = await lockWaiting(tx, { proposal, live });
    if (!isMine) return { kind: "stale", post };
    const revisionId = await addRevision(tx, {
      documentId: post.id,
      basedOn: live,
      authorId: proposal.authorId ?? actor.id,
      source: rebased.source,
      title: rebased.title,
      tags: rebased.tags,
      summary: proposal.summary,
      isMinor: proposal.isMinor,
      rendered,
      ...(isPage ? { renderingKey: pageRenderingKey(blobHash(rebased.source), post.productId) } : {}),
    });
    // Nothing to add: the live text says all of it by now.
    if (revisionId !== null) {
      await showAccepted(tx, { post, rendered, proposal });
      if (isPage) await recordPageEdit(tx, { proposal, revisionId });
    }
    await settle(tx, { proposal, actor, state: "accepted", note, revisionId: revisionId ?? live });
    return { kind: "accepted", post };
  });
}

async function showAccepted(
  tx: Db,
  { post, rendered, proposal }: { post: Subject; rendered: RenderedText; proposal: ProposalRow },
): Promise<void> {
  if (!proposal.isMinor && post.questionId !== null) {
    await tx
      .update(questions)
      .set({ activeAt: sql`now()`, activeBy: proposal.authorId })
      .where(eq(questions.id, post.questionId));
  }
  await goLive(tx, post.id, { rendered });
}

/** In the recent changes it is its author's; who let it through stands in the proposal. */
async function recordPageEdit(
  tx: Db,
  { proposal, revisionId }: { proposal: ProposalRow; revisionId: number },
): Promise<void> {
  const { id, authorId, documentId, isMinor } = proposal;
  const details = { revisionId, isMinor, proposalId: id };
  await recordEvent(tx, { actorId: authorId, verb: "page-edited", subjectId: documentId, details });
}

export async function rejectProposal(
  db: Db,
  { actor, proposalId, note }: { actor: Actor; proposalId: number; note: string },
): Promise<ReviewOutcome> {
  return decideWaiting(db, { actor, proposalId, state: "rejected", note });
}

/** Only whoever suggested it. */
export async function withdrawProposal(
  db: Db,
  { actor, proposalId }: { actor: Actor; proposalId: number },
): Promise<ReviewOutcome> {
  return decideWaiting(db, { actor, proposalId, state: "withdrawn", note: "" });
}

async function decideWaiting(
  db: Db,
  {
    actor,
    proposalId,
    state,
    note,
  }: { actor: Actor; proposalId: number; state: "rejected" | "withdrawn"; note: string },
): Promise<ReviewOutcome> {
  return db.transaction(async (tx): Promise<ReviewOutcome> => {
    const proposal = await findRow(tx, proposalId);
    const post = proposal ? await findSubject(tx, proposal.documentId) : null;
    if (!proposal || !post) return { kind: "missing" };
    const isOwn = proposal.authorId === actor.id;
    if (state === "withdrawn" && !isOwn) return { kind: "forbidden", reason: "author-only" };
    const permission = state === "withdrawn" ? null : await reviewPermission(tx, { actor, post, proposal });
    if (permission && !permission.allowed) return { kind: "forbidden", reason: permission.reason };
    if (!(await lockWaiting(tx, { proposal, live: null }))) {
      const now = await findRow(tx, proposalId);
      return now?.state === state && now.reviewedBy === actor.id ? { kind: state, post } : { kind: "stale", post };
    }
    await settle(tx, { proposal, actor, state, note, revisionId: null });
    await returnToAuthor(tx, { proposal, note });
    if (state === "rejected") await recordRejection(tx, { proposal, post, actor, note });
    return { kind: state, post };
  });
}

async function findRow(db: Db, id: number): Promise<ProposalRow | null> {
  if (!Number.isSafeInteger(id) || id < 1) return null;
  const rows = await db.execute<ProposalRow>(sql`
    select id, document_id as "documentId", author_id as "authorId", state, summary, is_minor as "isMinor", reviewed_by as "reviewedBy"
    from proposals where id = ${id}::bigint`);
  return rows[0] ?? null;
}

/** The document's row, then the proposal's. False: decided meanwhile, or the live text is another one (`live` null: no matter). */
async function lockWaiting(
  tx: Db,
  { proposal, live }: { proposal: ProposalRow; live: number | null },
): Promise<boolean> {
  const documents = await tx.execute<{ published: number | null; state: string }>(sql`
    select published_revision_id as published, state from documents where id = ${proposal.documentId}::bigint for no key update`);
  const rows = await tx.execute<{ state: string }>(
    sql`select state from proposals where id = ${proposal.id}::bigint for update`,
  );
  const isCurrent = live === null || (documents[0]?.published === live && documents[0].state === "published");
  return rows[0]?.state === "waiting" && isCurrent;
}

async function settle(
  tx: Db,
  {
    proposal,
    actor,
    state,
    note,
    revisionId,
  }: {
    proposal: ProposalRow;
    actor: Actor;
    state: "accepted" | "rejected" | "withdrawn";
    note: string;
    revisionId: number | null;
  },
): Promise<void> {
  await tx
    .update(proposals)
    .set({ state, reviewedBy: actor.id, reviewedAt: sql`now()`, reviewNote: note, resultRevisionId: revisionId })
    .where(eq(proposals.id, proposal.id));
  await settleSignals(tx, { documentId: proposal.documentId, kinds: ["proposal"], proposalId: proposal.id });
  await recordEvent(tx, {
    actorId: actor.id,
    verb: "proposal-decided",
    subjectId: proposal.documentId,
    details: { proposalId: proposal.id, outcome: state },
  });
}
