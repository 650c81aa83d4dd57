// The document store: everything people write is a document with immutable revisions, whatever noun stands beside it.
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { products } from "./catalogue";
import { bytes, id, moment, now, reference } from "./columns";
import { users } from "./people";

export const DOCUMENT_KINDS = ["question", "answer", "comment", "page", "faq", "rule", "tag"] as const;
/** `draft`: FAQ entries that are not published (drafts, in review, archived). */
export const DOCUMENT_STATES = ["published", "held", "returned", "removed", "deleted", "draft"] as const;

export const documents = pgTable(
  "documents",
  {
    id: id(),
    kind: text("kind", { enum: DOCUMENT_KINDS }).notNull(),
    productId: reference("product_id").references(() => products.id),
    language: text("language").notNull().default("en"),
    /** Null when the author is gone and chose to leave the text behind, or never had an account. */
    authorId: reference("author_id").references(() => users.id, { onDelete: "set null" }),
    /** What an importer knows of an author without an account. */
    authorName: text("author_name"),
    /** The live text. Publishing is a compare-and-set on this column. */
    publishedRevisionId: reference("published_revision_id").references((): AnyPgColumn => revisions.id),
    /** The newest text, published or not; what the author edits. */
    latestRevisionId: reference("latest_revision_id").references((): AnyPgColumn => revisions.id),
    state: text("state", { enum: DOCUMENT_STATES }).notNull().default("published"),
    createdAt: now("created_at"),
    publishedAt: moment("published_at"),
  },
  (t) => [
    index("documents_author_index").on(t.authorId, t.kind, t.createdAt),
    index("documents_product_index").on(t.productId),
    index("documents_published_index").on(t.publishedRevisionId),
    index("documents_latest_index").on(t.latestRevisionId),
    index("documents_waiting_index").on(t.state, t.createdAt).where(sql`${t.state} <> 'published'`),
    check("documents_published_has_text", sql`${t.state} <> 'published' or ${t.publishedRevisionId} is not null`),
  ],
);

/** Content-addressed text: the same words are stored once, so a revert costs nothing and is recognised. */
export const blobs = pgTable(
  "blobs",
  {
    /** SHA-256 of the UTF-8 text. */
    hash: bytes("hash").primaryKey(),
    /** 'plain': `bytes` is the text. 'deflate': raw deflate with the text of `base` (if any) as dictionary. */
    encoding: text("encoding", { enum: ["plain", "deflate"] })
      .notNull()
      .default("plain"),
    base: bytes("base").references((): AnyPgColumn => blobs.hash),
    bytes: bytes("bytes").notNull(),
    /** Length of the text in UTF-8 bytes. */
    size: integer("size").notNull(),
  },
  (t) => [index("blobs_base_index").on(t.base), check("blobs_hash_length", sql`octet_length(${t.hash}) = 32`)],
);

export const revisions = pgTable(
  "revisions",
  {
    id: id(),
    documentId: reference("document_id")
      .notNull()
      .references((): AnyPgColumn => documents.id),
    /** 1, 2, 3 … within the document. */
    number: integer("number").notNull(),
    basedOn: reference("based_on").references((): AnyPgColumn => revisions.id),
    authorId: reference("author_id").references(() => users.id, { onDelete: "set null" }),
    authorName: text("author_name"),
    blob: bytes("blob")
      .notNull()
      .references(() => blobs.hash),
    title: text("title"),
    /** Tag slugs at the time, for questions; null where tags do not apply. */
    tags: text("tags").array(),
    summary: text("summary").notNull().default(""),
    isMinor: boolean("is_minor").notNull().default(false),
    createdAt: now("created_at"),
    /** Null until it goes live for the first time; afterwards the row never changes (trigger). */
    publishedAt: moment("published_at"),
  },
  (t) => [
    uniqueIndex("revisions_number_key").on(t.documentId, t.number),
    index("revisions_author_index").on(t.authorId, t.createdAt),
    index("revisions_based_on_index").on(t.basedOn),
    index("revisions_blob_index").on(t.blob),
  ],
);

/** Rendered HTML: a cache, thrown away as a whole when the renderer changes. */
export const renderings = pgTable(
  "renderings",
  {
    hash: bytes("hash").notNull(),
    rendererVersion: smallint("renderer_version").notNull(),
    html: text("html").notNull(),
    /** Plain text, for excerpts and search. */
    plain: text("plain").notNull(),
  },
  (t) => [primaryKey({ columns: [t.hash, t.rendererVersion] })],
);

/** A suggested change to somebody else's text: an independent patch that waits for review. */
export const proposals = pgTable(
  "proposals",
  {
    id: id(),
    documentId: reference("document_id")
      .notNull()
      .references(() => documents.id),
    /** The revision the proposer saw. */
    baseRevisionId: reference("base_revision_id")
      .notNull()
      .references(() => revisions.id),
    authorId: reference("author_id").references(() => users.id, { onDelete: "set null" }),
    blob: bytes("blob")
      .notNull()
      .references(() => blobs.hash),
    title: text("title"),
    tags: text("tags").array(),
    summary: text("summary").notNull().default(""),
    isMinor: boolean("is_minor").notNull().default(false),
    state: text("state", { enum: ["waiting", "accepted", "partly", "rejected", "withdrawn"] })
      .notNull()
      .default("waiting"),
    createdAt: now("created_at"),
    reviewedBy: reference("reviewed_by").references(() => users.id, { onDelete: "set null" }),
    reviewedAt: moment("reviewed_at"),
    reviewNote: text("review_note").notNull().default(""),
    resultRevisionId: reference("result_revision_id").references(() => revisions.id),
  },
  (t) => [
    index("proposals_document_index").on(t.documentId, t.state),
    index("proposals_waiting_index").on(t.createdAt).where(sql`${t.state} = 'waiting'`),
    index("proposals_author_index").on(t.authorId),
    index("proposals_base_index").on(t.baseRevisionId),
    index("proposals_blob_index").on(t.blob),
    index("proposals_reviewer_index").on(t.reviewedBy),
    index("proposals_result_index").on(t.resultRevisionId),
  ],
);

/** What a member is typing: saved on the server so that nothing typed is ever lost. */
export const drafts = pgTable(
  "drafts",
  {
    id: id(),
    userId: reference("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** What the draft becomes: 'ask', 'answer:812', 'edit:812:section:h-care'; "~" and a mark where two forms write of the same. */
    target: text("target").notNull(),
    /** Of the form that wrote it last; a form writes over no draft but its own and those it was opened with. */
    formKey: text("form_key").notNull().default(""),
    fields: jsonb("fields").$type<Record<string, string>>().notNull(),
    updatedAt: now("updated_at"),
  },
  (t) => [
    uniqueIndex("drafts_target_key").on(t.userId, t.target),
    index("drafts_recent_index").on(t.userId, t.updatedAt),
  ],
);
