// Coming into view and leaving it: the one way in and out for everything people write, whichever noun it is.
//
// Promises: after goLive everything is as if the text had been published at once; after goDark nothing of it is counted,
// listed or found any more, and goLive brings all of it back. Both run in the caller's transaction, hold the document's row
// and may be repeated. Locks are taken in the order document, question. The event of a post or a page is the caller's: only
// it knows what happened.
// What a noun does is its own part, in a file of its room; app/models/nouns names them all, and whoever starts the program
// hands that in (2026-11-29: this room knew question, wiki, faq, case and search, and they knew it).
import { eq, sql } from "drizzle-orm";
import { revisions } from "#drizzle/schema/documents";
import type { Db } from "~/database/db.server";
import { type DocumentKind, type DocumentState, publishRevision } from "./document.server";
import type { RenderedText } from "./rendered-text";
import { renderText } from "./rendering.server";
import { readBlob } from "./revision.server";

/** What can come into view and leave it. Rules and descriptions of tags stand as long as what they describe. */
export type ShownKind = Exclude<DocumentKind, "rule" | "tag">;

/** A document whose row is held until the transaction ends, as it was before anything changed. */
export type HeldDocument = {
  id: number;
  kind: ShownKind;
  productId: number | null;
  state: DocumentState;
  language: string;
  authorId: number | null;
  published: number | null;
  latest: number;
  /** Nobody has seen it yet. */
  isFirst: boolean;
};

/** Out of view: why. Entries of the FAQ know drafts only. */
export type DarkState = Exclude<DocumentState, "published">;

/** Who does it, where the noun records that itself. */
type Doer = { actorId: number | null };

/** What one noun does; the document's row is held. */
export type NounPart = {
  /** Publishes the text and says so everywhere the noun stands. False: nothing was changed. */
  show(tx: Db, document: HeldDocument, how: Doer & { rendered?: RenderedText }): Promise<boolean>;
  /** Also called for what was not in view: it may be deleted while it waits. */
  hide(tx: Db, document: HeldDocument, how: Doer & { state: DarkState }): Promise<void>;
};

/** What follows every noun. `hidden` is called only for what was in view. */
export type Follower = {
  beforeShown?(tx: Db, document: HeldDocument): Promise<void>;
  shown?(tx: Db, document: HeldDocument): Promise<void>;
  hidden?(tx: Db, document: HeldDocument): Promise<void>;
};

/** A kind without its part is a type error. Followers are called in the order of FOLLOWERS. */
export type Nouns = {
  parts: Readonly<Record<ShownKind, NounPart>>;
  followers: Readonly<Record<(typeof FOLLOWERS)[number], Follower>>;
};

/** The index says what the rows say by then; entries of the FAQ compare themselves with what is live, so they come last. */
const FOLLOWERS = ["index", "cases", "faqSources"] as const;

let handedIn: Nouns | null = null;

/** By whoever starts the program, before anything comes into view. */
export function handInNouns(nouns: Nouns): void {
  handedIn = nouns;
}

function nouns(): Nouns {
  if (!handedIn) throw new Error("handInNouns was not called when the program started");
  return handedIn;
}

/**
 * Shows the newest text (of something deleted or removed: the one that was live). `rendered` of that text saves rendering
 * it again. False when there is no such document or somebody else published in between.
 */
export async function goLive(
  tx: Db,
  documentId: number,
  { rendered, actorId = null }: { rendered?: RenderedText; actorId?: number | null } = {},
): Promise<boolean> {
  const { parts, followers } = nouns();
  const document = await holdDocument(tx, documentId);
  if (!document) return false;
  for (const name of FOLLOWERS) await followers[name].beforeShown?.(tx, document);
  const isShown = await parts[document.kind].show(tx, document, { actorId, ...(rendered ? { rendered } : {}) });
  if (!isShown) return false;
  for (const name of FOLLOWERS) await followers[name].shown?.(tx, document);
  return true;
}

/** Takes a document out of view. Nothing is lost: text, votes and acceptances stay where they are. */
export async function goDark(
  tx: Db,
  documentId: number,
  state: DarkState,
  { actorId = null }: { actorId?: number | null } = {},
): Promise<boolean> {
  const { parts, followers } = nouns();
  const document = await holdDocument(tx, documentId);
  if (!document) return false;
  await parts[document.kind].hide(tx, document, { state, actorId });
  if (document.state !== "published") return true;
  for (const name of FOLLOWERS) await followers[name].hidden?.(tx, document);
  return true;
}

async function holdDocument(tx: Db, documentId: number): Promise<HeldDocument | null> {
  const rows = await tx.execute<HeldDocument>(sql`
    select id, kind, product_id as "productId", state, language, author_id as "authorId", published_revision_id as published,
      latest_revision_id as latest, published_at is null as "isFirst"
    from documents where id = ${documentId}::bigint and kind not in ('rule', 'tag') for no key update`);
  return rows[0] ?? null;
}

/** The text that comes into view. */
export type ShownText = {
  revisionId: number;
  title: string | null;
  tags: string[];
  blob: Buffer;
  rendered: RenderedText;
};

/** For the parts: makes the text live that is to be shown. Null when somebody else published in between. */
export async function publishShown(tx: Db, document: HeldDocument, rendered?: RenderedText): Promise<ShownText | null> {
  const { id, kind, state, published, latest, language, productId } = document;
  const isBack = state === "deleted" || state === "removed";
  const revisionId = (isBack ? published : null) ?? latest;
  if (!(await publishRevision(tx, { documentId: id, revisionId, base: published }))) return null;
  const rows = await tx
    .select({ title: revisions.title, tags: revisions.tags, blob: revisions.blob })
    .from(revisions)
    .where(eq(revisions.id, revisionId));
  const row = rows[0];
  if (!row) throw new Error(`revision ${revisionId} vanished`);
  const place = { productId, isPage: kind === "page" };
  const shown = rendered ?? (await renderText(tx, await readBlob(tx, row.blob), language, place));
  return { revisionId, title: row.title, tags: row.tags ?? [], blob: row.blob, rendered: shown };
}
