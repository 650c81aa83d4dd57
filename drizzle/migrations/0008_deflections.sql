-- What came of a search: found again by a random key, joined to others of the same visit by a random word.
ALTER TABLE "searches" ADD COLUMN "key" text;
--> statement-breakpoint
ALTER TABLE "searches" ADD COLUMN "visit" text;
--> statement-breakpoint
ALTER TABLE "searches" ADD COLUMN "opened_id" bigint;
--> statement-breakpoint
ALTER TABLE "searches" ADD COLUMN "followed_by" text;
--> statement-breakpoint
CREATE UNIQUE INDEX "searches_key" ON "searches" USING btree ("key");
--> statement-breakpoint
CREATE INDEX "searches_visit_index" ON "searches" USING btree ("visit");
--> statement-breakpoint
CREATE TABLE "deflections" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY NOT NULL,
	"document_id" bigint NOT NULL,
	"title" text NOT NULL,
	"language" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "deflections" ADD CONSTRAINT "deflections_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "deflections_document_index" ON "deflections" USING btree ("document_id","at");
--> statement-breakpoint
CREATE INDEX "deflections_at_index" ON "deflections" USING btree ("at");
--> statement-breakpoint
CREATE INDEX "search_documents_guide_index" ON "search_documents" USING gin ("title_vector") WITH (gin_pending_list_limit=256) WHERE "search_documents"."kind" in ('page', 'faq');
--> statement-breakpoint
-- Pages and entries of the FAQ that may answer what is being asked: as similar_candidates does it for questions.
CREATE FUNCTION similar_guides(wanted tsquery[], words tsquery[], weights real[], enough integer, most integer, milliseconds integer)
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
        WHERE c.kind IN ('page', 'faq') AND c.title_vector @@ step LIMIT most
      ) s;
    GET DIAGNOSTICS step_rows = ROW_COUNT;
    found_rows := found_rows + step_rows;
    EXIT WHEN found_rows >= enough OR clock_timestamp() > deadline;
  END LOOP;
END $$;
