-- The index is made from the texts; rows of the old shape are not worth keeping (they are written again).
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
ALTER TABLE "search_documents" ALTER COLUMN "tier" SET DATA TYPE integer;--> statement-breakpoint
ALTER TABLE "search_documents" ALTER COLUMN "tier" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "context" text NOT NULL;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "state" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "quality" real DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX "search_words_trigram_index" ON "search_words" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_words_count_index" ON "search_words" USING btree ("question_count");--> statement-breakpoint
CREATE INDEX "search_documents_best_index" ON "search_documents" USING gin ("vector") WITH (gin_pending_list_limit=256) WHERE "search_documents"."tier" <= 5;--> statement-breakpoint
CREATE INDEX "search_documents_rest_index" ON "search_documents" USING gin ("vector") WITH (gin_pending_list_limit=256) WHERE "search_documents"."tier" > 5;--> statement-breakpoint
CREATE INDEX "search_documents_title_vector_index" ON "search_documents" USING gin ("title_vector") WITH (gin_pending_list_limit=256) WHERE "search_documents"."kind" = 'question';--> statement-breakpoint
ALTER TABLE "search_documents" DROP COLUMN "area_id";--> statement-breakpoint
ALTER TABLE "search_documents" DROP COLUMN "product_id";--> statement-breakpoint
ALTER TABLE "search_documents" DROP COLUMN "title";--> statement-breakpoint
ALTER TABLE "search_documents" DROP COLUMN "score";--> statement-breakpoint
ALTER TABLE "search_documents" DROP COLUMN "created_at";
--> statement-breakpoint
-- What a search may show: the best tier of quality first, lower ones only until there is enough, the rest from new to old and
-- only until time is up. Ranking every hit of a common word takes a second at a million posts, this some milliseconds.
-- A function because its plans are kept per connection, and because an index scan is always right here while the planner, not
-- knowing the words, would sometimes read the whole table.
-- wanted: what a row must match, filters included. words, weights: what it is ranked by. near: neighbours in the query, which
-- are worth more as neighbours in the text. enough: stop after the tier that reaches it. most: of one tier.
-- A last row without a document says that time was up before the end.
CREATE FUNCTION search_candidates(
  wanted tsquery, words tsquery[], weights real[], near tsquery, reader_languages text[], enough integer, most integer, milliseconds integer
) RETURNS TABLE (document_id bigint, question_id bigint, rank real)
LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
DECLARE
  deadline timestamptz := clock_timestamp() + milliseconds * interval '1 ms';
  this_tier integer := 1;
  last_tier integer := 6 + (SELECT coalesce(max(c.document_id), 0) FROM search_documents c) / 50000;
  word_count integer := cardinality(words);
  in_tier tsquery;
  tier_rows integer;
  found_rows integer := 0;
BEGIN
  LOOP
    in_tier := wanted && ('@' || this_tier)::tsquery;
    RETURN QUERY
      SELECT s.document_id, s.question_id, (
        s.quality
        * (CASE WHEN s.language = ANY (reader_languages) THEN 1 ELSE 0.8 END)
        * (CASE WHEN near IS NOT NULL AND s.vector @@ near THEN 1.5 ELSE 1 END)
        * (CASE WHEN word_count = 0 THEN 1 ELSE weights[1] * ts_rank('{0.15, 0.3, 0.6, 1}', s.vector, words[1]) END
          + CASE WHEN word_count > 1 THEN weights[2] * ts_rank('{0.15, 0.3, 0.6, 1}', s.vector, words[2]) ELSE 0 END
          + CASE WHEN word_count > 2 THEN (SELECT sum(w.weight * ts_rank('{0.15, 0.3, 0.6, 1}', s.vector, w.word))
              FROM unnest(words[3:], weights[3:]) AS w (word, weight)) ELSE 0 END)
      )::real
      FROM (
        SELECT c.document_id, c.question_id, c.language, c.quality, c.vector FROM search_documents c
        WHERE this_tier <= 5 AND c.tier <= 5 AND c.vector @@ in_tier
        UNION ALL
        SELECT c.document_id, c.question_id, c.language, c.quality, c.vector FROM search_documents c
        WHERE this_tier > 5 AND c.tier > 5 AND c.vector @@ in_tier
        LIMIT most
      ) s;
    GET DIAGNOSTICS tier_rows = ROW_COUNT;
    found_rows := found_rows + tier_rows;
    EXIT WHEN found_rows >= enough OR this_tier = 6;
    this_tier := CASE WHEN this_tier < 5 THEN this_tier + 1 WHEN this_tier = 5 THEN last_tier ELSE this_tier - 1 END;
    IF clock_timestamp() > deadline THEN
      RETURN QUERY SELECT NULL::bigint, NULL::bigint, 0::real;
      EXIT;
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
-- Questions that may ask the same. wanted: from "shares most" to "shares anything", the next only when the ones before found too
-- few. A question may come more than once.
CREATE FUNCTION similar_candidates(wanted tsquery[], words tsquery[], weights real[], enough integer, most integer, milliseconds integer)
RETURNS TABLE (document_id bigint, rank real)
LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
DECLARE
  step tsquery;
  step_rows integer;
  found_rows integer := 0;
  deadline timestamptz := clock_timestamp() + milliseconds * interval '1 ms';
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
    EXIT WHEN found_rows >= enough OR clock_timestamp() > deadline;
  END LOOP;
END $$;
