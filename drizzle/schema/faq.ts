// The official FAQ: entries with the revisions they came from, the people they came from, and what readers think of them.
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
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
import { products, productVersions } from "./catalogue";
import { id, moment, now, reference } from "./columns";
import { documents, revisions } from "./documents";
import { member, users } from "./people";

export const FAQ_STATES = ["draft", "review", "published", "archived"] as const;
export const SOURCE_STATES = ["ok", "changed", "gone", "contradicted", "voted-down"] as const;

/** Hierarchical, per product or for all. */
export const faqGroups = pgTable(
  "faq_groups",
  {
    id: id(),
    productId: reference("product_id").references(() => products.id),
    parentId: reference("parent_id").references((): AnyPgColumn => faqGroups.id),
    name: text("name").notNull(),
    language: text("language").notNull().default("en"),
    position: integer("position").notNull().default(0),
  },
  (t) => [
    index("faq_groups_product_index").on(t.productId, t.position),
    index("faq_groups_parent_index").on(t.parentId),
  ],
);

/** Primary key is the document's id (kind 'faq'). The document's text is the answer, its title the question. */
export const faqEntries = pgTable(
  "faq_entries",
  {
    id: reference("id")
      .primaryKey()
      .references(() => documents.id),
    slug: text("slug").notNull(),
    productId: reference("product_id").references(() => products.id),
    groupId: reference("group_id").references(() => faqGroups.id),
    language: text("language").notNull(),
    /** The question in the customers' words: the published title (the newest one while nothing is published). */
    question: text("question").notNull(),
    cause: text("cause").notNull().default(""),
    excerpt: text("excerpt").notNull().default(""),
    state: text("state", { enum: FAQ_STATES }).notNull().default("draft"),
    position: integer("position").notNull().default(0),
    ownerId: member("owner_id"),
    reviewOn: date("review_on", { mode: "string" }),
    ratingCount: integer("rating_count").notNull().default(0),
    ratingSum: integer("rating_sum").notNull().default(0),
    viewCount: integer("view_count").notNull().default(0),
    createdAt: now("created_at"),
    publishedAt: moment("published_at"),
    changedAt: now("changed_at"),
    /** When a staff expert last published it or confirmed that it is still right, and who. */
    checkedAt: moment("checked_at"),
    checkedBy: member("checked_by"),
  },
  (t) => [
    uniqueIndex("faq_entries_slug_key").on(t.slug),
    index("faq_entries_checked_by_index").on(t.checkedBy),
    index("faq_entries_recent_index").on(t.publishedAt, t.id).where(sql`${t.state} = 'published'`),
    index("faq_entries_list_index").on(t.productId, t.groupId, t.position).where(sql`${t.state} = 'published'`),
    index("faq_entries_state_index").on(t.state, t.changedAt),
    index("faq_entries_group_index").on(t.groupId),
    index("faq_entries_owner_index").on(t.ownerId),
    index("faq_entries_review_index").on(t.reviewOn).where(sql`${t.state} = 'published'`),
  ],
);

/** The product versions an entry applies to; none: all of them. */
export const faqEntryVersions = pgTable(
  "faq_entry_versions",
  {
    entryId: reference("entry_id")
      .notNull()
      .references(() => faqEntries.id),
    versionId: reference("version_id")
      .notNull()
      .references(() => productVersions.id),
  },
  (t) => [primaryKey({ columns: [t.entryId, t.versionId] }), index("faq_entry_versions_version_index").on(t.versionId)],
);

/** Lineage: the exact revisions an entry was made from. */
export const faqSources = pgTable(
  "faq_sources",
  {
    entryId: reference("entry_id")
      .notNull()
      .references(() => faqEntries.id),
    documentId: reference("document_id")
      .notNull()
      .references(() => documents.id),
    revisionId: reference("revision_id")
      .notNull()
      .references(() => revisions.id),
    state: text("state", { enum: SOURCE_STATES }).notNull().default("ok"),
    position: smallint("position").notNull().default(0),
    changedAt: moment("changed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.entryId, t.documentId] }),
    index("faq_sources_document_index").on(t.documentId),
    index("faq_sources_revision_index").on(t.revisionId),
    index("faq_sources_changed_index").on(t.changedAt).where(sql`${t.state} <> 'ok'`),
  ],
);

export const faqCredits = pgTable(
  "faq_credits",
  {
    entryId: reference("entry_id")
      .notNull()
      .references(() => faqEntries.id),
    userId: reference("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.entryId, t.userId] }), index("faq_credits_user_index").on(t.userId)],
);

/** One per reader and entry; a guest is a random word in their cookie. */
export const faqRatings = pgTable(
  "faq_ratings",
  {
    id: id(),
    entryId: reference("entry_id")
      .notNull()
      .references(() => faqEntries.id),
    userId: reference("user_id").references(() => users.id, { onDelete: "cascade" }),
    visitor: text("visitor"),
    rating: smallint("rating").notNull(),
    /** How could this be better? */
    comment: text("comment").notNull().default(""),
    at: now("at"),
  },
  (t) => [
    uniqueIndex("faq_ratings_user_key").on(t.entryId, t.userId).where(sql`${t.userId} is not null`),
    uniqueIndex("faq_ratings_visitor_key").on(t.entryId, t.visitor).where(sql`${t.visitor} is not null`),
    index("faq_ratings_recent_index").on(t.entryId, t.at),
    index("faq_ratings_user_index").on(t.userId),
    check("faq_ratings_range", sql`${t.rating} between 1 and 6`),
    check("faq_ratings_by_somebody", sql`(${t.userId} is null) <> (${t.visitor} is null)`),
  ],
);
