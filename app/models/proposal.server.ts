// Suggested edits: a change of somebody else's text that waits for review, independent of all others.
//
// Promises: the reviewer sees the change as it would be now (merged onto the live text), and accepting compares that live
// text again, so that what goes live is what was looked at; it goes live under the name of whoever suggested it, with the
// reviewer recorded. Two reviewers of one suggestion: one decides. Whole changes only; passage by passage comes with the wiki.
import { sql } from "drizzle-orm";
import { canSuggestEdit } from "#moderation/permissions";
import { canReviewProposal } from "#moderation/permissions-pages";
import type { PermissionReason } from "#moderation/reasons";
import type { Db } from "~/db.server";
import type { Actor } from "~/visit.server";
import { raiseSignal, settleSignals } from "./case.server";
import { addRevision, blobHash, textArray } from "./document.server";
import { discardDraft } from "./draft.server";
import type { Edit, EditOutcome } from "./edit.server";
import { recordEvent } from "./event.server";
import { loadMemberFacts } from "./member-facts.server";
import { once } from "./once.server";
import { factsOfPost, findPost, type Post } from "./post.server";
import { type Rebased, rebaseProposal } from "./proposal-reading.server";
import { takeFromMemberLimit } from "./rate-limit.server";
import { renderText } from "./rendering.server";
import { findRevisionById } from "./revision.server";
import { judgeSubmission } from "./submission.server";
import { goLive } from "./visibility.server";

/** Signal of a suggestion that waits. */
export const SUGGESTED_EDIT = "suggested-edit";

export type ProposeOutcome = EditOutcome | { kind: "proposed"; proposalId: number };

export async function proposeRevision(db: Db, edit: Edit): Promise<ProposeOutcome> {
  const { actor, post } = edit;
  const member = await loadMemberFacts(db, { actor, productId: post.productId });
  const permission = canSuggestEdit(member, factsOfPost(post));
  if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
  const base = await findRevisionById(db, edit.base);
  if (!base || base.publishedAt === null || !(await isOf(db, edit.base, post.id)))
    throw new Response("bad-form", { status: 400 });
  const hash = blobHash(edit.body);
  const isSame = base.blob === hash.toString("hex") && base.title === edit.title && sameTags(base.tags, edit.tags);
  if (isSame) return { kind: "unchanged" };
  const verdict = await judgeSubmission(db, {
    kind: post.kind,
    isEdit: true,
    author: member,
    areaId: post.areaId,
    productId: post.productId,
    allowsAdvertising: edit.allowsAdvertising,
    body: edit.body,
    language: post.language,
    documentId: post.id,
    isDisclosed: true,
    ...(edit.title === null ? {} : { title: edit.title }),
    ...(edit.tags === null ? {} : { tagCount: edit.tags.length }),
  });
  // A person looks at it anyway, so only what may not be posted at all is stopped here.
  if (verdict.outcome === "refuse") return { kind: "refused", reasons: verdict.reasons };
  return once<ProposeOutcome>(db, { userId: actor.id, key: edit.key }, async (tx) => {
    const limit = await takeFromMemberLimit(tx, { kind: "edit", member });
    if (!limit.ok) return { kind: "limited", retryAfterSeconds: limit.retryAfterSeconds };
    await tx.execute(sql`select 1 from documents where id = ${post.id}::bigint for no key update`);
    const proposalId = await insertProposal(tx, edit, hash);
    await discardDraft(tx, { userId: actor.id, target: `edit:${post.id}` });
    await raiseSignal(tx, {
      documentId: post.id,
      kind: "proposal",
      code: SUGGESTED_EDIT,
      parameters: { proposal: proposalId },
      passage: edit.summary,
      byUserId: actor.id,
    });
    await recordEvent(tx, { actorId: actor.id, verb: "proposed", subjectId: post.id, details: { proposalId } });
    return { kind: "proposed", proposalId };
  });
}

async function isOf(db: Db, revisionId: number, documentId: number): Promise<boolean> {
  const rows = await db.execute(
    sql`select 1 from revisions where id = ${revisionId}::bigint and document_id = ${documentId}::bigint`,
  );
  return rows.length > 0;
}

function sameTags(one: string[] | null, other: string[] | null): boolean {
  return one?.join(",") === other?.join(",");
}

async function insertProposal(tx: Db, edit: Edit, hash: Buffer): Promise<number> {
  const bytes = Buffer.from(edit.body, "utf8");
  const rows = await tx.execute<{ id: number }>(sql`
    with blob as (
      insert into blobs (hash, encoding, bytes, size) values (${hash}, 'plain', ${bytes}, ${bytes.length}) on conflict (hash) do nothing
    )
    insert into proposals (document_id, base_revision_id, author_id, blob, title, tags, summary, is_minor)
    values (${edit.post.id}::bigint, ${edit.base}::bigint, ${edit.actor.id}::bigint, ${hash}, ${edit.title}, ${textArray(edit.tags)}, ${edit.summary}, ${edit.isMinor})
    returning id`);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("proposal was not written");
  return id;
}

export type ReviewOutcome =
  | { kind: "accepted" | "rejected" | "withdrawn"; post: Post }
  /** Decided before, by whom; or the live text changed since it was looked at. */
  | { kind: "stale"; post: Post }
  | { kind: "conflict"; post: Post }
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
  const post = proposal ? await findPost(db, proposal.documentId) : null;
  if (!proposal || !post) return { kind: "missing" };
  if (proposal.state === "accepted" && proposal.reviewedBy === actor.id) return { kind: "accepted", post };
  const permission = await reviewPermission(db, { actor, post, proposal });
  if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
  if (proposal.state !== "waiting" || post.publishedRevisionId !== live || post.state !== "published")
    return { kind: "stale", post };
  const rebased = await rebaseProposal(db, { proposalId, liveRevisionId: live });
  if (rebased.kind === "conflict") return { kind: "conflict", post };
  const rendered = await renderText(db, rebased.source, post.language);
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
    });
    // Nothing to add: the live text says all of it by now.
    if (revisionId !== null) await showAccepted(tx, { post, rebased, rendered, proposal });
    await settle(tx, { proposal, actor, state: "accepted", note, revisionId: revisionId ?? live });
    return { kind: "accepted", post };
  });
}

async function showAccepted(
  tx: Db,
  {
    post,
    rendered,
    proposal,
  }: { post: Post; rebased: Rebased; rendered: Awaited<ReturnType<typeof renderText>>; proposal: ProposalRow },
): Promise<void> {
  if (!proposal.isMinor) {
    await tx.execute(sql`
      update questions set active_at = now(), active_by = ${proposal.authorId}::bigint where id = ${post.questionId}::bigint`);
  }
  await goLive(tx, post.id, { rendered });
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
    const post = proposal ? await findPost(tx, proposal.documentId) : null;
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

async function reviewPermission(
  db: Db,
  { actor, post, proposal }: { actor: Actor; post: Post; proposal: ProposalRow },
) {
  const member = await loadMemberFacts(db, { actor, productId: post.productId });
  return canReviewProposal(member, factsOfPost(post), proposal);
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
  await tx.execute(sql`
    update proposals set state = ${state}, reviewed_by = ${actor.id}::bigint, reviewed_at = now(), review_note = ${note}, result_revision_id = ${revisionId}::bigint
    where id = ${proposal.id}::bigint`);
  await settleSignals(tx, { documentId: proposal.documentId, kinds: ["proposal"], proposalId: proposal.id });
  await recordEvent(tx, {
    actorId: actor.id,
    verb: "proposal-decided",
    subjectId: proposal.documentId,
    details: { proposalId: proposal.id, outcome: state },
  });
}
