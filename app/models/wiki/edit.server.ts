// Changing a page: published at once by those who may, proposed by everybody else.
//
// Promises: nobody's save overwrites another's. What others published since the author began is merged in, by block, line
// and word; what overlaps comes back as a choice for every passage; somebody who is faster in between makes it merge
// once more. What the rules want a person to see becomes a proposal beside the live text, never a text that blocks it.
import { sql } from "drizzle-orm";
import type { MemberFacts } from "#moderation/facts";
import { canEditHeldPage, canPublishPage, reasonsForNewPage } from "#moderation/permissions/pages";
import { canSeeUnpublished } from "#moderation/permissions/posts";
import type { Db } from "~/database/db.server";
import { openCase } from "~/models/case/open-case.server";
import { proposePage } from "~/models/case/proposal.server";
import { addRevision, blobHash, publishRevision } from "~/models/document/document.server";
import { settleDraft } from "~/models/document/draft.server";
import { type Merged, mergeWithCurrent, type Raced, whileRaced } from "~/models/document/edit-merge.server";
import { pageRenderingKey, renderText } from "~/models/document/rendering.server";
import type { RevisionText } from "~/models/document/revision.server";
import { judgeSubmission } from "~/models/document/submission.server";
import { recordEvent } from "~/models/event.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { once, unlessDone } from "~/models/once.server";
import { takeFromMemberLimit } from "~/models/rate-limit.server";
import { draftTargetOf, type PageEdit, type PageEditOutcome } from "./edit-outcome";
import { factsOfNewPage, factsOfPage, findWikiPage } from "./page.server";
import { updateShownPage } from "./visibility.server";

type Attempt = PageEditOutcome | Raced;

export async function editPage(db: Db, edit: PageEdit): Promise<PageEditOutcome> {
  const { actor } = edit;
  let page = edit.page;
  const editor = await loadMemberFacts(db, { actor, productId: page.productId });
  return whileRaced(async () => {
    const attempt = await tryEditing(db, { ...edit, page }, editor);
    if (attempt.kind === "raced") page = (await findWikiPage(db, page.id)) ?? page;
    return attempt;
  });
}

function tryEditing(db: Db, edit: PageEdit, editor: MemberFacts): Promise<Attempt> {
  if (edit.page.state !== "published") return editHiddenPage(db, edit, editor);
  if (!canPublishPage(editor, factsOfPage(edit.page)).allowed) return proposePage(db, edit, editor, []);
  return tryPublishing(db, edit, editor);
}

async function tryPublishing(db: Db, edit: PageEdit, editor: MemberFacts): Promise<Attempt> {
  const { actor, page } = edit;
  const form = { userId: actor.id, key: edit.key, of: "edit" };
  const merged = await merge(db, edit, editor);
  if ("conflict" in merged) return unlessDone<PageEditOutcome>(db, form, merged.conflict);
  const { text, current, isMerged } = merged;
  const verdict = await judgePage(db, edit, editor, text.source);
  if (verdict.outcome === "refuse")
    return unlessDone<PageEditOutcome>(db, form, { kind: "refused", reasons: verdict.reasons });
  if (verdict.outcome === "hold") return proposePage(db, edit, editor, verdict.reasons);
  const rendered = await renderText(db, text.source, page.language, { productId: page.productId, isPage: true });
  return once<Attempt>(db, form, async (tx) => {
    const limit = await takeFromMemberLimit(tx, { kind: "edit", member: editor });
    if (!limit.ok) return { kind: "limited", retryAfterSeconds: limit.retryAfterSeconds };
    if (!(await isStillLive(tx, page.id, current.id))) return { kind: "raced" };
    const revisionId = await addPageRevision(tx, { edit, current, source: text.source, rendered });
    await settleDraft(tx, { userId: actor.id, target: draftTargetOf(edit), form: edit });
    if (revisionId === null) return { kind: "unchanged" };
    await publishRevision(tx, { documentId: page.id, revisionId, base: current.id });
    await updateShownPage(tx, { pageId: page.id, title: current.title ?? page.title, rendered });
    await recordEvent(tx, {
      actorId: actor.id,
      verb: edit.reverts ? "page-reverted" : "page-edited",
      subjectId: page.id,
      details: { revisionId, isMinor: edit.isMinor, ...(edit.reverts ? { to: edit.reverts } : {}) },
    });
    return { kind: "published", documentId: page.id, isMerged };
  });
}

/** Takes the document's row: from here to the end of the transaction nobody else publishes it. */
async function isStillLive(tx: Db, pageId: number, revisionId: number): Promise<boolean> {
  const { live, state } = await lockState(tx, pageId);
  return live === revisionId && state === "published";
}

async function lockState(tx: Db, pageId: number): Promise<{ live?: number | null; state?: string }> {
  const rows = await tx.execute<{ live: number | null; state: string }>(sql`
    select published_revision_id as live, state from documents where id = ${pageId}::bigint for no key update`);
  return rows[0] ?? {};
}

/** A page that waits, or that went back to its author: it stays out of sight and goes to the moderators again. */
async function editHiddenPage(db: Db, edit: PageEdit, editor: MemberFacts): Promise<Attempt> {
  const { actor, page } = edit;
  const form = { userId: actor.id, key: edit.key, of: "edit" };
  const permission = canEditHeldPage(editor, factsOfPage(page));
  if (!permission.allowed)
    return unlessDone<PageEditOutcome>(db, form, { kind: "forbidden", reason: permission.reason });
  const merged = await merge(db, edit, editor);
  if ("conflict" in merged) return unlessDone<PageEditOutcome>(db, form, merged.conflict);
  const { text, current } = merged;
  const verdict = await judgePage(db, edit, editor, text.source);
  if (verdict.outcome === "refuse")
    return unlessDone<PageEditOutcome>(db, form, { kind: "refused", reasons: verdict.reasons });
  const found = verdict.outcome === "hold" ? verdict.reasons : [];
  const reasons = [...found, ...reasonsForNewPage(editor, factsOfNewPage(page.productId))];
  const rendered = await renderText(db, text.source, page.language, { productId: page.productId, isPage: true });
  return once<Attempt>(db, form, async (tx) => {
    const limit = await takeFromMemberLimit(tx, { kind: "edit", member: editor });
    if (!limit.ok) return { kind: "limited", retryAfterSeconds: limit.retryAfterSeconds };
    // Decided meanwhile: another edit, or none.
    if ((await lockState(tx, page.id)).state !== page.state) return { kind: "raced" };
    const revisionId = await addPageRevision(tx, { edit, current, source: text.source, rendered });
    await settleDraft(tx, { userId: actor.id, target: draftTargetOf(edit), form: edit });
    if (revisionId === null && page.state === "held") return { kind: "unchanged" };
    await tx.execute(
      sql`update documents set state = 'held' where id = ${page.id}::bigint and state in ('held', 'returned')`,
    );
    await openCase(tx, { documentId: page.id, revisionId: revisionId ?? current.id, reasons });
    return { kind: "held", documentId: page.id, reasons };
  });
}

function merge(db: Db, { page, base, body }: PageEdit, editor: MemberFacts): Promise<Merged> {
  const mine = { title: null, source: body, tags: null };
  const seesUnpublished = canSeeUnpublished(editor, factsOfPage(page)).allowed;
  return mergeWithCurrent(db, { document: page, base, mine, seesUnpublished });
}

async function addPageRevision(
  tx: Db,
  {
    edit,
    current,
    source,
    rendered,
  }: { edit: PageEdit; current: RevisionText; source: string; rendered: Awaited<ReturnType<typeof renderText>> },
): Promise<number | null> {
  return addRevision(tx, {
    documentId: edit.page.id,
    basedOn: current.id,
    authorId: edit.actor.id,
    source,
    title: current.title,
    tags: null,
    summary: edit.summary,
    isMinor: edit.isMinor,
    rendered,
    renderingKey: pageRenderingKey(blobHash(source), edit.page.productId),
  });
}

async function judgePage(db: Db, { page }: PageEdit, editor: MemberFacts, body: string) {
  return judgeSubmission(db, {
    kind: "page",
    isEdit: page.state === "published",
    author: editor,
    areaId: null,
    productId: page.productId,
    allowsAdvertising: false,
    title: page.title,
    body,
    language: page.language,
    documentId: page.id,
  });
}
