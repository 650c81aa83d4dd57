// Questions: asking one, and what belongs to writing one down (tags, lists, search). Reading is in question-page and
// question-list; closing, moving and merging in question-care.

import { sql } from "drizzle-orm";
import { isAdvertising, OFFER_DAYS } from "#moderation/offers";
import { canAsk } from "#moderation/permissions/posts";
import type { Actor } from "~/actor";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { openCase } from "~/models/case/open-case.server";
import { createDocument } from "~/models/document/document.server";
import { type DraftingForm, settleDraft } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";
import { excerptOf } from "~/models/document/excerpt";
import { renderText, storeReferences } from "~/models/document/rendering.server";
import { judgeSubmission } from "~/models/document/submission.server";
import { recordEvent } from "~/models/event.server";
import { invalidatePages } from "~/models/invalidate-pages.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { once, unlessDone } from "~/models/once.server";
import type { PostOutcome } from "~/models/post/outcome";
import { takeFromMemberLimit } from "~/models/rate-limit.server";
import { indexDocument } from "~/models/search/indexing.server";
import { refuseOffer } from "./offer.server";
import { setQuestionTags } from "./tag.server";

export type Ask = DraftingForm & {
  actor: Actor;
  title: string;
  body: string;
  area: { id: number; kind: string };
  productId: number | null;
  versionId: number | null;
  tags: string[];
  language: string;
  isDisclosed: boolean;
  /** There is a Marketplace, and the author has not been offered to go there yet. */
  mayOffer?: boolean;
  /** Where the form kept what was typed. */
  draftTarget?: string;
};

export async function askQuestion(db: Db, ask: Ask): Promise<PostOutcome> {
  const author = await loadMemberFacts(db, { actor: ask.actor, productId: ask.productId });
  const allowsAdvertising = ask.area.kind === "marketplace";
  const permission = canAsk(author, { areaId: ask.area.id, productId: ask.productId, allowsAdvertising });
  const form = { userId: ask.actor.id, key: ask.key, of: "ask" };
  if (!permission.allowed) return unlessDone<PostOutcome>(db, form, { kind: "forbidden", reason: permission.reason });
  const verdict = await judgeSubmission(db, {
    kind: "question",
    isEdit: false,
    author,
    areaId: ask.area.id,
    productId: ask.productId,
    allowsAdvertising,
    title: ask.title,
    body: ask.body,
    language: ask.language,
    tagCount: ask.tags.length,
    isDisclosed: ask.isDisclosed,
  });
  if (ask.mayOffer && verdict.outcome !== "publish" && isAdvertising(verdict.reasons))
    return unlessDone<PostOutcome>(db, form, { kind: "offer", reasons: verdict.reasons });
  if (verdict.outcome === "refuse")
    return unlessDone<PostOutcome>(db, form, { kind: "refused", reasons: verdict.reasons });
  const rendered = await renderText(db, ask.body, ask.language, ask);
  return once<PostOutcome>(db, form, async (tx) => {
    const limit = await takeFromMemberLimit(tx, { kind: "question", member: author });
    if (!limit.ok) return { kind: "limited", retryAfterSeconds: limit.retryAfterSeconds };
    const tooMany = allowsAdvertising ? await refuseOffer(tx, ask.actor.id) : [];
    if (tooMany.length > 0) return { kind: "refused", reasons: tooMany };
    const isHeld = verdict.outcome === "hold";
    const { documentId, revisionId } = await createDocument(tx, {
      kind: "question",
      productId: ask.productId,
      language: ask.language,
      authorId: ask.actor.id,
      source: ask.body,
      title: ask.title,
      tags: ask.tags,
      rendered,
      state: isHeld ? "held" : "published",
    });
    await insertQuestion(tx, ask, documentId, rendered.plain, !isHeld);
    await settleDraft(tx, { userId: ask.actor.id, target: ask.draftTarget ?? draftTargets.ask(), form: ask });
    if (verdict.outcome === "hold") {
      await openCase(tx, { documentId, revisionId, reasons: verdict.reasons });
      return { kind: "held", documentId, reasons: verdict.reasons };
    }
    await setQuestionTags(tx, { questionId: documentId, tags: ask.tags });
    await storeReferences(tx, documentId, rendered);
    await indexDocument(tx, documentId);
    await recordEvent(tx, { actorId: ask.actor.id, verb: "asked", subjectId: documentId });
    await invalidatePages(tx, ["lists"]);
    return { kind: "published", documentId };
  });
}

async function insertQuestion(db: Db, ask: Ask, id: number, plain: string, isListed: boolean): Promise<void> {
  await db.execute(sql`
    insert into questions (id, area_id, product_id, version_id, language, title, excerpt, tag_slugs, is_listed, active_by,
      offer_ends_at)
    values (${id}::bigint, ${ask.area.id}::bigint, ${ask.productId}::bigint, ${ask.versionId}::bigint, ${ask.language}, ${ask.title},
      ${excerptOf(plain)}, ${textArray(ask.tags)}, ${isListed}, ${ask.actor.id}::bigint,
      ${ask.area.kind === "marketplace" ? sql`now() + make_interval(days => ${OFFER_DAYS})` : sql`null`})`);
}
