// The wiki: pages in a tree per product, the addresses they had before, and the pages that others wish for.
import { sql } from "drizzle-orm";
import { type AnyPgColumn, boolean, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { products } from "./catalogue";
import { moment, now, reference } from "./columns";
import { documents } from "./documents";
import { questions } from "./forum";

/** A title without case, spaces and underscores: how a [[name]] finds what is not written the same. The same in wiki/links. */
const named = (title: AnyPgColumn) => sql`lower(regexp_replace(normalize(${title}, NFKC), '[\\s_]+', '', 'g'))`;

export const PROTECTIONS = ["open", "trusted", "staff"] as const;

/** Primary key is the document's id (kind 'page'). The text, its history and its proposals are the document store's. */
export const pages = pgTable(
  "pages",
  {
    id: reference("id")
      .primaryKey()
      .references(() => documents.id),
    /** Null: a page about no single product. Same as documents.product_id. */
    productId: reference("product_id").references(() => products.id),
    parentId: reference("parent_id").references((): AnyPgColumn => pages.id),
    /** End of the address, unique within the product. */
    slug: text("slug").notNull(),
    /** The published title (the newest one while nothing is published). */
    title: text("title").notNull(),
    excerpt: text("excerpt").notNull().default(""),
    language: text("language").notNull(),
    /** Who may publish at once; moderation/permissions-pages. */
    protection: text("protection", { enum: PROTECTIONS }).notNull().default("trusted"),
    /** While the protection has an end: what it was before and is again from then on. */
    protectionBefore: text("protection_before", { enum: PROTECTIONS }),
    protectionEndsAt: moment("protection_ends_at"),
    position: integer("position").notNull().default(0),
    /** Same as documents.state = 'published', repeated here for the partial indexes that lists read. */
    isListed: boolean("is_listed").notNull().default(false),
    revisionCount: integer("revision_count").notNull().default(1),
    viewCount: integer("view_count").notNull().default(0),
    createdAt: now("created_at"),
    changedAt: now("changed_at"),
  },
  (t) => [
    uniqueIndex("pages_slug_key").on(sql`coalesce(${t.productId}, 0)`, t.slug),
    index("pages_tree_index").on(t.productId, t.parentId, t.position),
    index("pages_parent_index").on(t.parentId),
    // A link from a text about no product finds a page by its name alone.
    index("pages_name_index").on(t.slug).where(sql`${t.isListed}`),
    index("pages_title_index").on(named(t.title)).where(sql`${t.isListed}`),
    index("pages_protection_ends_index").on(t.protectionEndsAt).where(sql`${t.protectionEndsAt} is not null`),
    index("pages_changed_index").on(t.changedAt, t.id).where(sql`${t.isListed}`),
  ],
);

/** An address that a page had: after a rename, a move or an import. */
export const pageRedirects = pgTable(
  "page_redirects",
  {
    /** 0: no product. */
    productId: reference("product_id").notNull().default(0),
    slug: text("slug").notNull(),
    /** What the page was called there; empty where nobody knows. */
    title: text("title").notNull().default(""),
    pageId: reference("page_id")
      .notNull()
      .references(() => pages.id),
    createdAt: now("created_at"),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.slug] }),
    index("page_redirects_page_index").on(t.pageId),
    index("page_redirects_title_index").on(named(t.title)),
  ],
);

/** Ids that headings of a page had before they were renamed, and what the heading is called now. */
export const sectionAliases = pgTable(
  "section_aliases",
  {
    pageId: reference("page_id")
      .notNull()
      .references(() => pages.id),
    alias: text("alias").notNull(),
    section: text("section").notNull(),
    createdAt: now("created_at"),
  },
  (t) => [primaryKey({ columns: [t.pageId, t.alias] })],
);

/** Which page, and which section of it, a question was asked about. */
export const questionOrigins = pgTable(
  "question_origins",
  {
    questionId: reference("question_id")
      .primaryKey()
      .references(() => questions.id),
    pageId: reference("page_id")
      .notNull()
      .references(() => pages.id),
    /** Id and words of its heading when it was asked; empty: the page as a whole. */
    section: text("section").notNull().default(""),
    sectionTitle: text("section_title").notNull().default(""),
  },
  (t) => [index("question_origins_page_index").on(t.pageId)],
);

/** [[Links]] in published texts to pages that do not exist yet; turned into document_links when the page comes. */
export const wantedPages = pgTable(
  "wanted_pages",
  {
    fromId: reference("from_id")
      .notNull()
      .references(() => documents.id),
    /** 0: no product. */
    productId: reference("product_id").notNull().default(0),
    slug: text("slug").notNull(),
    /** As it was written. */
    title: text("title").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.fromId, t.productId, t.slug] }),
    index("wanted_pages_slug_index").on(t.productId, t.slug),
  ],
);
