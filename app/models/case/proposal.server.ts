// Suggested edits: a change of somebody else's text that waits for review, independent of all others.
//
// Any number may wait on one text, each against the version its author saw. Whole changes only. Reading is in proposal-reading,
// deciding in proposal-review.
import { sql } from "drizzle-orm";
import type { MemberFacts } from "#moderation/facts";
import { canProposePage } from "#moderation/permissions/pages";
import { canSeeUnpublished, canSuggestEdit } from "#moderation/permissions/posts";
import type { Reason } from "#moderation/reason";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { blobHash } from "~/models/document/document.server";
import { type DraftingForm, settleDraft } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";
import { readSeen } from "~/models/document/edit-merge.server";
import { findRevisionById } from "~/models/document/revision.server";
import { judgeSubmission } from "~/models/document/submission.server";
import { recordEvent } from "~/models/event.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { once, unlessDone } from "~/models/once.server";
import { type Edit, type EditOutcome, keepRefusedEdit } from "~/models/post/edit.server";
import { factsOfPost } from "~/models/post/post.server";
import { takeFromMemberLimit } from "~/models/rate-limit.server";
import { draftTargetOf, type PageEdit, type PageEditOutcome } from "~/models/wiki/edit-outcome";
import { factsOfPage } from "~/models/wiki/page.server";
import { raiseSignal, SUGGESTED_EDIT } from "./case.server";

export type ProposeOutcome = EditOutcome | { kind: "proposed"; proposalId: number };

/** Kept among the drafts when nobody may suggest anything there any more. */
export async function proposeRevision(db: Db, edit: Edit): Promise<ProposeOutcome> {
  const outcome = await proposeNow(db, edit);
  return outcome.kind === "forbidden" ? keepRefusedEdit(db, edit, outcome) : outcome;
}

async function proposeNow(db: Db, edit: Edit): Promise<ProposeOutcome> {
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
  return hand<ProposeOutcome>(
    db,
    { ...edit, document: post, hash, draftTarget: draftTargets.edit(post.id) },
    member,
    (proposalId) => ({
      kind: "proposed",
      proposalId,
    }),
  );
}

/** A change of a page by somebody who may not publish it, or that the rules want a person to see (`reasons`). */
export async function proposePage(
  db: Db,
  edit: PageEdit,
  member: MemberFacts,
  reasons: Reason[],
): Promise<PageEditOutcome> {
  const { actor, page, base: baseId } = edit;
  const form = { userId: actor.id, key: edit.key, of: "edit" };
  const permission = canProposePage(member, factsOfPage(page));
  if (!permission.allowed)
    return unlessDone<PageEditOutcome>(db, form, { kind: "forbidden", reason: permission.reason });
  const seesUnpublished = canSeeUnpublished(member, factsOfPage(page)).allowed;
  const base = await readSeen(db, { revisionId: baseId, documentId: page.id, seesUnpublished });
  const hash = blobHash(edit.body);
  if (base.blob === hash.toString("hex")) return { kind: "unchanged" };
  const verdict = await judgeSubmission(db, {
    kind: "page",
    isEdit: true,
    author: member,
    areaId: null,
    productId: page.productId,
    allowsAdvertising: false,
    title: page.title,
    body: edit.body,
    language: page.language,
    documentId: page.id,
  });
  if (verdict.outcome === "refuse")
    return unlessDone<PageEditOutcome>(db, form, { kind: "refused", reasons: verdict.reasons });
  const suggestion = { ...edit, document: page, hash, title: base.title, tags: null, draftTarget: draftTargetOf(edit) };
  return hand<PageEditOutcome>(db, suggestion, member, (proposalId) => ({ kind: "proposed", proposalId, reasons }));
}

type Suggestion = DraftingForm & {
  actor: Actor;
  document: { id: number };
  base: number;
  hash: Buffer;
  body: string;
  title: string | null;
  tags: string[] | null;
  summary: string;
  isMinor: boolean;
  draftTarget: string;
};

type NotHanded = { kind: "limited"; retryAfterSeconds: number } | { kind: "forbidden"; reason: PermissionReason };

/** Stores the suggestion and opens the document's case, once. */
async function hand<T extends { kind: string }>(
  db: Db,
  suggestion: Suggestion,
  member: MemberFacts,
  done: (proposalId: number) => T,
): Promise<T | NotHanded> {
  const { actor, document } = suggestion;
  return once<T | NotHanded>(db, { userId: actor.id, key: suggestion.key, of: "edit" }, async (tx) => {
    const limit = await takeFromMemberLimit(tx, { kind: "edit", member });
    if (!limit.ok) return { kind: "limited", retryAfterSeconds: limit.retryAfterSeconds };
    const rows = await tx.execute(sql`
        select 1 from documents where id = ${document.id}::bigint and state = 'published' for no key update`);
    if (rows.length === 0) return { kind: "forbidden", reason: "not-published" };
    const proposalId = await insertProposal(tx, suggestion);
    await settleDraft(tx, { userId: actor.id, target: suggestion.draftTarget, form: suggestion });
    await raiseSignal(tx, {
      documentId: document.id,
      kind: "proposal",
      code: SUGGESTED_EDIT,
      parameters: { proposal: proposalId },
      passage: suggestion.summary,
      byUserId: actor.id,
    });
    await recordEvent(tx, { actorId: actor.id, verb: "proposed", subjectId: document.id, details: { proposalId } });
    return done(proposalId);
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

async function insertProposal(tx: Db, suggestion: Suggestion): Promise<number> {
  const { document, base, actor, hash, title, tags, summary, isMinor } = suggestion;
  const bytes = Buffer.from(suggestion.body, "utf8");
  const rows = await tx.execute<{ id: number }>(sql`
    with blob as (
      insert into blobs (hash, encoding, bytes, size) values (${hash}, 'plain', ${bytes}, ${bytes.length}) on conflict (hash) do nothing
    )
    insert into proposals (document_id, base_revision_id, author_id, blob, title, tags, summary, is_minor)
    values (${document.id}::bigint, ${base}::bigint, ${actor.id}::bigint, ${hash}, ${title}, ${textArray(tags)}, ${summary}, ${isMinor})
    returning id`);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("proposal was not written");
  return id;
}
