// Renaming a page, moving it in the tree or to another product.
//
// Promises: every address the page ever had leads to it; a rename is a version of its own in the history, with the same
// text; what links to the page shows its new address when it is read next. What is below the page goes with it to another
// product, or none of it does; titles that begin with the title of the page follow it where that was wished for.
import { sql } from "drizzle-orm";
import { canPublishPage } from "#moderation/permissions/pages";
import type { Db } from "~/database/db.server";
import { refuseFirstDecider } from "~/models/case/first-decider.server";
import { type Raced, readOwn, whileRaced } from "~/models/document/edit-merge.server";
import { renderText } from "~/models/document/rendering.server";
import { judgeSubmission } from "~/models/document/submission.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { hashOf, type KeyedForm, once, unlessDone } from "~/models/once.server";
import { takeFromMemberLimit } from "~/models/rate-limit.server";
import { holdAddresses } from "./address.server";
import { findAlong, whatStands } from "./move-obstacles.server";
import type { MoveOutcome, PageMove } from "./move-outcome";
import { type Now, settle } from "./move-rows.server";
import { factsOfNewPage, factsOfPage, findWikiPage, type WikiPage } from "./page.server";

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
  const { actor, page, productId } = move;
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
    const who = { actorId: actor.id, authorId: page.authorId };
    const first = await refuseFirstDecider(tx, { documentId: page.id }, who);
    if (first) return first;
    await holdAddresses(tx);
    const moving = { move, now, along: await findAlong(tx, move, now) };
    const stands = await whatStands(tx, moving);
    return stands ?? { kind: "done", slug: await settle(tx, moving, { source, rendered }) };
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
  renamesBelow,
  key,
}: PageMove): KeyedForm<MoveOutcome> {
  const hash = hashOf([page.id, title, productId, parentId, summary, takesFormer === true, renamesBelow === true]);
  return { userId: actor.id, key, of: "move", sent: { hash, instead: "anew" } };
}

async function lockPage(tx: Db, pageId: number): Promise<Now | null> {
  const rows = await tx.execute<Now>(sql`
    select d.published_revision_id as live, p.title, p.slug, p.product_id as "productId", p.parent_id as "parentId"
    from documents d join pages p on p.id = d.id where d.id = ${pageId}::bigint and d.state = 'published' for no key update of d`);
  return rows[0] ?? null;
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

async function sourceOf(db: Db, page: WikiPage): Promise<string> {
  return (await readOwn(db, page.publishedRevisionId ?? page.latestRevisionId, page.id)).source;
}
