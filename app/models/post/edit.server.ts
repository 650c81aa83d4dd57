// Changing what was written: a new revision, merged with what others saved meanwhile, judged by the same rules as a new post.
//
// Promises: nobody's save overwrites another's (three-way merge, and where it overlaps a choice for every
// passage); a held, returned or removed post stays editable by its author and goes back to the moderators, who see the
// change. Only what nothing but the rules held goes live by itself when it was mended.
import { sql } from "drizzle-orm";
import { canEditDirectly, canSeeUnpublished } from "#moderation/permissions/posts";
import type { Reason } from "#moderation/reason";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { waitsForPerson } from "~/models/case/case.server";
import { openCase } from "~/models/case/open-case.server";
import { addRevision, publishRevision } from "~/models/document/document.server";
import { type DraftingForm, settleDraft } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";
import {
  type Conflict,
  type EditedText,
  mergeWithCurrent,
  type Raced,
  whileRaced,
} from "~/models/document/edit-merge.server";
import { excerptOf } from "~/models/document/excerpt";
import { forgetRenderingsLinkingTo, renderText, storeReferences } from "~/models/document/rendering.server";
import { judgeSubmission } from "~/models/document/submission.server";
import { recordEvent } from "~/models/event.server";
import { noteSourceChange } from "~/models/faq/source.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { once, unlessDone } from "~/models/once.server";
import { reopenAfterEdit } from "~/models/question/care.server";
import { setQuestionTags } from "~/models/question/tag.server";
import { takeFromMemberLimit } from "~/models/rate-limit.server";
import { indexDocument, indexWhatNames } from "~/models/search/indexing.server";
import { factsOfPost, findPost, type Post } from "./post.server";
import { keepRefused } from "./reply-place.server";
import { goLive } from "./visibility.server";

export type Edit = DraftingForm & {
  actor: Actor;
  post: Post;
  allowsAdvertising: boolean;
  /** Null where the kind has none. */
  title: string | null;
  body: string;
  tags: string[] | null;
  summary: string;
  isMinor: boolean;
  /** The revision the author began with. */
  base: number;
};

export type EditOutcome =
  | { kind: "published"; documentId: number; isMerged: boolean }
  | { kind: "held"; documentId: number; reasons: Reason[] }
  | { kind: "unchanged" }
  | { kind: "refused"; reasons: Reason[] }
  | { kind: "limited"; retryAfterSeconds: number }
  | { kind: "forbidden"; reason: PermissionReason }
  | Conflict;

export async function editPost(db: Db, edit: Edit): Promise<EditOutcome> {
  let { post } = edit;
  const outcome = await whileRaced(async () => {
    const attempt = await editNow(db, { ...edit, post });
    if (attempt.kind === "raced") post = (await findPost(db, post.id)) ?? post;
    return attempt;
  });
  return outcome.kind === "forbidden" ? keepRefusedEdit(db, edit, outcome) : outcome;
}

/** What was refused only because of what became of the post is kept among the drafts. */
export function keepRefusedEdit(
  db: Db,
  { actor, post, title, body, tags, summary, isMinor, base, ...form }: Edit,
  outcome: EditOutcome & { kind: "forbidden" },
): Promise<EditOutcome & { kind: "forbidden" }> {
  const fields = {
    ...(title === null ? {} : { title }),
    body,
    ...(tags === null ? {} : { tags: tags.join(", ") }),
    summary,
    base: String(base),
    ...(isMinor ? { minor: "1" } : {}),
  };
  return keepRefused(db, { outcome, userId: actor.id, target: draftTargets.edit(post.id), fields, form });
}

async function editNow(db: Db, edit: Edit): Promise<EditOutcome | Raced> {
  const { actor, post } = edit;
  const editor = await loadMemberFacts(db, { actor, productId: post.productId });
  const permission = canEditDirectly(editor, factsOfPost(post));
  const form = { userId: actor.id, key: edit.key, of: "edit" };
  if (!permission.allowed) return unlessDone<EditOutcome>(db, form, { kind: "forbidden", reason: permission.reason });
  const mine: EditedText = { title: edit.title, source: edit.body, tags: edit.tags };
  const merged = await mergeWithCurrent(db, {
    document: post,
    base: edit.base,
    mine,
    seesUnpublished: canSeeUnpublished(editor, factsOfPost(post)).allowed,
  });
  if ("conflict" in merged) return unlessDone<EditOutcome>(db, form, merged.conflict);
  const { text, current, isMerged } = merged;
  const verdict = await judgeSubmission(db, {
    kind: post.kind,
    isEdit: post.state === "published",
    author: editor,
    areaId: post.areaId,
    productId: post.productId,
    allowsAdvertising: edit.allowsAdvertising,
    body: text.source,
    language: post.language,
    documentId: post.id,
    ...(text.title === null ? {} : { title: text.title }),
    ...(text.tags === null ? {} : { tagCount: text.tags.length }),
    isDisclosed: true,
  });
  if (verdict.outcome === "refuse")
    return unlessDone<EditOutcome>(db, form, { kind: "refused", reasons: verdict.reasons });
  const rendered = await renderText(db, text.source, post.language, post);
  return once<EditOutcome | Raced>(db, form, async (tx) => {
    const limit = await takeFromMemberLimit(tx, { kind: "edit", member: editor });
    if (!limit.ok) return { kind: "limited", retryAfterSeconds: limit.retryAfterSeconds };
    // The document's row first: two saves at once happen one after the other, the second one sees the first.
    const [now] = await tx.execute<{ state: string }>(
      sql`select state from documents where id = ${post.id}::bigint for no key update`,
    );
    if (now?.state !== post.state && now?.state !== "published") return { kind: "forbidden", reason: "not-published" };
    const revisionId = await addRevision(tx, {
      documentId: post.id,
      basedOn: current.id,
      authorId: actor.id,
      source: text.source,
      title: text.title,
      tags: text.tags,
      summary: edit.summary,
      isMinor: edit.isMinor,
      rendered,
    });
    await settleDraft(tx, { userId: actor.id, target: draftTargets.edit(post.id), form: edit });
    const isBack = post.state === "returned" || post.state === "removed";
    if (revisionId === null) return isBack ? sendAgain(tx, post, current.id) : { kind: "unchanged" };
    const isHeld = verdict.outcome === "hold";
    if (post.state !== "published")
      return saveHidden(tx, { edit, text, plain: rendered.plain, revisionId, reasons: isHeld ? verdict.reasons : [] });
    if (isHeld) {
      // The live text stays; the change waits beside it.
      await openCase(tx, { documentId: post.id, revisionId, reasons: verdict.reasons });
      return { kind: "held", documentId: post.id, reasons: verdict.reasons };
    }
    const isLive = await publishRevision(tx, { documentId: post.id, revisionId, base: current.id });
    if (!isLive) return { kind: "raced" };
    await showChange(tx, { post, text, plain: rendered.plain, isMinor: edit.isMinor, actorId: actor.id });
    await storeReferences(tx, post.id, rendered);
    await recordEvent(tx, {
      actorId: actor.id,
      verb: "edited",
      subjectId: post.id,
      details: { revisionId, isMinor: edit.isMinor },
    });
    await reopenAfterEdit(tx, { post, actor });
    if (post.kind === "answer") await noteSourceChange(tx, { documentId: post.id }, actor.id);
    return { kind: "published", documentId: post.id, isMerged };
  });
}

/** A returned post that is sent again as it is. */
async function sendAgain(db: Db, post: Post, revisionId: number): Promise<EditOutcome> {
  await db.execute(sql`update documents set state = 'held' where id = ${post.id}::bigint`);
  await openCase(db, { documentId: post.id, revisionId, reasons: [] });
  return { kind: "held", documentId: post.id, reasons: [] };
}

async function saveHidden(
  db: Db,
  {
    edit,
    text,
    plain,
    revisionId,
    reasons,
  }: { edit: Edit; text: EditedText; plain: string; revisionId: number; reasons: Reason[] },
): Promise<EditOutcome> {
  const { post } = edit;
  if (post.kind === "question") await updateQuestionRow(db, { id: post.id, text, plain });
  if (post.state === "held" && reasons.length === 0 && !(await waitsForPerson(db, post.id))) {
    await goLive(db, post.id);
    await recordEvent(db, { actorId: edit.actor.id, verb: "published", subjectId: post.id });
    return { kind: "published", documentId: post.id, isMerged: false };
  }
  await db.execute(
    sql`update documents set state = 'held' where id = ${post.id}::bigint and state in ('returned', 'removed')`,
  );
  await openCase(db, { documentId: post.id, revisionId, reasons });
  return { kind: "held", documentId: post.id, reasons };
}

async function showChange(
  db: Db,
  {
    post,
    text,
    plain,
    isMinor,
    actorId,
  }: { post: Post; text: EditedText; plain: string; isMinor: boolean; actorId: number },
): Promise<void> {
  if (post.kind === "question") {
    await updateQuestionRow(db, { id: post.id, text, plain });
    await setQuestionTags(db, { questionId: post.id, tags: text.tags ?? [] });
    if (text.title !== post.questionTitle) {
      await forgetRenderingsLinkingTo(db, post.id);
      await indexWhatNames(db, post.id);
    }
  }
  if (!isMinor && post.kind !== "comment") {
    await db.execute(
      sql`update questions set active_at = now(), active_by = ${actorId}::bigint where id = ${post.questionId}::bigint`,
    );
  }
  if (post.kind !== "comment") await indexDocument(db, post.id);
  await invalidatePages(db, [`question:${post.questionId}`, "lists"]);
}

async function updateQuestionRow(
  db: Db,
  { id, text, plain }: { id: number; text: EditedText; plain: string },
): Promise<void> {
  await db.execute(sql`
    update questions set title = ${text.title ?? ""}, excerpt = ${excerptOf(plain)},
      tag_slugs = ${`{${(text.tags ?? []).map((tag) => `"${tag.replace(/["\\]/g, "")}"`).join(",")}}`}::text[]
    where id = ${id}::bigint`);
}
