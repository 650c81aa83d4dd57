// Moving a question to another area, product or version. Its answers and comments go along: trust, restrictions and search
// look at the product of each document.
import { sql } from "drizzle-orm";
import { OFFER_DAYS } from "#moderation/offers";
import { canMove } from "#moderation/permissions/office";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import type { Community } from "~/models/community/community.server";
import { recordEvent } from "~/models/event.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { factsOfPost, findPost } from "~/models/post/post.server";
import { indexQuestionAndAnswers } from "~/models/post/visibility.server";
import { type CareOutcome, lockQuestion } from "./care.server";

export type Place = { areaId: number; productId: number | null; versionId: number | null };
export type MoveOutcome = CareOutcome | { kind: "unknown-place" };

export async function movePlace(
  db: Db,
  { actor, questionId, place, community }: { actor: Actor; questionId: number; place: Place; community: Community },
): Promise<MoveOutcome> {
  if (!isKnownPlace(place, community)) return { kind: "unknown-place" };
  return db.transaction(async (tx) => {
    await lockQuestion(tx, questionId);
    const post = await findPost(tx, questionId);
    if (post?.kind !== "question") return { kind: "missing" };
    const member = await loadMemberFacts(tx, { actor, productId: post.productId });
    const permission = canMove(member, factsOfPost(post));
    if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
    return moveTo(tx, { actor, questionId, place });
  });
}

/** For whoever has asked who may. */
export async function moveTo(
  tx: Db,
  { actor, questionId, place }: { actor: Actor; questionId: number; place: Place },
): Promise<MoveOutcome> {
  await lockQuestion(tx, questionId);
  const post = await findPost(tx, questionId);
  if (post?.kind !== "question") return { kind: "missing" };
  const before: Place = { areaId: post.areaId, productId: post.productId, versionId: post.versionId };
  if (before.areaId === place.areaId && before.productId === place.productId && before.versionId === place.versionId)
    return { kind: "unchanged", post };
  await setPlace(tx, { questionId, isListed: post.state === "published", to: place });
  await recordEvent(tx, { actorId: actor.id, verb: "moved", subjectId: questionId, details: { before, after: place } });
  await invalidatePages(tx, [`question:${questionId}`, "lists"]);
  return { kind: "done", post };
}

/** Without asking who may. In the Marketplace it is an offer from then on, with its time; anywhere else it is none. */
export async function setPlace(
  tx: Db,
  { questionId, isListed, to }: { questionId: number; isListed: boolean; to: Place },
): Promise<void> {
  await tx.execute(sql`
    update questions set area_id = ${to.areaId}::bigint, product_id = ${to.productId}::bigint, version_id = ${to.versionId}::bigint,
      offer_ends_at = case when (select kind from areas where id = ${to.areaId}::bigint) = 'marketplace'
        then coalesce(offer_ends_at, now() + make_interval(days => ${OFFER_DAYS})) end
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

/** Archived ones may stay where they are, so they are known too; the form does not offer them. */
function isKnownPlace({ areaId, productId, versionId }: Place, community: Community): boolean {
  if (!community.areas.some((area) => area.id === areaId)) return false;
  if (productId === null) return versionId === null;
  const product = community.products.find((one) => one.id === productId);
  if (!product) return false;
  return versionId === null || product.versions.some((version) => version.id === versionId);
}

/** Known, and not archived unless the question stands there already. */
export function isOpenPlace(place: Place, now: Place, community: Community): boolean {
  if (!isKnownPlace(place, community)) return false;
  const area = community.areas.find((one) => one.id === place.areaId);
  const product = community.products.find((one) => one.id === place.productId);
  const version = product?.versions.find((one) => one.id === place.versionId);
  return (
    (!area?.isArchived || place.areaId === now.areaId) &&
    (!product?.isArchived || place.productId === now.productId) &&
    (!version?.isArchived || place.versionId === now.versionId)
  );
}
