// Suggested edits: a change of somebody else's text that waits for review, independent of all others.
//
// Any number may wait on one text, each against the version its author saw. Whole changes only. A person looks at it
// anyway, so the rules stop here only what may not be posted at all. Reading is in models/case/proposal-reading, deciding in
// models/case/proposal-review.

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
import type { DraftingForm } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";
import { readSeen } from "~/models/document/edit-merge.server";
import { findRevisionById } from "~/models/document/revision.server";
import { submit } from "~/models/document/submit.server";
import type { Landing, Writing, WrittenText } from "~/models/document/writing";
import { recordEvent } from "~/models/event.server";
import { factsOfPost } from "~/models/post/post.server";
import { aboutFields, type Edit, type EditOutcome, keepRefusedEdit } from "~/models/question/edit.server";
import { Unavailable } from "~/models/unavailable";
import { draftTargetOf, type PageEdit, type PageEditOutcome } from "~/models/wiki/edit-outcome";
import { factsOfPage } from "~/models/wiki/page.server";
import { raiseSignal, SUGGESTED_EDIT } from "./case.server";

export type ProposeOutcome = EditOutcome | { kind: "proposed"; proposalId: number };

/** Kept among the drafts when nobody may suggest anything there any more. */
export async function proposeRevision(db: Db, edit: Edit): Promise<ProposeOutcome> {
  const { post, title, body, tags } = edit;
  const typed = { title, source: body, tags };
  const outcome = await submit(db, {
    ...proposing(edit, { document: post, typed, draft: draftTargets.edit(post.id) }),
    kind: post.kind,
    language: post.language,
    place: post,
    isDisclosed: true,
    may: (member) => canSuggestEdit(member, factsOfPost(post)),
    prepare: async () => {
      const base = await findRevisionById(db, edit.base);
      if (!base || base.publishedAt === null || !(await isOf(db, edit.base, post.id)))
        throw new Unavailable("bad-form");
      return isSame(base, typed) ? { kind: "unchanged" as const } : typed;
    },
  });
  if (outcome.kind === "published" || outcome.kind === "held") throw new Error("a suggestion was published");
  return outcome.kind === "forbidden" ? keepRefusedEdit(db, edit, outcome) : outcome;
}

/** A change of a page by somebody who may not publish it, or that the rules want a person to see (`reasons`). */
export async function proposePage(
  db: Db,
  edit: PageEdit,
  member: MemberFacts,
  reasons: Reason[],
): Promise<PageEditOutcome> {
  const { page, body } = edit;
  const seesUnpublished = canSeeUnpublished(member, factsOfPage(page)).allowed;
  const outcome = await submit(db, {
    ...proposing(edit, {
      document: page,
      typed: { title: null, source: body, tags: null },
      draft: draftTargetOf(edit),
    }),
    kind: "page",
    language: page.language,
    place: { areaId: null, productId: page.productId, allowsAdvertising: false },
    may: (author) => canProposePage(author, factsOfPage(page)),
    prepare: async () => {
      const base = await readSeen(db, { revisionId: edit.base, documentId: page.id, seesUnpublished });
      const text = { title: base.title ?? page.title, source: body, tags: null };
      return base.blob === blobHash(body).toString("hex") ? { kind: "unchanged" as const } : text;
    },
  });
  if (outcome.kind === "published" || outcome.kind === "held") throw new Error("a suggestion was published");
  return outcome.kind === "proposed" ? { ...outcome, reasons } : outcome;
}

type Proposed = { kind: "proposed"; proposalId: number };
type NotProposed = { kind: "unchanged" } | { kind: "forbidden"; reason: PermissionReason };
type Proposing = Writing<WrittenText, Landing, Proposed | NotProposed>;
type Suggestion = DraftingForm & { actor: Actor; base: number; summary: string; isMinor: boolean };

/** What suggesting a change of a post and of a page have in common. */
function proposing(
  { actor, base, summary, isMinor, key, drafted }: Suggestion,
  { document, typed, draft }: { document: { id: number }; typed: WrittenText; draft: string },
): Omit<Proposing, "kind" | "language" | "place" | "may" | "prepare"> {
  return {
    actor,
    key,
    drafted,
    command: "edit",
    limit: "edit",
    draft,
    typed,
    changes: { documentId: document.id, isLive: true, fields: aboutFields({ summary, isMinor, base }) },
    lock: async (tx) => {
      const rows = await tx.execute(sql`
        select 1 from documents where id = ${document.id}::bigint and state = 'published' for no key update`);
      return rows.length > 0 ? null : { kind: "forbidden", reason: "not-published" };
    },
    whyHeld: async () => null,
    store: async (tx, { text }) => {
      const suggestion = { document, base, actor, text, summary, isMinor };
      const proposalId = (await findSame(tx, suggestion)) ?? (await hand(tx, suggestion));
      return { kind: "proposed", proposalId };
    },
    show: async () => null,
    event: () => ({ verb: "proposed" }),
    pages: () => [],
  };
}

type Handed = Omit<Suggestion, keyof DraftingForm> & { document: { id: number }; text: WrittenText };

/** Sent again with another key. */
async function findSame(tx: Db, { document, base, actor, text }: Handed): Promise<number | null> {
  const rows = await tx.execute<{ id: number }>(sql`
    select id from proposals where document_id = ${document.id}::bigint and state = 'waiting' and author_id = ${actor.id}::bigint
      and base_revision_id = ${base}::bigint and blob = ${blobHash(text.source)}
      and title is not distinct from ${text.title}::text and tags is not distinct from ${textArray(text.tags)} limit 1`);
  return rows[0]?.id ?? null;
}

/** Stores the suggestion and opens the document's case. */
async function hand(tx: Db, suggestion: Handed): Promise<number> {
  const { actor, document, summary } = suggestion;
  const proposalId = await insertProposal(tx, suggestion);
  await raiseSignal(tx, {
    documentId: document.id,
    kind: "proposal",
    code: SUGGESTED_EDIT,
    parameters: { proposal: proposalId },
    passage: summary,
    byUserId: actor.id,
  });
  await recordEvent(tx, { actorId: actor.id, verb: "proposed", subjectId: document.id, details: { proposalId } });
  return proposalId;
}

async function isOf(db: Db, revisionId: number, documentId: number): Promise<boolean> {
  const rows = await db.execute(
    sql`select 1 from revisions where id = ${revisionId}::bigint and document_id = ${documentId}::bigint`,
  );
  return rows.length > 0;
}

function isSame(base: { blob: string; title: string | null; tags: string[] | null }, text: WrittenText): boolean {
  const isSameText = base.blob === blobHash(text.source).toString("hex");
  return isSameText && base.title === text.title && base.tags?.join(",") === text.tags?.join(",");
}

async function insertProposal(tx: Db, { document, base, actor, text, summary, isMinor }: Handed): Promise<number> {
  const { title, source, tags } = text;
  const hash = blobHash(source);
  const bytes = Buffer.from(source, "utf8");
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
