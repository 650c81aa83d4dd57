// Whoever asked corrects where the own question stands: product, version, area, language.
//
// Promises: an office moves as it always may; the asker only to where they may ask, and what they wrote must be what they could
// post there: an advertisement does not leave the Marketplace this way, and an offer counts as one. A correction counts as an edit.
import { eq, sql } from "drizzle-orm";
import { questions } from "#drizzle/schema/forum";
import type { MemberFacts } from "#moderation/facts";
import { canCorrectPlace, canMove } from "#moderation/permissions/office";
import { canAsk } from "#moderation/permissions/posts";
import type { Reason } from "#moderation/reason";
import type { Actor } from "~/actor";
import { allowsAdvertising } from "~/area-name";
import type { Db } from "~/database/db.server";
import type { Community } from "~/models/community/community.server";
import { findRevisionById } from "~/models/document/revision.server";
import { judgeSubmission } from "~/models/document/submission.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { factsOfPost, findPost, type Post } from "~/models/post/post.server";
import { takeFromMemberLimit } from "~/models/rate-limit.server";
import { indexQuestionAndAnswers } from "~/models/search/indexing.server";
import { refuseOffer } from "./offer.server";
import { type MoveOutcome, movePlace, moveTo, type QuestionPlace, unfitPart } from "./place.server";

export type CorrectOutcome =
  | MoveOutcome
  | { kind: "refused"; reasons: Reason[] }
  | { kind: "limited"; retryAfterSeconds: number };
type Correction = {
  actor: Actor;
  questionId: number;
  place: QuestionPlace;
  language?: string | undefined;
  community: Community;
};

export async function correctPlace(db: Db, correction: Correction): Promise<CorrectOutcome> {
  const { actor, questionId, place, language, community } = correction;
  const post = await findPost(db, questionId);
  if (post?.kind !== "question") return { kind: "missing" };
  const member = await loadMemberFacts(db, { actor, productId: post.productId });
  const permission = canCorrectPlace(member, factsOfPost(post));
  if (!permission.allowed) return { kind: "forbidden", reason: permission.reason };
  const moved = canMove(member, factsOfPost(post)).allowed
    ? await movePlace(db, { actor, questionId, place, community })
    : await moveOwn(db, correction, { post, member });
  if (moved.kind !== "done" && moved.kind !== "unchanged") return moved;
  const isChanged = language !== undefined && (await setLanguage(db, post, language));
  return isChanged ? { kind: "done", post } : moved;
}

async function moveOwn(
  db: Db,
  { actor, place, community }: Correction,
  { post, member }: { post: Post; member: MemberFacts },
): Promise<CorrectOutcome> {
  const unfit = unfitPart(place, community, post);
  if (unfit) return { kind: "unknown-place", ...unfit };
  const limit = await takeFromMemberLimit(db, { kind: "edit", member });
  if (!limit.ok) return { kind: "limited", retryAfterSeconds: limit.retryAfterSeconds };
  const isOffer = allowsAdvertising(community, place.areaId);
  const author = await loadMemberFacts(db, { actor, productId: place.productId });
  const asking = canAsk(author, { areaId: place.areaId, productId: place.productId, allowsAdvertising: isOffer });
  if (!asking.allowed) return { kind: "forbidden", reason: asking.reason };
  const isElsewhere = place.areaId !== post.areaId;
  const text = isElsewhere ? await findRevisionById(db, post.latestRevisionId) : null;
  if (text) {
    const verdict = await judgeSubmission(db, {
      kind: "question",
      isEdit: true,
      author,
      areaId: place.areaId,
      productId: place.productId,
      allowsAdvertising: isOffer,
      title: text.title ?? "",
      body: text.source,
      language: post.language,
      // Who takes the own text to the Marketplace says by that whose offer it is.
      isDisclosed: true,
      documentId: post.id,
    });
    if (verdict.outcome !== "publish") return { kind: "refused", reasons: verdict.reasons };
  }
  return db.transaction(async (tx) => {
    const tooMany = isElsewhere && isOffer ? await refuseOffer(tx, actor.id) : [];
    if (tooMany.length > 0) return { kind: "refused", reasons: tooMany };
    return moveTo(tx, { actor, questionId: post.id, place });
  });
}

async function setLanguage(db: Db, post: Post, language: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const rows = await tx.execute(sql`
      update documents set language = ${language} where id = ${post.id}::bigint and language <> ${language} returning id`);
    if (rows.length === 0) return false;
    await tx.update(questions).set({ language }).where(eq(questions.id, post.id));
    if (post.state === "published") await indexQuestionAndAnswers(tx, post.id);
    await invalidatePages(tx, [`question:${post.id}`, "lists"]);
    return true;
  });
}
