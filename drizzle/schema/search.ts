// The one search index: a row per findable document, written in the transaction that publishes it.
import { sql } from "drizzle-orm";
import { index, integer, pgTable, real, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, now, reference, textSearchVector } from "./columns";
import { DOCUMENT_KINDS, documents } from "./documents";

/** Fresh rows wait in a list of this size (kB) that every search reads; the default of 4 MB would cost each a few milliseconds. */
const PENDING_KB = 256;

export const searchDocuments = pgTable(
  "search_documents",
  {
    documentId: reference("document_id")
      .primaryKey()
      .references(() => documents.id),
    kind: text("kind", { enum: DOCUMENT_KINDS }).notNull(),
    /** The page a hit leads to: the question itself or the one an answer belongs to. */
    questionId: reference("question_id").notNull(),
    language: text("language").notNull(),
    /** Terms by search/words. Weights: title A, customers' wording and tags B, headings and an answer's question C, body D. */
    vector: textSearchVector("vector").notNull(),
    /** Questions only: title A, customers' wording and tags B, the first words of the text D. For similar questions. */
    titleVector: textSearchVector("title_vector").notNull(),
    /** What the row took from its question, hashed: answers whose question changed are found by it. */
    context: text("context").notNull(),
    /** Of a question, the states that are terms of its vector: answered, solved, open or not. */
    state: text("state").notNull().default(""),
    /** Quality tier 1 (best) to 5; 6 and more hold the rest by document id. Also a term of the vector; see models/search/tiers. */
    tier: integer("tier").notNull(),
    /** Factor of the rank: votes, acceptance, age. */
    quality: real("quality").notNull().default(1),
  },
  (t) => [
    index("search_documents_best_index")
      .using("gin", t.vector)
      .where(sql`${t.tier} <= 5`)
      .with({ gin_pending_list_limit: PENDING_KB }),
    index("search_documents_rest_index")
      .using("gin", t.vector)
      .where(sql`${t.tier} > 5`)
      .with({ gin_pending_list_limit: PENDING_KB }),
    index("search_documents_title_vector_index")
      .using("gin", t.titleVector)
      .where(sql`${t.kind} = 'question'`)
      .with({ gin_pending_list_limit: PENDING_KB }),
    index("search_documents_guide_index")
      .using("gin", t.titleVector)
      .where(sql`${t.kind} in ('page', 'faq')`)
      .with({ gin_pending_list_limit: PENDING_KB }),
    index("search_documents_question_index").on(t.questionId),
  ],
);

/** The words of questions, for correcting misspelt ones and for knowing which are common. Recounted by a job. */
export const searchWords = pgTable(
  "search_words",
  {
    /** Folded, as people write it; a pair of characters for Chinese. Empty: the number of all questions counted. */
    word: text("word").primaryKey(),
    /** Its term in the index. */
    term: text("term").notNull(),
    questionCount: integer("question_count").notNull(),
  },
  (t) => [
    index("search_words_trigram_index").using("gin", sql`${t.word} gin_trgm_ops`),
    index("search_words_count_index").on(t.questionCount),
  ],
);

/** What came after a search in the same visit: another one, a question, or "this solved it" while asking. */
export const FOLLOWED_BY = ["search", "ask", "solved"] as const;

/** What people searched for and what came of it; no address, no bots, kept 90 days. */
export const searches = pgTable(
  "searches",
  {
    id: id(),
    /** Random; the page of the results knows it and tells by it what was opened. */
    key: text("key"),
    /** Random word that the searches of one visit share; nothing says whose visit it was. */
    visit: text("visit"),
    query: text("query").notNull(),
    language: text("language").notNull(),
    resultCount: integer("result_count").notNull(),
    /** Document that was opened first; 0: the page was left without opening any; null: the browser did not say. */
    openedId: reference("opened_id"),
    followedBy: text("followed_by", { enum: FOLLOWED_BY }),
    at: now("at"),
  },
  (t) => [
    index("searches_at_index").on(t.at),
    uniqueIndex("searches_key").on(t.key),
    index("searches_visit_index").on(t.visit),
  ],
);

/** Asks that ended because something shown beside the title solved it, in the words that were typed. Nothing says who asked. */
export const deflections = pgTable(
  "deflections",
  {
    id: id(),
    documentId: reference("document_id")
      .notNull()
      .references(() => documents.id),
    title: text("title").notNull(),
    language: text("language").notNull(),
    at: now("at"),
  },
  (t) => [index("deflections_document_index").on(t.documentId, t.at), index("deflections_at_index").on(t.at)],
);
