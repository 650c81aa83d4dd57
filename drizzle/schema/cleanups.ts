// Acts of cleaning up after a member, and the posts that each took down.
import { index, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, moment, now, reference } from "./columns";
import { documents } from "./documents";
import { decisions } from "./moderation";
import { member, restrictions, users } from "./people";

/** One act over many posts of one member, undone as a whole. */
export const cleanups = pgTable(
  "cleanups",
  {
    id: id(),
    memberId: reference("member_id")
      .notNull()
      .references(() => users.id),
    byId: member("by_id"),
    /** What was taken away with it. */
    restrictionId: reference("restriction_id").references(() => restrictions.id, { onDelete: "set null" }),
    /** Of the form: sent twice, it is one act. */
    key: text("key").notNull(),
    at: now("at"),
    undoneAt: moment("undone_at"),
    undoneBy: member("undone_by"),
  },
  (t) => [
    uniqueIndex("cleanups_key").on(t.key),
    index("cleanups_member_index").on(t.memberId, t.id),
    index("cleanups_by_index").on(t.byId),
    index("cleanups_restriction_index").on(t.restrictionId),
    index("cleanups_undone_by_index").on(t.undoneBy),
  ],
);

/** Each post of a clean-up is a decision of its own, which its author can contest by itself. */
export const cleanupPosts = pgTable(
  "cleanup_posts",
  {
    cleanupId: reference("cleanup_id")
      .notNull()
      .references(() => cleanups.id),
    documentId: reference("document_id")
      .notNull()
      .references(() => documents.id),
    decisionId: reference("decision_id")
      .notNull()
      .references(() => decisions.id),
  },
  (t) => [
    primaryKey({ columns: [t.cleanupId, t.documentId] }),
    index("cleanup_posts_document_index").on(t.documentId),
    uniqueIndex("cleanup_posts_decision_key").on(t.decisionId),
  ],
);
