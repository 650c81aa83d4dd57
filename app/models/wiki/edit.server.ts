// Changing a page: published at once by those who may, proposed by everybody else.
//
// Promises: nobody's save overwrites another's. What others published since the author began is merged in, by block, line
// and word; what overlaps comes back as a choice for every passage; somebody who is faster in between makes it merge
// once more. What the rules want a person to see becomes a proposal beside the live text, never a text that blocks it.
import { and, eq, sql } from "drizzle-orm";
import { documents } from "#drizzle/schema/documents";
import type { MemberFacts } from "#moderation/facts";
import { canEditHeldPage, canPublishPage, reasonsForNewPage } from "#moderation/permissions/pages";
import { canSeeUnpublished } from "#moderation/permissions/posts";
import type { Db } from "~/database/db.server";
import { refuseFirstDecider } from "~/models/case/first-decider.server";
import { proposePage } from "~/models/case/proposal.server";
import { addRevision, blobHash, publishRevision } from "~/models/document/document.server";
import { keepRefused } from "~/models/document/draft.server";
import { mergeWithCurrent, type Raced, whileRaced } from "~/models/document/edit-merge.server";
import type { RenderedText } from "~/models/document/rendered-text";
import { pageRenderingKey } from "~/models/document/rendering.server";
import type { RevisionText } from "~/models/document/revision.server";
import { submit } from "~/models/document/submit.server";
import type { Stored, Writing } from "~/models/document/writing";
import { loadMemberFacts } from "~/models/member/facts.server";
import { draftTargetOf, type PageEdit, type PageEditOutcome, type PageLanding } from "./edit-outcome";
import { keepAnchors } from "./old-anchors.server";
import { factsOfNewPage, factsOfPage, findWikiPage, type WikiPage } from "./page.server";
import { updatePageRow } from "./visibility.server";

export async function editPage(db: Db, edit: PageEdit): Promise<PageEditOutcome> {
  const { actor } = edit;
  let page = edit.page;
  const editor = await loadMemberFacts(db, { actor, productId: page.productId });
  const outcome = await whileRaced(async () => {
    const attempt = await tryEditing(db, { ...edit, page }, editor);
    if (attempt.kind === "raced") page = (await findWikiPage(db, page.id)) ?? page;
    return attempt;
  });
  if (outcome.kind === "forbidden" && !edit.reverts) {
    const fields = { body: edit.body, summary: edit.summary, base: String(edit.base) };
    return keepRefused(db, outcome, { userId: actor.id, target: draftTargetOf(edit), fields, form: edit });
  }
  return outcome;
}

function tryEditing(db: Db, edit: PageEdit, editor: MemberFacts): Promise<PageEditOutcome | Raced> {
  const { page } = edit;
  const isLive = page.state === "published";
  if (isLive && !canPublishPage(editor, factsOfPage(page)).allowed) return proposePage(db, edit, editor, []);
  return submit(db, { ...changing(db, edit), ...(isLive ? publishing(db, edit) : handingInAgain(page)) });
}

type Merged = { title: string; source: string; tags: null; current: RevisionText; isMerged: boolean };
type Change = Writing<Merged, PageLanding, PageEditOutcome | Raced>;

/** What a change of a live page and one of a page out of sight have in common. */
function changing(db: Db, edit: PageEdit): Omit<Change, "may" | "show"> {
  const { actor, page, key, drafted, summary, isMinor, reverts } = edit;
  const typed = { title: null, source: edit.body, tags: null };
  return {
    actor,
    key,
    drafted,
    command: "edit",
    limit: "edit",
    draft: draftTargetOf(edit),
    kind: "page",
    language: page.language,
    place: { areaId: null, productId: page.productId, allowsAdvertising: false },
    typed,
    changes: {
      documentId: page.id,
      isLive: page.state === "published",
      fields: { summary, base: String(edit.base), ...(isMinor ? { minor: "1" } : {}) },
    },
    prepare: async (editor) => {
      const seesUnpublished = canSeeUnpublished(editor, factsOfPage(page)).allowed;
      const merged = await mergeWithCurrent(db, { document: page, base: edit.base, mine: typed, seesUnpublished });
      if ("conflict" in merged) return merged.conflict;
      const { text, current, isMerged } = merged;
      return { title: current.title ?? page.title, source: text.source, tags: null, current, isMerged };
    },
    lock: (tx) => lockPage(tx, page, actor.id),
    store: (tx, written) => storeChange(tx, edit, written),
    event: ({ revisionId }) => ({
      verb: reverts ? "page-reverted" : "page-edited",
      details: { revisionId, isMinor, ...(reverts ? { to: reverts } : {}) },
    }),
    pages: () => [`page:${page.id}`, "wiki"],
  };
}

/** Live at once, or a proposal when a person must see it. */
function publishing(db: Db, edit: PageEdit): Pick<Change, "may" | "heldElsewhere" | "show"> {
  const { page } = edit;
  return {
    may: (editor) => canPublishPage(editor, factsOfPage(page)),
    heldElsewhere: (reasons, editor) => proposePage(db, edit, editor, reasons),
    show: async (tx, { text, rendered }, { revisionId }) => {
      const isLive = await publishRevision(tx, { documentId: page.id, revisionId, base: text.current.id });
      if (!isLive) return { kind: "raced" };
      await updatePageRow(tx, { pageId: page.id, title: text.title, rendered });
      await keepAnchors(tx, { pageId: page.id, from: text.current.id, to: revisionId });
      return null;
    },
  };
}

/** A page that waits, or that went back to its author: it stays out of sight and goes to the moderators again. */
function handingInAgain(page: WikiPage): Pick<Change, "may" | "whyHeld" | "show"> {
  return {
    may: (editor) => canEditHeldPage(editor, factsOfPage(page)),
    whyHeld: async (_tx, found, editor) => [...found, ...reasonsForNewPage(editor, factsOfNewPage(page.productId))],
    show: async () => null,
  };
}

/** From here to the end of the transaction nobody else publishes it. Decided meanwhile: another edit, or none. */
async function lockPage(tx: Db, page: WikiPage, actorId: number): Promise<Raced | PageEditOutcome | null> {
  const rows = await tx.execute<{ state: string }>(sql`
    select state from documents where id = ${page.id}::bigint for no key update`);
  if (rows[0]?.state !== page.state) return { kind: "raced" };
  return refuseFirstDecider(tx, { documentId: page.id }, { actorId, authorId: page.authorId });
}

async function storeChange(
  tx: Db,
  { actor, page, summary, isMinor }: PageEdit,
  { text, rendered }: { text: Merged; rendered: RenderedText },
): Promise<Stored<PageLanding> | PageEditOutcome> {
  const { current, isMerged, ...fields } = text;
  const revisionId = await addRevision(tx, {
    documentId: page.id,
    basedOn: current.id,
    authorId: actor.id,
    ...fields,
    summary,
    isMinor,
    rendered,
    renderingKey: pageRenderingKey(blobHash(fields.source), page.productId),
  });
  // One that went back may be sent again as it is.
  if (revisionId === null && page.state !== "returned") return { kind: "unchanged" };
  await tx
    .update(documents)
    .set({ state: "held" })
    .where(and(eq(documents.id, page.id), eq(documents.state, "returned")));
  return { revisionId: revisionId ?? current.id, landing: { documentId: page.id, isMerged } };
}
