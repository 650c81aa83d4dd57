CREATE INDEX "pages_name_index" ON "pages" USING btree ("slug") WHERE "pages"."is_listed";--> statement-breakpoint
CREATE INDEX "events_pages_index" ON "events" USING btree ("at" DESC,"id" DESC) WHERE "events"."verb" like 'page-%';
