// Being told: what people watch, how they want to hear of it, and what they were told. All of it follows from rows of `events`.
import { sql } from "drizzle-orm";
import { boolean, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, moment, now, reference } from "./columns";
import { documents } from "./documents";
import { events } from "./happenings";
import { mails, users } from "./people";

const person = () =>
  reference("user_id")
    .notNull()
    .references(() => users.id, { onDelete: "cascade" });

export const WATCHED = ["question", "tag", "product", "page", "tree", "search"] as const;
/** As in moderation/notifying. */
export const CHANNELS = ["app", "email", "both", "digest", "none"] as const;

export const watches = pgTable(
  "watches",
  {
    id: id(),
    userId: person(),
    target: text("target", { enum: WATCHED }).notNull(),
    /** Id in the table that `target` names; 0 for a search. */
    targetId: reference("target_id").notNull().default(0),
    /** Of a search: what was asked, and in which language. */
    query: text("query").notNull().default(""),
    language: text("language").notNull().default(""),
    /** Of a search: what finds a document that answers it, as a tsquery. */
    terms: text("terms").notNull().default(""),
    /** A search somebody asked to hear about is answered once. */
    answeredAt: moment("answered_at"),
    createdAt: now("created_at"),
  },
  (t) => [
    uniqueIndex("watches_target_key").on(t.userId, t.target, t.targetId, t.query),
    index("watches_who_index").on(t.target, t.targetId),
    index("watches_searches_index").on(t.createdAt).where(sql`${t.target} = 'search' and ${t.answeredAt} is null`),
  ],
);

/** Only what differs from the defaults of moderation/notifying. */
export const notificationChoices = pgTable(
  "notification_choices",
  {
    userId: person(),
    kind: text("kind").notNull(),
    channel: text("channel", { enum: CHANNELS }).notNull(),
    changedAt: now("changed_at"),
  },
  (t) => [primaryKey({ columns: [t.userId, t.kind] })],
);

/** One per person and event: the key is what makes telling happen exactly once. */
export const notifications = pgTable(
  "notifications",
  {
    id: id(),
    userId: person(),
    eventId: reference("event_id")
      .notNull()
      .references(() => events.id),
    kind: text("kind").notNull(),
    /** What it leads to; looked up again on reading, so that what is hidden meanwhile is not shown. */
    documentId: reference("document_id").references(() => documents.id),
    details: jsonb("details").$type<Record<string, string | number>>().notNull().default({}),
    isInApp: boolean("is_in_app").notNull().default(true),
    mailId: reference("mail_id").references(() => mails.id, { onDelete: "set null" }),
    /** Waiting for the next daily digest. */
    digestAfter: moment("digest_after"),
    createdAt: now("created_at"),
    readAt: moment("read_at"),
  },
  (t) => [
    uniqueIndex("notifications_event_key").on(t.userId, t.eventId),
    index("notifications_age_index").on(t.createdAt),
    index("notifications_newest_index").on(t.userId, t.id),
    index("notifications_list_index").on(t.userId, t.createdAt),
    index("notifications_unread_index").on(t.userId).where(sql`${t.readAt} is null and ${t.isInApp}`),
    index("notifications_digest_index").on(t.digestAfter).where(sql`${t.digestAfter} is not null`),
    index("notifications_event_index").on(t.eventId),
    index("notifications_document_index").on(t.documentId),
    index("notifications_mail_index").on(t.mailId),
  ],
);
