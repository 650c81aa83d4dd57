// What the community is about: areas, products and their versions, tags, and the settings a person makes in the browser.
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytes, id, moment, now, reference } from "./columns";
import { users } from "./people";

export const areas = pgTable(
  "areas",
  {
    id: id(),
    slug: text("slug").notNull(),
    /** Decides which rules apply: advertising is allowed in a marketplace only. */
    kind: text("kind", { enum: ["questions", "showcase", "marketplace"] }).notNull(),
    /** By interface language; 'en' is always there. */
    names: jsonb("names").$type<Record<string, string>>().notNull(),
    descriptions: jsonb("descriptions").$type<Record<string, string>>().notNull(),
    position: integer("position").notNull().default(0),
    isArchived: boolean("is_archived").notNull().default(false),
  },
  (t) => [uniqueIndex("areas_slug_key").on(t.slug)],
);

export const products = pgTable(
  "products",
  {
    id: id(),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    position: integer("position").notNull().default(0),
    isArchived: boolean("is_archived").notNull().default(false),
  },
  (t) => [uniqueIndex("products_slug_key").on(t.slug)],
);

export const productVersions = pgTable(
  "product_versions",
  {
    id: id(),
    productId: reference("product_id")
      .notNull()
      .references(() => products.id),
    name: text("name").notNull(),
    position: integer("position").notNull().default(0),
    releasedOn: moment("released_on"),
    isArchived: boolean("is_archived").notNull().default(false),
  },
  (t) => [uniqueIndex("product_versions_name_key").on(t.productId, t.name)],
);

export const tags = pgTable(
  "tags",
  {
    id: id(),
    slug: text("slug").notNull(),
    /** The description is a document of kind 'tag'; no foreign key because documents build on this file. */
    documentId: reference("document_id"),
    /** Published questions with this tag; kept in the transaction that changes them. */
    questionCount: integer("question_count").notNull().default(0),
    createdAt: now("created_at"),
  },
  (t) => [
    uniqueIndex("tags_slug_key").on(t.slug),
    index("tags_document_index").on(t.documentId),
    index("tags_count_index").on(t.questionCount),
  ],
);

/** Brand, contact, people per topic, limits: whatever an administrator sets in the browser, one row per page of the form. */
export const settings = pgTable(
  "settings",
  {
    key: text("key").primaryKey(),
    value: jsonb("value").notNull(),
    updatedAt: now("updated_at"),
    updatedBy: reference("updated_by").references(() => users.id, { onDelete: "set null" }),
  },
  (t) => [index("settings_updated_by_index").on(t.updatedBy)],
);

/** Images that people uploaded, re-encoded; the file name is made from the content. */
export const uploads = pgTable(
  "uploads",
  {
    id: id(),
    name: text("name").notNull(),
    userId: reference("user_id").references(() => users.id, { onDelete: "set null" }),
    mime: text("mime").notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    size: integer("size").notNull(),
    hash: bytes("hash").notNull(),
    createdAt: now("created_at"),
  },
  (t) => [uniqueIndex("uploads_name_key").on(t.name), index("uploads_user_index").on(t.userId, t.createdAt)],
);
