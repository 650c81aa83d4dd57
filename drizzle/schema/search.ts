// The one search index: a row per findable document, written in the transaction that publishes it.
import { sql } from "drizzle-orm";
import { index, integer, pgTable, smallint, text } from "drizzle-orm/pg-core";
import { id, now, reference, textSearchVector } from "./columns";
import { DOCUMENT_KINDS, documents } from "./documents";

export const searchDocuments = pgTable(
  "search_documents",
  {
    documentId: reference("document_id")
      .primaryKey()
      .references(() => documents.id),
    kind: text("kind", { enum: DOCUMENT_KINDS }).notNull(),
    /** The page a hit leads to: the question itself or the one an answer belongs to. */
    questionId: reference("question_id"),
    areaId: reference("area_id"),
    productId: reference("product_id"),
    language: text("language").notNull(),
    /** Folded title (lower case, no accents, one Chinese script), for trigrams. */
    title: text("title").notNull().default(""),
    /** Weights: title A, customers' wording B, headings C, body D. */
    vector: textSearchVector("vector").notNull(),
    /** Title and customers' wording only: similar questions while typing. */
    titleVector: textSearchVector("title_vector").notNull(),
    /** Quality tier 1 (best) … 3; recomputed by a job. Partial indexes per tier keep common words fast. */
    tier: smallint("tier").notNull().default(3),
    score: integer("score").notNull().default(0),
    createdAt: now("created_at"),
  },
  (t) => [
    index("search_documents_tier1_index").using("gin", t.vector).where(sql`${t.tier} = 1`),
    index("search_documents_tier2_index").using("gin", t.vector).where(sql`${t.tier} = 2`),
    index("search_documents_tier3_index").using("gin", t.vector).where(sql`${t.tier} = 3`),
    index("search_documents_title_index").using("gin", t.titleVector).where(sql`${t.kind} <> 'answer'`),
    index("search_documents_trigram_index").using("gin", sql`${t.title} gin_trgm_ops`).where(sql`${t.title} <> ''`),
    index("search_documents_question_index").on(t.questionId),
  ],
);

/** What people searched for and what came of it; no address, no bots, kept 90 days. */
export const searches = pgTable(
  "searches",
  {
    id: id(),
    query: text("query").notNull(),
    language: text("language").notNull(),
    resultCount: integer("result_count").notNull(),
    at: now("at"),
  },
  (t) => [index("searches_at_index").on(t.at)],
);
