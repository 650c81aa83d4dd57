// What people say about questions and answers without writing: votes, me too, closing, duplicates, protection, views.
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { id, moment, now, reference } from "./columns";
import { documents } from "./documents";
import { CLOSING_REASONS, questions } from "./forum";
import { member, users } from "./people";

/** One vote per member and document; imported votes have no member. */
export const votes = pgTable(
  "votes",
  {
    id: id(),
    documentId: reference("document_id")
      .notNull()
      .references(() => documents.id),
    userId: reference("user_id").references(() => users.id, { onDelete: "cascade" }),
    value: smallint("value").notNull(),
    votedAt: now("voted_at"),
  },
  (t) => [
    uniqueIndex("votes_once_key").on(t.documentId, t.userId),
    index("votes_user_index").on(t.userId, t.votedAt),
    check("votes_value", sql`${t.value} in (-1, 1)`),
  ],
);

export const meToos = pgTable(
  "me_toos",
  {
    questionId: reference("question_id")
      .notNull()
      .references(() => questions.id),
    userId: reference("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    at: now("at"),
  },
  (t) => [primaryKey({ columns: [t.questionId, t.userId] }), index("me_toos_user_index").on(t.userId)],
);

export const questionClosures = pgTable(
  "question_closures",
  {
    id: id(),
    questionId: reference("question_id")
      .notNull()
      .references(() => questions.id),
    reason: text("reason", { enum: CLOSING_REASONS }).notNull(),
    note: text("note").notNull().default(""),
    closedBy: member("closed_by"),
    closedAt: now("closed_at"),
    reopenedBy: member("reopened_by"),
    reopenedAt: moment("reopened_at"),
  },
  (t) => [
    uniqueIndex("question_closures_live_key").on(t.questionId).where(sql`${t.reopenedAt} is null`),
    index("question_closures_question_index").on(t.questionId),
    index("question_closures_closed_by_index").on(t.closedBy),
    index("question_closures_reopened_by_index").on(t.reopenedBy),
  ],
);

/** A duplicate points to its canonical question; chains are resolved when read. */
export const questionDuplicates = pgTable(
  "question_duplicates",
  {
    questionId: reference("question_id")
      .notNull()
      .references(() => questions.id),
    canonicalId: reference("canonical_id")
      .notNull()
      .references(() => questions.id),
    markedBy: member("marked_by"),
    markedAt: now("marked_at"),
    /** Among what leads to the canonical question, on its page and in the index. */
    isTitleShown: boolean("is_title_shown").notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.questionId, t.canonicalId] }),
    index("question_duplicates_canonical_index").on(t.canonicalId),
    index("question_duplicates_by_index").on(t.markedBy),
    check("question_duplicates_not_itself", sql`${t.questionId} <> ${t.canonicalId}`),
  ],
);

/** A question or page that newcomers may not answer or edit for now. */
export const protections = pgTable(
  "protections",
  {
    id: id(),
    documentId: reference("document_id")
      .notNull()
      .references(() => documents.id),
    level: text("level", { enum: ["open", "trusted", "staff"] }).notNull(),
    reason: text("reason").notNull().default(""),
    protectedBy: member("protected_by"),
    protectedAt: now("protected_at"),
    /** It is lifted by itself then; null: by hand. */
    endsAt: moment("ends_at"),
    liftedBy: member("lifted_by"),
    liftedAt: moment("lifted_at"),
  },
  (t) => [
    uniqueIndex("protections_live_key").on(t.documentId).where(sql`${t.liftedAt} is null`),
    index("protections_document_index").on(t.documentId),
    index("protections_by_index").on(t.protectedBy),
    index("protections_lifted_by_index").on(t.liftedBy),
  ],
);

/** Views per day, added up in memory and written in batches; approximate by nature. */
export const questionViews = pgTable(
  "question_views",
  {
    questionId: reference("question_id")
      .notNull()
      .references(() => questions.id),
    day: date("day").notNull(),
    count: integer("count").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.questionId, t.day] })],
);
