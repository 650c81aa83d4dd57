ALTER TABLE "faq_entries" ADD COLUMN "checked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "faq_entries" ADD COLUMN "checked_by" bigint;--> statement-breakpoint
ALTER TABLE "faq_entries" ADD CONSTRAINT "faq_entries_checked_by_users_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "faq_entries_checked_by_index" ON "faq_entries" USING btree ("checked_by");--> statement-breakpoint
CREATE INDEX "faq_entries_recent_index" ON "faq_entries" USING btree ("published_at","id") WHERE "faq_entries"."state" = 'published';--> statement-breakpoint
CREATE INDEX "faq_sources_changed_index" ON "faq_sources" USING btree ("changed_at") WHERE "faq_sources"."state" <> 'ok';
