// Moving a question to another area, product or version. Its answers and comments go along: trust, restrictions and search
// look at the product of each document.
import { sql } from "drizzle-orm";
import { OFFER_DAYS } from "#moderation/offers";
import { canMove } from "#moderation/permissions/office";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { refuseFirstDecider } from "~/models/case/first-decider.server";
import type { Community } from "~/models/community/community.server";
import { recordEvent } from "~/models/event.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { factsOfPost, findPost } from "~/models/post/post.server";
import { indexQuestionAndAnswers } from "~/models/search/indexing.server";
import { type CareOutcome, lockQuestion } from "./on-question.server";

export type QuestionPlace = { areaId: number; productId: number | null; versionId: number | null };
/** Which part of a place does not fit, and why. */
export type UnfitPart = { field: "area" | "product" | "version"; because: "unknown" | "version-of-product" };
export type MoveOutcome = CareOutcome | ({ kind: "unknown-place" } & UnfitPart);

export async function movePlace(
  db: Db,
  {
    actor,
    questionId,
    place,
    community,
  }: { actor: Actor; questionId: number; place: QuestionPlace; community: Community },
): Promise<MoveOutcome> {
  const unfit = unfitPart(place, community, null);
  if (unfit) return { kind: "unknown-place", ...unfit };
  return db.transaction(async (tx) => {
    await lockQuestion(tx, questionId);
    const post = await findPost(tx, questionId);
    if (post?.kind !== "question") return { kind: "missing" };
    const member = await loadMemberFacts(tx, { actor, productId: post.productId });
    const permission = canMove(member, factsOfPost(post));
    if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
    const first = await refuseFirstDecider(
      tx,
      { documentId: questionId },
      { actorId: actor.id, authorId: post.authorId },
    );
    return first ?? moveTo(tx, { actor, questionId, place });
  });
}

/** For whoever has asked who may. */
export async function moveTo(
  tx: Db,
  { actor, questionId, place }: { actor: Actor; questionId: number; place: QuestionPlace },
): Promise<MoveOutcome> {
  await lockQuestion(tx, questionId);
  const post = await findPost(tx, questionId);
  if (post?.kind !== "question") return { kind: "missing" };
  const before: QuestionPlace = { areaId: post.areaId, productId: post.productId, versionId: post.versionId };
  if (before.areaId === place.areaId && before.productId === place.productId && before.versionId === place.versionId)
    return { kind: "unchanged", post };
  await setPlace(tx, { questionId, isListed: post.state === "published", to: place });
  await recordEvent(tx, { actorId: actor.id, verb: "moved", subjectId: questionId, details: { before, after: place } });
  await invalidatePages(tx, [`question:${questionId}`, "lists"]);
  return { kind: "done", post };
}

/**
 * Without asking who may. In the Marketplace it is an offer from then on, with its time, which runs from the first day it was
 * one; anywhere else it is none.
 */
export async function setPlace(
  tx: Db,
  { questionId, isListed, to }: { questionId: number; isListed: boolean; to: QuestionPlace },
): Promise<void> {
  const isOffer = sql`(select kind from areas where id = ${to.areaId}::bigint) = 'marketplace'`;
  await tx.execute(sql`
    update questions set area_id = ${to.areaId}::bigint, product_id = ${to.productId}::bigint, version_id = ${to.versionId}::bigint,
      offer_begun_at = case when ${isOffer} then coalesce(offer_begun_at, now()) else offer_begun_at end,
      offer_ends_at = case when ${isOffer} then coalesce(offer_begun_at, now()) + make_interval(days => ${OFFER_DAYS}) end
    where id = ${questionId}::bigint`);
  await setProduct(tx, questionId, to.productId);
  if (isListed) await indexQuestionAndAnswers(tx, questionId);
}

/** The area where advertising is allowed; null where a community has none. */
export async function findMarketplace(db: Db): Promise<number | null> {
  const rows = await db.execute<{ id: number }>(
    sql`select id from areas where kind = 'marketplace' and not is_archived order by position, id limit 1`,
  );
  return rows[0]?.id ?? null;
}

/** Of the question and everything under it. */
export async function setProduct(tx: Db, questionId: number, productId: number | null): Promise<void> {
  await tx.execute(sql`
    update documents set product_id = ${productId}::bigint
    where product_id is distinct from ${productId}::bigint and id in (
      select ${questionId}::bigint
      union all select id from answers where question_id = ${questionId}::bigint
      union all select id from comments where question_id = ${questionId}::bigint)`);
}

/**
 * Null where everything fits. `now`: where the question stands already, so that what was archived since may stay; null for those
 * who may move into what is archived.
 */
export function unfitPart(place: QuestionPlace, community: Community, now: QuestionPlace | null): UnfitPart | null {
  const fits = (one: { isArchived: boolean } | undefined, isHere: boolean) =>
    one !== undefined && (!one.isArchived || now === null || isHere);
  const area = community.areas.find((one) => one.id === place.areaId);
  if (!fits(area, place.areaId === now?.areaId)) return { field: "area", because: "unknown" };
  const product = community.products.find((one) => one.id === place.productId);
  if (place.productId !== null && !fits(product, place.productId === now?.productId))
    return { field: "product", because: "unknown" };
  const version = product?.versions.find((one) => one.id === place.versionId);
  if (place.versionId === null || fits(version, place.versionId === now?.versionId)) return null;
  const isOfAnother =
    version === undefined && community.products.some((one) => one.versions.some(({ id }) => id === place.versionId));
  return { field: "version", because: isOfAnother ? "version-of-product" : "unknown" };
}
