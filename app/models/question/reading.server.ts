// One question as one reader sees it: texts, what this reader may do, and what stands in the margin.
import type { Actor } from "~/actor";
import { allowsAdvertising, findMarketplaceArea } from "~/area-name";
import type { Db } from "~/database/db.server";
import { readableFirst } from "~/i18n";
import { listReasons } from "~/models/case/held-reasons.server";
import { usualReviewMinutes } from "~/models/case/review-time.server";
import type { Community } from "~/models/community/community.server";
import { findImportedFrom } from "~/models/community/imported-from.server";
import { renderMissing } from "~/models/document/rendering.server";
import { preflightFacts } from "~/models/document/submission.server";
import { ANSWERS_PER_PAGE } from "~/models/page-sizes";
import { actorFacts } from "~/models/post/post.server";
import { canonicalOf } from "./duplicate.server";
import {
  ANSWER_ORDERS,
  type AnswerOrder,
  type QuestionReading,
  type QuestionView,
  readerOf,
  readQuestionPage,
} from "./page.server";
import { rightsOf } from "./rights";
import { findAndKeepSimilar, inOrder, keptSimilar, type SimilarQuestion } from "./similar.server";

const SIMILAR_SHOWN = 5;
/** So many are kept for all readers, of which each sees those in the own language first. */
const SIMILAR_KEPT = 20;
const MOST_PAGES = 1_000;

/** Who reads, and where. */
export type QuestionVisitor = { actor: Actor | null; community: Community; language: string };

export async function loadQuestionPage(
  db: Db,
  visitor: QuestionVisitor,
  {
    id,
    order: wantedOrder,
    page: wantedPage,
    draft = null,
  }: { id: number; order: string | null; page: string | null; draft?: string | null },
) {
  const { actor } = visitor;
  const order: AnswerOrder = ANSWER_ORDERS.find((one) => one === wantedOrder) ?? "useful";
  const page = Math.min(MOST_PAGES, Math.max(1, Math.trunc(Number(wantedPage) || 1)));
  const asked = { id, order, page, similarIds: keptSimilar(db, id) ?? [], wishedDraft: draft };
  const reading = await readQuestionPage(db, { ...asked, reader: readerOf(actor) });
  if (!reading) return null;
  const facts = await actorFacts(db, actor, reading.question.productId);
  const { question, answers, comments, answerDraft, commentDrafts } = reading;
  const [similar, canonical] = await Promise.all([
    similarTo(db, reading),
    question.isClosed ? canonicalOf(db, id) : null,
  ]);
  const posts = [question, ...answers, ...comments];
  const [imported] = await Promise.all([
    findImportedFrom(
      db,
      posts.map((post) => post.id),
    ),
    renderMissing(db, posts),
  ]);
  // What was moved to the Marketplace is in view there, and its author reads why.
  const isOwnOffer = question.offerEndsAt !== null && actor !== null && question.author?.id === actor.id;
  const hidden = [question, ...answers, ...comments].filter(
    (post) => post.state !== "published" || (post.id === question.id && isOwnOffer),
  );
  const reasons = await Promise.all(
    hidden.slice(0, 20).map(async (post) => ({ id: post.id, ...(await listReasons(db, post.id)) })),
  );
  return {
    question,
    answers,
    comments,
    imported,
    backlinks: {
      links: readableFirst(reading.links, visitor.language),
      duplicates: readableFirst(reading.duplicates, visitor.language),
    },
    similar: readableFirst(similar, visitor.language).slice(0, SIMILAR_SHOWN),
    canonical,
    answerDraft,
    commentDrafts,
    order,
    page,
    pages: Math.max(1, Math.ceil(question.answerCount / ANSWERS_PER_PAGE)),
    reasons,
    rights: rightsOf(facts, question, answers, comments),
    preflight: facts && {
      ...preflightFacts({
        kind: "answer",
        isEdit: false,
        author: facts,
        place: placeOf(visitor.community, question),
        language: visitor.language,
        settings: visitor.community.settings,
      }),
      hasMarketplace: findMarketplaceArea(visitor.community) !== null,
      reviewMinutes: await usualReviewMinutes(db),
    },
  };
}

export type QuestionPageData = NonNullable<Awaited<ReturnType<typeof loadQuestionPage>>>;

function placeOf(community: Pick<Community, "areas">, { areaId, productId }: QuestionView) {
  return { areaId, productId, allowsAdvertising: allowsAdvertising(community, areaId) };
}

async function similarTo(db: Db, { question, similar }: QuestionReading): Promise<SimilarQuestion[]> {
  const ids = keptSimilar(db, question.id);
  if (ids && (similar.length > 0 || ids.length === 0)) return inOrder(ids, similar, SIMILAR_KEPT);
  const { id, title, productId, language } = question;
  return findAndKeepSimilar(db, { title, productId, language, limit: SIMILAR_KEPT, excludeId: id });
}
