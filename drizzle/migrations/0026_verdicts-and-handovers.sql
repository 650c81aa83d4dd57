CREATE TABLE "case_skips" (
	"case_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "case_skips_user_id_case_id_pk" PRIMARY KEY("user_id","case_id")
);
--> statement-breakpoint
CREATE TABLE "handovers" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "handovers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"case_id" bigint NOT NULL,
	"by_id" bigint,
	"to_id" bigint,
	"note" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "handovers_with_words" CHECK ("handovers"."note" <> '')
);
--> statement-breakpoint
CREATE TABLE "verdicts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "verdicts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"case_id" bigint NOT NULL,
	"decider_id" bigint NOT NULL,
	"decision" jsonb NOT NULL,
	"version" integer NOT NULL,
	"batch" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"refusal" text
);
--> statement-breakpoint
ALTER TABLE "signals" ADD COLUMN "judged" text;--> statement-breakpoint
ALTER TABLE "case_skips" ADD CONSTRAINT "case_skips_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_skips" ADD CONSTRAINT "case_skips_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_to_id_users_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_decider_id_users_id_fk" FOREIGN KEY ("decider_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_skips_case_index" ON "case_skips" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "handovers_open_key" ON "handovers" USING btree ("case_id") WHERE "handovers"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "handovers_case_index" ON "handovers" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "handovers_by_index" ON "handovers" USING btree ("by_id");--> statement-breakpoint
CREATE INDEX "handovers_to_index" ON "handovers" USING btree ("to_id");--> statement-breakpoint
CREATE UNIQUE INDEX "verdicts_case_key" ON "verdicts" USING btree ("case_id") WHERE "verdicts"."refusal" is null;--> statement-breakpoint
CREATE INDEX "verdicts_case_index" ON "verdicts" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "verdicts_decider_index" ON "verdicts" USING btree ("decider_id","id");--> statement-breakpoint
CREATE INDEX "verdicts_due_index" ON "verdicts" USING btree ("due_at") WHERE "verdicts"."refusal" is null;