// What a community's own filter learnt, one row for each family of languages: replaced whole whenever it learns again.
import { sql } from "drizzle-orm";
import { check, integer, jsonb, pgTable, real, text } from "drizzle-orm/pg-core";
import { bytes, now } from "./columns";

export const filters = pgTable(
  "filters",
  {
    family: text("family", { enum: ["latin", "cyrillic", "han"] }).primaryKey(),
    /** Whole numbers of 16 bits, compressed; times `scale`. */
    weights: bytes("weights").notNull(),
    scale: real("scale").notNull(),
    bias: real("bias").notNull(),
    /** From how sure on it counts; null where no threshold is good enough. */
    threshold: real("threshold"),
    examples: integer("examples").notNull(),
    bad: integer("bad").notNull(),
    /** Measured on authors it had not seen; null where it pointed at nothing. */
    precision: real("precision"),
    recall: real("recall").notNull(),
    /** What weighed most against texts, strongest first. */
    words: jsonb("words").$type<string[]>().notNull(),
    trainedAt: now("trained_at"),
  },
  (t) => [check("filters_examples", sql`${t.bad} <= ${t.examples}`)],
);
