// Questions, answers, comments: thin tables whose primary key is the document's id. State is rows: who, when and why come free.
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { areas, products, productVersions, tags } from "./catalogue";
import { id, moment, now, reference } from "./columns";
import { documents } from "./documents";
import { member } from "./people";

const documentKey = () =>
  reference("id")
    .primaryKey()
    .references(() => documents.id);

export const CLOSING_REASONS = ["needs-detail", "off-topic", "duplicate", "resolved-elsewhere", "not-stated"] as const;

export const questions = pgTable(
  "questions",
  {
    id: documentKey(),
    areaId: reference("area_id")
      .notNull()
      .references(() => areas.id),
    productId: reference("product_id").references(() => products.id),
    versionId: reference("version_id").references(() => productVersions.id),
    language: text("language").notNull(),
    /** The published title (the newest one while nothing is published); lists read nothing else of the text. */
    title: text("title").notNull(),
    /** First words of the published text, for lists and previews. */
    excerpt: text("excerpt").notNull().default(""),
    tagSlugs: text("tag_slugs").array().notNull().default(sql`'{}'::text[]`),
    /** Same as documents.state = 'published', repeated here for the partial indexes that lists read. */
    isListed: boolean("is_listed").notNull().default(false),
    isClosed: boolean("is_closed").notNull().default(false),
    isPinned: boolean("is_pinned").notNull().default(false),
    score: integer("score").notNull().default(0),
    upCount: integer("up_count").notNull().default(0),
    downCount: integer("down_count").notNull().default(0),
    answerCount: integer("answer_count").notNull().default(0),
    acceptedCount: integer("accepted_count").notNull().default(0),
    commentCount: integer("comment_count").notNull().default(0),
    meTooCount: integer("me_too_count").notNull().default(0),
    viewCount: integer("view_count").notNull().default(0),
    askedAt: now("asked_at"),
    activeAt: now("active_at"),
    activeBy: member("active_by"),
    /** In the Marketplace: until when the offer is listed. Null everywhere else. */
    offerEndsAt: moment("offer_ends_at"),
    /** Since when it was an offer, for the first time; kept when it leaves the Marketplace, so that coming back wins no time. */
    offerBegunAt: moment("offer_begun_at"),
    /** Merged away: the question that has its answers now, never one that was merged away itself. */
    mergedInto: reference("merged_into").references((): AnyPgColumn => questions.id),
  },
  (t) => [
    index("questions_active_index").on(t.activeAt, t.id).where(sql`${t.isListed}`),
    index("questions_asked_index").on(t.askedAt, t.id).where(sql`${t.isListed}`),
    index("questions_score_index").on(t.score, t.id).where(sql`${t.isListed}`),
    index("questions_unanswered_index")
      .on(t.askedAt, t.id)
      .where(sql`${t.isListed} and not ${t.isClosed} and ${t.answerCount} = 0`),
    index("questions_unsolved_index")
      .on(t.activeAt, t.id)
      .where(sql`${t.isListed} and not ${t.isClosed} and ${t.acceptedCount} = 0`),
    index("questions_product_index").on(t.productId, t.activeAt, t.id),
    index("questions_area_index").on(t.areaId, t.activeAt, t.id),
    index("questions_version_index").on(t.versionId),
    index("questions_active_by_index").on(t.activeBy),
    index("questions_pinned_index").on(t.areaId).where(sql`${t.isPinned}`),
    index("questions_offers_index").on(t.offerEndsAt).where(sql`${t.offerEndsAt} is not null`),
    index("questions_merged_index").on(t.mergedInto).where(sql`${t.mergedInto} is not null`),
    index("questions_tags_index").using("gin", t.tagSlugs),
    check("questions_not_merged_into_itself", sql`${t.mergedInto} <> ${t.id}`),
  ],
);

export const questionTags = pgTable(
  "question_tags",
  {
    questionId: reference("question_id")
      .notNull()
      .references(() => questions.id),
    tagId: reference("tag_id")
      .notNull()
      .references(() => tags.id),
  },
  (t) => [primaryKey({ columns: [t.questionId, t.tagId] }), index("question_tags_tag_index").on(t.tagId, t.questionId)],
);

export const answers = pgTable(
  "answers",
  {
    id: documentKey(),
    questionId: reference("question_id")
      .notNull()
      .references(() => questions.id),
    score: integer("score").notNull().default(0),
    upCount: integer("up_count").notNull().default(0),
    downCount: integer("down_count").notNull().default(0),
    /** Wilson lower bound of up/(up+down), 95 %; see moderation/ranking.ts. */
    wilson: real("wilson").notNull().default(0),
    isAccepted: boolean("is_accepted").notNull().default(false),
    commentCount: integer("comment_count").notNull().default(0),
    answeredAt: now("answered_at"),
  },
  (t) => [index("answers_question_index").on(t.questionId, t.isAccepted, t.wilson)],
);

/** The history of acceptances; the live ones have no `undoneAt`. */
export const answerAcceptances = pgTable(
  "answer_acceptances",
  {
    id: id(),
    answerId: reference("answer_id")
      .notNull()
      .references(() => answers.id),
    acceptedBy: member("accepted_by"),
    acceptedAt: now("accepted_at"),
    undoneBy: member("undone_by"),
    undoneAt: moment("undone_at"),
  },
  (t) => [
    uniqueIndex("answer_acceptances_live_key").on(t.answerId).where(sql`${t.undoneAt} is null`),
    index("answer_acceptances_answer_index").on(t.answerId),
    index("answer_acceptances_by_index").on(t.acceptedBy),
    index("answer_acceptances_undone_by_index").on(t.undoneBy),
  ],
);

export const comments = pgTable(
  "comments",
  {
    id: documentKey(),
    /** The question or answer it stands under. */
    parentId: reference("parent_id")
      .notNull()
      .references(() => documents.id),
    questionId: reference("question_id")
      .notNull()
      .references(() => questions.id),
    score: integer("score").notNull().default(0),
    commentedAt: now("commented_at"),
  },
  (t) => [
    index("comments_parent_index").on(t.parentId, t.commentedAt),
    index("comments_question_index").on(t.questionId),
  ],
);
