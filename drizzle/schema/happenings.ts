// What hangs on documents: links, mentions, what was done once, what happened, where it came from.
import { sql } from "drizzle-orm";
import { foreignKey, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { id, moment, now, reference } from "./columns";
import { documents } from "./documents";
import { users } from "./people";

/** Links between documents as found in the published text: #123, permalinks, [[Page]]. */
export const documentLinks = pgTable(
  "document_links",
  {
    fromId: reference("from_id")
      .notNull()
      .references(() => documents.id),
    toId: reference("to_id")
      .notNull()
      .references(() => documents.id),
  },
  (t) => [primaryKey({ columns: [t.fromId, t.toId] }), index("document_links_to_index").on(t.toId)],
);

export const mentions = pgTable(
  "mentions",
  {
    documentId: reference("document_id")
      .notNull()
      .references(() => documents.id),
    userId: reference("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.userId] }), index("mentions_user_index").on(t.userId)],
);

/** One form, one effect: the answer to the first submit is kept and given again to every retry. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    userId: reference("user_id").notNull(),
    key: text("key").notNull(),
    outcome: jsonb("outcome"),
    createdAt: now("created_at"),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.key] }),
    index("idempotency_keys_age_index").on(t.createdAt),
    foreignKey({ columns: [t.userId], foreignColumns: [users.id], name: "idempotency_keys_user_fk" }).onDelete(
      "cascade",
    ),
  ],
);

/** What happened, in order: the spine for notifications, activity, digests and web hooks. */
export const events = pgTable(
  "events",
  {
    id: id(),
    actorId: reference("actor_id").references(() => users.id, { onDelete: "set null" }),
    verb: text("verb").notNull(),
    subjectId: reference("subject_id").references(() => documents.id),
    details: jsonb("details").$type<Record<string, unknown>>(),
    at: now("at"),
    /** When everybody concerned had been told; events are otherwise never changed. */
    toldAt: moment("told_at"),
  },
  (t) => [
    index("events_untold_index").on(t.id).where(sql`${t.toldAt} is null`),
    index("events_subject_index").on(t.subjectId, t.at),
    index("events_actor_index").on(t.actorId, t.at),
    index("events_at_index").on(t.at),
    // Recent changes of the wiki.
    index("events_pages_index").on(t.at.desc(), t.id.desc()).where(sql`${t.verb} like 'page-%'`),
  ],
);

/** Where an imported thing came from: makes imports repeatable and old addresses live on. */
export const origins = pgTable(
  "origins",
  {
    source: text("source").notNull(),
    kind: text("kind").notNull(),
    externalId: text("external_id").notNull(),
    /** Id in the table that `kind` names (documents, users, tags, revisions, votes …). */
    internalId: reference("internal_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.source, t.kind, t.externalId] }),
    index("origins_internal_index").on(t.kind, t.internalId),
  ],
);
