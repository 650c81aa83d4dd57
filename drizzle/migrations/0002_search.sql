-- The index is made from the texts; rows of the old shape are not worth keeping (reindex writes them again).
TRUNCATE "search_documents";
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text PRIMARY KEY NOT NULL,
	"term" text NOT NULL,
	"question_count" integer NOT NULL
);
--> statement-breakpoint
DROP INDEX "search_documents_tier1_index";--> statement-breakpoint
DROP INDEX "search_documents_tier2_index";--> statement-breakpoint
DROP INDEX "search_documents_tier3_index";--> statement-breakpoint
DROP INDEX "search_documents_title_index";--> statement-breakpoint
DROP INDEX "search_documents_trigram_index";--> statement-breakpoint
ALTER TABLE "search_documents" ALTER COLUMN "question_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "search_documents" ALTER COLUMN "tier" SET DEFAULT 4;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "context" text NOT NULL;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "quality" real DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX "search_words_trigram_index" ON "search_words" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_words_count_index" ON "search_words" USING btree ("question_count");--> statement-breakpoint
CREATE INDEX "search_documents_vector_index" ON "search_documents" USING gin ("vector") WITH (gin_pending_list_limit=256);--> statement-breakpoint
CREATE INDEX "search_documents_title_vector_index" ON "search_documents" USING gin ("title_vector") WITH (gin_pending_list_limit=256) WHERE "search_documents"."kind" = 'question';--> statement-breakpoint
ALTER TABLE "search_documents" DROP COLUMN "area_id";--> statement-breakpoint
ALTER TABLE "search_documents" DROP COLUMN "product_id";--> statement-breakpoint
ALTER TABLE "search_documents" DROP COLUMN "title";--> statement-breakpoint
ALTER TABLE "search_documents" DROP COLUMN "score";--> statement-breakpoint
ALTER TABLE "search_documents" DROP COLUMN "created_at";
--> statement-breakpoint
-- What a search may show, best tier of quality first and lower ones only until there is enough: ranking every hit of a common
-- word takes a second at a million posts, this a few milliseconds. A function because its plans are kept per connection, and
-- because an index scan is always right here while the planner, not knowing the words, would sometimes read the whole table.
-- wanted: what a row must match, filters included. words, weights: what it is ranked by. near: the words as they were typed,
-- one after another. condition: a state of the question, or null. Returns at most 4 × most rows.
CREATE FUNCTION search_candidates(
  wanted tsquery, words tsquery[], weights real[], near tsquery, reader_languages text[], condition text, enough integer, most integer
) RETURNS TABLE (document_id bigint, question_id bigint, level integer, rank real)
LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
DECLARE
  found_rows integer := 0;
  tier_rows integer;
BEGIN
  FOR tier_number IN 1..4 LOOP
    RETURN QUERY
      SELECT s.document_id, s.question_id, tier_number, (
        s.quality
        * (CASE WHEN s.language = ANY (reader_languages) THEN 1 ELSE 0.8 END)
        * (CASE WHEN near IS NOT NULL AND s.vector @@ near THEN 1.5 ELSE 1 END)
        * coalesce((SELECT sum(w.weight * ts_rank('{0.15, 0.3, 0.6, 1}', s.vector, w.word)) FROM unnest(words, weights) AS w (word, weight)), 1)
      )::real
      FROM (
        SELECT c.document_id, c.question_id, c.language, c.quality, c.vector FROM search_documents c
        WHERE c.vector @@ (wanted && ('@' || tier_number)::tsquery)
          AND (condition IS NULL OR EXISTS (
            SELECT 1 FROM questions q WHERE q.id = c.question_id AND CASE condition
              WHEN 'answered' THEN q.answer_count > 0
              WHEN 'unanswered' THEN q.answer_count = 0
              WHEN 'solved' THEN q.accepted_count > 0
              WHEN 'unsolved' THEN q.accepted_count = 0 AND NOT q.is_closed
              WHEN 'open' THEN NOT q.is_closed
              WHEN 'closed' THEN q.is_closed
            END))
        LIMIT most
      ) s;
    GET DIAGNOSTICS tier_rows = ROW_COUNT;
    found_rows := found_rows + tier_rows;
    EXIT WHEN found_rows >= enough;
  END LOOP;
END $$;
--> statement-breakpoint
-- Questions that may ask the same. wanted: from "shares most" to "shares anything", the next only when the ones before found too
-- few. A question may come more than once.
CREATE FUNCTION similar_candidates(wanted tsquery[], words tsquery[], weights real[], enough integer, most integer)
RETURNS TABLE (document_id bigint, rank real)
LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
DECLARE
  step tsquery;
  step_rows integer;
  found_rows integer := 0;
BEGIN
  FOREACH step IN ARRAY wanted LOOP
    RETURN QUERY
      SELECT s.document_id, (
        SELECT sum(w.weight * ts_rank('{0.5, 0.5, 0.6, 1}', s.title_vector, w.word)) FROM unnest(words, weights) AS w (word, weight)
      )::real
      FROM (
        SELECT c.document_id, c.title_vector FROM search_documents c
        WHERE c.kind = 'question' AND c.title_vector @@ step LIMIT most
      ) s;
    GET DIAGNOSTICS step_rows = ROW_COUNT;
    found_rows := found_rows + step_rows;
    EXIT WHEN found_rows >= enough;
  END LOOP;
END $$;
