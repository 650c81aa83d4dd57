// Moving a question to another area, product or version. Its answers and comments go along: trust, restrictions and search
// look at the product of each document.
import { sql } from "drizzle-orm";
import { canMove } from "#moderation/permissions-office";
import type { Db } from "~/db.server";
import type { Actor } from "~/visit.server";
import { type Community, invalidatePages } from "./community.server";
import { recordEvent } from "./event.server";
import { loadMemberFacts } from "./member-facts.server";
import { factsOfPost, findPost } from "./post.server";
import { type CareOutcome, lockQuestion } from "./question-care.server";
import { indexQuestionAndAnswers } from "./visibility.server";

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
    const before: Place = { areaId: post.areaId, productId: post.productId, versionId: post.versionId };
    if (
      before.areaId === place.areaId &&
      before.productId === place.productId &&
      before.versionId === place.versionId
    ) {
      return { kind: "unchanged", post };
    }
    await tx.execute(sql`
      update questions set area_id = ${place.areaId}::bigint, product_id = ${place.productId}::bigint, version_id = ${place.versionId}::bigint
      where id = ${questionId}::bigint`);
    await setProduct(tx, questionId, place.productId);
    if (post.state === "published") await indexQuestionAndAnswers(tx, questionId);
    await recordEvent(tx, {
      actorId: actor.id,
      verb: "moved",
      subjectId: questionId,
      details: { before, after: place },
    });
    await invalidatePages(tx, [`question:${questionId}`, "lists"]);
    return { kind: "done", post };
  });
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
