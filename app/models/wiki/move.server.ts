// Renaming a page, moving it in the tree or to another product.
//
// Promises: every address the page ever had leads to it; a rename is a version of its own in the history, with the same
// text; what links to the page shows its new address when it is read next. What is below the page goes with it to another
// product, or none of it does.
import { sql } from "drizzle-orm";
import { canPublishPage } from "#moderation/permissions/pages";
import type { Reason } from "#moderation/reason";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { addRevision, blobHash, publishRevision } from "~/models/document/document.server";
import { type Raced, readOwn, whileRaced } from "~/models/document/edit-merge.server";
import type { RenderedText } from "~/models/document/rendered-text";
import { pageRenderingKey, renderText } from "~/models/document/rendering.server";
import { judgeSubmission } from "~/models/document/submission.server";
import { recordEvent } from "~/models/event.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { hashOf, type KeyedForm, once, unlessDone } from "~/models/once.server";
import { takeFromMemberLimit } from "~/models/rate-limit.server";
import { addressOf, holdAddresses, leaveRedirect, takeSomeAddress } from "./address.server";
import { MOST_BELOW, type PageBelow, pagesBelow, takeAlong } from "./below.server";
import {
  type CreateOutcome,
  factsOfNewPage,
  factsOfPage,
  findWikiPage,
  nameStands,
  type WikiPage,
} from "./page.server";
import { mayStandUnder } from "./tree.server";
import { connectAppeared, updateShownPage } from "./visibility.server";

export type PageMove = {
  actor: Actor;
  page: WikiPage;
  title: string;
  productId: number | null;
  parentId: number | null;
  summary: string;
  /** Takes the address that still leads to a page which was called so before. */
  takesFormer?: boolean;
  key: string;
};

export type MoveOutcome =
  | { kind: "done"; slug: string }
  | { kind: "unchanged" }
  | { kind: "refused"; reasons: Reason[] }
  | { kind: "limited"; retryAfterSeconds: number }
  | { kind: "forbidden"; reason: PermissionReason }
  /** What stands below cannot go to another product in one step. */
  | { kind: "too-many-below"; most: number }
  | Extract<CreateOutcome, { kind: "taken" | "former" | "wrong-parent" }>;

/** By somebody with the right to publish it, here and where it is to go. */
export async function movePage(db: Db, move: PageMove): Promise<MoveOutcome> {
  let page = move.page;
  return whileRaced(async () => {
    const attempt = await tryMoving(db, { ...move, page });
    if (attempt.kind === "raced") page = (await findWikiPage(db, page.id)) ?? page;
    return attempt;
  });
}

async function tryMoving(db: Db, move: PageMove): Promise<MoveOutcome | Raced> {
  const { actor, page, productId, parentId } = move;
  const form = formOf(move);
  const mover = await loadMemberFacts(db, { actor, productId: page.productId });
  const refusal = await refusalToMove(db, move, mover);
  if (refusal) return unlessDone(db, form, refusal);
  const source = await sourceOf(db, page);
  const rendered = await renderText(db, source, page.language, { productId, isPage: true });
  return once<MoveOutcome | Raced>(db, form, async (tx) => {
    const limit = await takeFromMemberLimit(tx, { kind: "edit", member: mover });
    if (!limit.ok) return { kind: "limited", retryAfterSeconds: limit.retryAfterSeconds };
    const now = await lockPage(tx, page.id);
    if (!now) return { kind: "forbidden", reason: "not-published" };
    if (now.live !== page.publishedRevisionId) return { kind: "raced" };
    const isRenamed = move.title !== now.title;
    const isElsewhere = productId !== now.productId;
    await holdAddresses(tx);
    if (!(await mayStandUnder(tx, { productId, parentId, pageId: page.id }))) return { kind: "wrong-parent" };
    const below = isElsewhere ? await pagesBelow(tx, page.id) : [];
    const stays = await whyBelowStays(tx, { actor, below });
    if (stays) return stays;
    if (!isRenamed && !isElsewhere && parentId === now.parentId) return { kind: "unchanged" };
    const stands = await nameStands(tx, { ...move, pageId: page.id, isHeld: false });
    if (stands) return stands;
    const slug = await newAddress(tx, { move, now });
    if (slug !== now.slug || isElsewhere) await leaveRedirect(tx, now, page.id);
    await tx.execute(sql`
      with document as (update documents set product_id = ${productId}::bigint where id = ${page.id}::bigint)
      update pages set product_id = ${productId}::bigint, parent_id = ${parentId}::bigint, slug = ${slug}, title = ${move.title},
        position = ${parentId === now.parentId && !isElsewhere ? sql`position` : sql`(select coalesce(max(position), 0) + 1 from pages where parent_id is not distinct from ${parentId}::bigint and product_id is not distinct from ${productId}::bigint)`}
      where id = ${page.id}::bigint`);
    const revisionId = isRenamed ? await recordRename(tx, move, { live: now.live, source, rendered }) : null;
    await updateShownPage(tx, { pageId: page.id, title: move.title, rendered });
    if (isRenamed || isElsewhere) await connectAppeared(tx, { id: page.id, productId, slug, title: move.title });
    await takeAlong(tx, { below, productId });
    await invalidatePages(tx, ["everything"]);
    await recordEvent(tx, {
      actorId: actor.id,
      verb: isRenamed ? "page-renamed" : "page-moved",
      subjectId: page.id,
      details: { from: now.title, to: move.title, below: below.length, ...(revisionId === null ? {} : { revisionId }) },
    });
    return { kind: "done", slug };
  });
}

/** A second rename with the form of the first is a rename. */
function formOf({
  actor,
  page,
  title,
  productId,
  parentId,
  summary,
  takesFormer,
  key,
}: PageMove): KeyedForm<MoveOutcome> {
  const hash = hashOf([page.id, title, productId, parentId, summary, takesFormer === true]);
  return { userId: actor.id, key, of: "move", sent: { hash, instead: "anew" } };
}

type Now = { live: number; title: string; slug: string; productId: number | null; parentId: number | null };

async function lockPage(tx: Db, pageId: number): Promise<Now | null> {
  const rows = await tx.execute<Now>(sql`
    select d.published_revision_id as live, p.title, p.slug, p.product_id as "productId", p.parent_id as "parentId"
    from documents d join pages p on p.id = d.id where d.id = ${pageId}::bigint and d.state = 'published' for no key update of d`);
  return rows[0] ?? null;
}

/** A new spelling of the title may leave the address as it is. */
async function newAddress(tx: Db, { move, now }: { move: PageMove; now: Now }): Promise<string> {
  const wanted = addressOf(move.title);
  const isSame = move.productId === now.productId && (wanted === now.slug || addressOf(now.title) === wanted);
  if (isSame) return now.slug;
  const place = { productId: move.productId, slug: wanted };
  return takeSomeAddress(tx, place, move.page.id, { overRedirect: move.takesFormer ?? false });
}

/** The same text under another title: a version of its own in the history. */
async function recordRename(
  tx: Db,
  move: PageMove,
  { live, source, rendered }: { live: number; source: string; rendered: RenderedText },
): Promise<number | null> {
  const revisionId = await addRevision(tx, {
    documentId: move.page.id,
    basedOn: live,
    authorId: move.actor.id,
    source,
    title: move.title,
    tags: null,
    summary: move.summary,
    isMinor: false,
    rendered,
    renderingKey: pageRenderingKey(blobHash(source), move.productId),
  });
  if (revisionId !== null) await publishRevision(tx, { documentId: move.page.id, revisionId, base: live });
  return revisionId;
}

async function refusalToMove(
  db: Db,
  { actor, page, productId, title }: PageMove,
  mover: Awaited<ReturnType<typeof loadMemberFacts>>,
): Promise<Extract<MoveOutcome, { kind: "forbidden" | "refused" }> | null> {
  const here = canPublishPage(mover, factsOfPage(page));
  if (!here.allowed) return { kind: "forbidden", reason: here.reason };
  if (page.state !== "published") return { kind: "forbidden", reason: "not-published" };
  if (productId !== page.productId) {
    const there = canPublishPage(await loadMemberFacts(db, { actor, productId }), factsOfNewPage(productId));
    if (!there.allowed) return { kind: "forbidden", reason: there.reason };
  }
  if (title === page.title) return null;
  const verdict = await judgeSubmission(db, {
    kind: "page",
    isEdit: true,
    author: mover,
    areaId: null,
    productId,
    allowsAdvertising: false,
    title,
    body: title,
    language: page.language,
    documentId: page.id,
  });
  return verdict.outcome === "publish" ? null : { kind: "refused", reasons: verdict.reasons };
}

/** Whoever moves a page moves what is below it, and must be allowed to. */
async function whyBelowStays(
  tx: Db,
  { actor, below }: { actor: Actor; below: readonly PageBelow[] },
): Promise<Extract<MoveOutcome, { kind: "forbidden" | "too-many-below" }> | null> {
  if (below.length > MOST_BELOW) return { kind: "too-many-below", most: MOST_BELOW };
  const [first] = below;
  if (!first) return null;
  const mover = await loadMemberFacts(tx, { actor, productId: first.productId });
  for (const page of below) {
    const may = canPublishPage(mover, factsOfPage({ ...page, state: "published" }));
    if (!may.allowed) return { kind: "forbidden", reason: may.reason };
  }
  return null;
}

async function sourceOf(db: Db, page: WikiPage): Promise<string> {
  return (await readOwn(db, page.publishedRevisionId ?? page.latestRevisionId, page.id)).source;
}
