// Suggested edits: a change of somebody else's text that waits for review, independent of all others.
//
// Any number may wait on one text. Whole changes only; passage by passage comes with the wiki. Reading is in proposal-reading,
// deciding in proposal-review.
import { sql } from "drizzle-orm";
import { canSuggestEdit } from "#moderation/permissions";
import type { Db } from "~/db.server";
import { raiseSignal } from "./case.server";
import { blobHash, textArray } from "./document.server";
import { discardDraft } from "./draft.server";
import { type Edit, type EditOutcome, keepRefusedEdit } from "./edit.server";
import { recordEvent } from "./event.server";
import { loadMemberFacts } from "./member-facts.server";
import { once } from "./once.server";
import { factsOfPost } from "./post.server";
import { takeFromMemberLimit } from "./rate-limit.server";
import { findRevisionById } from "./revision.server";
import { judgeSubmission } from "./submission.server";

/** Signal of a suggestion that waits. */
export const SUGGESTED_EDIT = "suggested-edit";

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
