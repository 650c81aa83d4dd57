CREATE TABLE "question_origins" (
	"question_id" bigint PRIMARY KEY NOT NULL,
	"page_id" bigint NOT NULL,
	"section" text DEFAULT '' NOT NULL,
	"section_title" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "protections" ADD COLUMN "ends_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "pages" ADD COLUMN "protection_before" text;--> statement-breakpoint
ALTER TABLE "pages" ADD COLUMN "protection_ends_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "question_origins" ADD CONSTRAINT "question_origins_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_origins" ADD CONSTRAINT "question_origins_page_id_pages_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."pages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "question_origins_page_index" ON "question_origins" USING btree ("page_id");--> statement-breakpoint
CREATE INDEX "pages_protection_ends_index" ON "pages" USING btree ("protection_ends_at") WHERE "pages"."protection_ends_at" is not null;--> statement-breakpoint
-- Drafts of a second tab that stayed at a question that was merged away (0011 took the first one along).
UPDATE drafts d SET target = split_part(d.target, ':', 1) || ':' || q.merged_into || '~' || left(md5(d.id::text), 10)
FROM questions q WHERE q.merged_into IS NOT NULL AND d.target ~ '^(answer|comment):[0-9]+(~[0-9a-f]+)?$'
  AND split_part(split_part(d.target, '~', 1), ':', 2) = q.id::text;
