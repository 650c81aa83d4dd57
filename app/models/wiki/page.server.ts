// A page of the wiki as what it shares with every document, and beginning one. Its id is its document's id.
// createPage promises: who may publish pages publishes at once; any other page is held and has no address until it is let through.
import { sql } from "drizzle-orm";
import type { DocumentFacts, Protection } from "#moderation/facts";
import { canProposePage, DEFAULT_PROTECTION, reasonsForNewPage } from "#moderation/permissions/pages";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { blobHash, createDocument, type DocumentState } from "~/models/document/document.server";
import { type DraftingForm, keepRefused } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";
import { pageExcerptOf } from "~/models/document/excerpt";
import type { RenderedText } from "~/models/document/rendered-text";
import { pageRenderingKey } from "~/models/document/rendering.server";
import { submit } from "~/models/document/submit.server";
import type { Landing, Stored, SubmitOutcome, Writing, WrittenText } from "~/models/document/writing";
import { addressOf, hiddenSlug, holdAddresses, type NameStands, nameStands, takeSomeAddress } from "./address.server";
import { protectionNow } from "./protection-now";
import { mayStandUnder } from "./tree.server";
import { connectAppeared, updatePageRow } from "./visibility.server";

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
      p.slug, p.title, ${protectionNow()} as protection
    from pages p join documents d on d.id = p.id left join products x on x.id = p.product_id where p.id = ${id}::bigint`);
  return rows[0] ?? null;
}

export function factsOfPage(page: Pick<WikiPage, "state" | "authorId" | "protection" | "productId">): DocumentFacts {
  const { state, authorId, protection, productId } = page;
  return { kind: "page", authorId, state, isClosed: false, isProtected: false, protection, productId };
}

/** One that is about to be begun. */
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
  /** Takes the address that still leads to a page which was called so before. */
  takesFormer?: boolean;
};

type PageLanding = Landing & { slug: string };

export type NoPlace = NameStands | { kind: "wrong-parent" };

export type CreateOutcome = SubmitOutcome<PageLanding> | NoPlace;

/** Begins a page. The address is made of the title: "Flow sensor" of the lamp is /wiki/lamp/flow-sensor. */
export async function createPage(db: Db, page: NewPage): Promise<CreateOutcome> {
  const outcome = await submit(db, beginning(page));
  const { actor, title, body } = page;
  const draft = { userId: actor.id, target: draftTargets.page(), fields: { title, body }, form: page };
  return outcome.kind === "forbidden" ? keepRefused(db, outcome, draft) : outcome;
}

function beginning(page: NewPage): Writing<WrittenText, PageLanding, NoPlace> {
  const { actor, productId, parentId = null, title, body, language, key, drafted } = page;
  const typed = { title, source: body, tags: null };
  const facts = factsOfNewPage(productId);
  return {
    actor,
    key,
    drafted,
    command: "page",
    limit: "edit",
    draft: draftTargets.page(),
    kind: "page",
    language,
    place: { areaId: null, productId, allowsAdvertising: false },
    typed,
    chosenPlace: [productId, parentId, language],
    twin: {
      place: sql`exists (select 1 from pages p where p.id = d.id and p.product_id is not distinct from ${productId}::bigint
        and p.parent_id is not distinct from ${parentId}::bigint)`,
      land: landOn,
    },
    may: (author) => canProposePage(author, facts),
    prepare: async () => typed,
    lock: async (tx) => {
      await holdAddresses(tx);
      return (await mayStandUnder(tx, { productId, parentId, pageId: null })) ? null : { kind: "wrong-parent" };
    },
    whyHeld: async (_tx, found, author) => {
      const reasons = [...found, ...reasonsForNewPage(author, facts)];
      return reasons.length > 0 ? reasons : null;
    },
    store: (tx, written) => storePage(tx, page, written),
    show: async (tx, { rendered }, { landing }) => {
      await updatePageRow(tx, { pageId: landing.documentId, title, rendered });
      return null;
    },
    event: ({ revisionId }) => ({ verb: "page-created", details: { revisionId } }),
    pages: ({ landing }) => [`page:${landing.documentId}`, "wiki"],
    // When it is known what it links to and wishes for: itself, perhaps.
    follow: (tx, { landing: { documentId: id, slug } }) => connectAppeared(tx, { id, productId, slug, title }),
  };
}

async function landOn(db: Db, documentId: number): Promise<PageLanding> {
  const rows = await db.execute<{ slug: string }>(sql`select slug from pages where id = ${documentId}::bigint`);
  return { documentId, slug: rows[0]?.slug ?? "" };
}

/** Who may publish it has an address at once; what waits has one that nobody guesses. */
async function storePage(
  tx: Db,
  page: NewPage,
  { rendered, isHeld }: { rendered: RenderedText; isHeld: boolean },
): Promise<Stored<PageLanding> | NoPlace> {
  const { actor, productId, title, body, language, summary = "" } = page;
  const stands = await nameStands(tx, { ...page, pageId: null, isHeld });
  if (stands) return stands;
  const { documentId, revisionId } = await createDocument(tx, {
    kind: "page",
    productId,
    language,
    authorId: actor.id,
    source: body,
    title,
    tags: null,
    summary,
    rendered,
    renderingKey: pageRenderingKey(blobHash(body), productId),
    state: isHeld ? "held" : "published",
  });
  const place = { productId, slug: addressOf(title) };
  const slug = isHeld
    ? hiddenSlug(title, documentId)
    : await takeSomeAddress(tx, place, documentId, { overRedirect: page.takesFormer ?? false });
  await insertPage(tx, page, { id: documentId, slug, excerpt: pageExcerptOf(rendered) });
  return { revisionId, landing: { documentId, slug } };
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
