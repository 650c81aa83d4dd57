ALTER TABLE "decisions" ADD COLUMN "format" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "author_id" bigint;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "effects" jsonb;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "appealed_id" bigint;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "offer_ends_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_appealed_id_decisions_id_fk" FOREIGN KEY ("appealed_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "decisions_author_index" ON "decisions" USING btree ("author_id","at");--> statement-breakpoint
CREATE INDEX "decisions_rule_index" ON "decisions" USING btree ("rule","at");--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_appealed_key" ON "decisions" USING btree ("appealed_id") WHERE "decisions"."appealed_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "signals_flag_key" ON "signals" USING btree ("case_id","by_user_id") WHERE "signals"."kind" = 'flag' and "signals"."settled_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "signals_appeal_key" ON "signals" USING btree ("decision_id") WHERE "signals"."kind" = 'appeal';--> statement-breakpoint
CREATE INDEX "questions_offers_index" ON "questions" USING btree ("offer_ends_at") WHERE "questions"."offer_ends_at" is not null;
