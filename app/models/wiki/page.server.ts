// A page of the wiki as what it shares with every document, and beginning one. Its id is its document's id.
//
// createPage promises: who may publish pages publishes at once; everybody else's page is held with a case and has no
// address of its own until a moderator lets it through. Changing one is in page-edit, renaming and moving in page-move,
// coming into view and leaving it in page-visibility.
import { sql } from "drizzle-orm";
import type { DocumentFacts, MemberFacts, Protection } from "#moderation/facts";
import { canProposePage, DEFAULT_PROTECTION, reasonsForNewPage } from "#moderation/permissions/pages";
import type { Reason } from "#moderation/reason";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { openCase } from "~/models/case/open-case.server";
import { blobHash, createDocument, type DocumentState } from "~/models/document/document.server";
import { type DraftingForm, settleDraft } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";
import { pageExcerptOf } from "~/models/document/excerpt";
import { pageRenderingKey, renderText } from "~/models/document/rendering.server";
import { judgeSubmission } from "~/models/document/submission.server";
import { recordEvent } from "~/models/event.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { once, unlessDone } from "~/models/once.server";
import { takeFromMemberLimit } from "~/models/rate-limit.server";
import { slugOf } from "~/urls";
import { findMovedPage, hiddenSlug, holdAddresses, takeAddress } from "./address.server";
import { mayStandUnder } from "./tree.server";
import { connectAppeared, updateShownPage } from "./visibility.server";

export type WikiPage = {
  id: number;
  state: DocumentState;
  authorId: number | null;
  language: string;
  publishedRevisionId: number | null;
  latestRevisionId: number;
  productId: number | null;
  productSlug: string | null;
  parentId: number | null;
  slug: string;
  title: string;
  protection: Protection;
};

export async function findWikiPage(db: Db, id: number): Promise<WikiPage | null> {
  if (!Number.isSafeInteger(id) || id < 1) return null;
  const rows = await db.execute<WikiPage>(sql`
    select d.id, d.state, d.author_id as "authorId", d.language, d.published_revision_id as "publishedRevisionId",
      d.latest_revision_id as "latestRevisionId", p.product_id as "productId", x.slug as "productSlug", p.parent_id as "parentId",
      p.slug, p.title, p.protection
    from pages p join documents d on d.id = p.id left join products x on x.id = p.product_id where p.id = ${id}::bigint`);
  return rows[0] ?? null;
}

export function factsOfPage(page: Pick<WikiPage, "state" | "authorId" | "protection" | "productId">): DocumentFacts {
  const { state, authorId, protection, productId } = page;
  return { kind: "page", authorId, state, isClosed: false, isProtected: false, protection, productId };
}

/** A page that is about to be begun there. */
export function factsOfNewPage(productId: number | null): DocumentFacts {
  return factsOfPage({ state: "published", authorId: null, protection: DEFAULT_PROTECTION, productId });
}

export type NewPage = DraftingForm & {
  actor: Actor;
  /** Null: about no single product. */
  productId: number | null;
  /** A page of the same product; null at the top of the tree. */
  parentId?: number | null;
  title: string;
  body: string;
  language: string;
  /** What was said about it in the history; may be empty. */
  summary?: string;
};

export type CreateOutcome =
  | { kind: "published"; documentId: number; slug: string }
  | { kind: "held"; documentId: number; slug: string; reasons: Reason[] }
  | { kind: "refused"; reasons: Reason[] }
  | { kind: "limited"; retryAfterSeconds: number }
  | { kind: "forbidden"; reason: PermissionReason }
  /** The address is another page's; null where it cannot be named. */
  | { kind: "taken"; page: { productSlug: string | null; slug: string; title: string } | null }
  | { kind: "no-slug" }
  | { kind: "wrong-parent" };

/** Begins a page. The address is made of the title: "Flow sensor" of the lamp is /wiki/lamp/flow-sensor. */
export async function createPage(db: Db, page: NewPage): Promise<CreateOutcome> {
  const { actor, productId, key } = page;
  const author = await loadMemberFacts(db, { actor, productId });
  const form = { userId: actor.id, key, of: "page" };
  const permission = canProposePage(author, factsOfNewPage(productId));
  if (!permission.allowed) return unlessDone<CreateOutcome>(db, form, { kind: "forbidden", reason: permission.reason });
  if (slugOf(page.title) === "") return { kind: "no-slug" };
  const reasons = await reasonsToHold(db, page, author);
  if ("refused" in reasons) return unlessDone<CreateOutcome>(db, form, { kind: "refused", reasons: reasons.refused });
  const rendered = await renderText(db, page.body, page.language, { productId, isPage: true });
  return once<CreateOutcome>(db, form, async (tx) => {
    const limit = await takeFromMemberLimit(tx, { kind: "edit", member: author });
    if (!limit.ok) return { kind: "limited", retryAfterSeconds: limit.retryAfterSeconds };
    const isHeld = reasons.hold.length > 0;
    await holdAddresses(tx);
    if (!(await mayStandUnder(tx, { productId, parentId: page.parentId ?? null, pageId: null })))
      return { kind: "wrong-parent" };
    const slug = await takeAddress(tx, { productId, slug: slugOf(page.title) }, null);
    if (slug === null) return { kind: "taken", page: await whoHas(tx, { productId, slug: slugOf(page.title) }) };
    const { documentId, revisionId } = await createDocument(tx, {
      kind: "page",
      productId,
      language: page.language,
      authorId: actor.id,
      source: page.body,
      title: page.title,
      tags: null,
      summary: page.summary ?? "",
      rendered,
      renderingKey: pageRenderingKey(blobHash(page.body), productId),
      state: isHeld ? "held" : "published",
    });
    const own = isHeld ? hiddenSlug(page.title, documentId) : slug;
    await insertPage(tx, page, { id: documentId, slug: own, excerpt: pageExcerptOf(rendered) });
    await settleDraft(tx, { userId: actor.id, target: draftTargets.page(), form: page });
    if (isHeld) {
      await openCase(tx, { documentId, revisionId, reasons: reasons.hold });
      return { kind: "held", documentId, slug: own, reasons: reasons.hold };
    }
    await updateShownPage(tx, { pageId: documentId, title: page.title, rendered });
    await connectAppeared(tx, { id: documentId, productId, slug });
    await recordEvent(tx, { actorId: actor.id, verb: "page-created", subjectId: documentId, details: { revisionId } });
    return { kind: "published", documentId, slug };
  });
}

/** Why a person should look first: what the rules found, or that the author may not publish pages alone yet. */
async function reasonsToHold(
  db: Db,
  page: NewPage,
  author: MemberFacts,
): Promise<{ refused: Reason[] } | { hold: Reason[] }> {
  const verdict = await judgeSubmission(db, {
    kind: "page",
    isEdit: false,
    author,
    areaId: null,
    productId: page.productId,
    allowsAdvertising: false,
    title: page.title,
    body: page.body,
    language: page.language,
  });
  if (verdict.outcome === "refuse") return { refused: verdict.reasons };
  const found = verdict.outcome === "hold" ? verdict.reasons : [];
  return { hold: [...found, ...reasonsForNewPage(author, factsOfNewPage(page.productId))] };
}

async function insertPage(
  tx: Db,
  page: NewPage,
  { id, slug, excerpt }: { id: number; slug: string; excerpt: string },
): Promise<void> {
  const { productId, parentId = null } = page;
  await tx.execute(sql`
    insert into pages (id, product_id, parent_id, slug, title, excerpt, language, protection, position)
    values (${id}::bigint, ${productId}::bigint, ${parentId}::bigint, ${slug}, ${page.title}, ${excerpt}, ${page.language}, ${DEFAULT_PROTECTION},
      (select coalesce(max(position), 0) + 1 from pages where product_id is not distinct from ${productId}::bigint and parent_id is not distinct from ${parentId}::bigint))`);
}

type Place = { productId: number | null; slug: string };

/** The page that has, or had, an address. */
export async function whoHas(
  db: Db,
  place: Place,
): Promise<{ productSlug: string | null; slug: string; title: string } | null> {
  const rows = await db.execute<{ productSlug: string | null; slug: string; title: string }>(sql`
    select x.slug as "productSlug", p.slug, p.title from pages p left join products x on x.id = p.product_id
    where coalesce(p.product_id, 0) = ${place.productId ?? 0}::bigint and p.slug = ${place.slug} and p.is_listed`);
  return rows[0] ?? findMovedPage(db, place);
}
