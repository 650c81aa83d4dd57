CREATE TABLE "marks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "marks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"document_id" bigint NOT NULL,
	"revision_id" bigint NOT NULL,
	"rule" text NOT NULL,
	"rule_version" integer NOT NULL,
	"rung" text NOT NULL,
	"code" text NOT NULL,
	"parameters" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"passage" text,
	"strength" real NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone,
	"seen_by" bigint,
	"verdict" text
);
--> statement-breakpoint
ALTER TABLE "cases" ALTER COLUMN "document_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "user_id" bigint;--> statement-breakpoint
ALTER TABLE "restrictions" ADD COLUMN "decision_id" bigint;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_revision_id_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_seen_by_users_id_fk" FOREIGN KEY ("seen_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "marks_document_index" ON "marks" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "marks_revision_index" ON "marks" USING btree ("revision_id");--> statement-breakpoint
CREATE INDEX "marks_seen_by_index" ON "marks" USING btree ("seen_by");--> statement-breakpoint
CREATE INDEX "marks_rule_index" ON "marks" USING btree ("rule","at");--> statement-breakpoint
CREATE INDEX "marks_waiting_index" ON "marks" USING btree ("id") WHERE "marks"."seen_at" is null and "marks"."rung" = 'tag';--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "cases_member_key" ON "cases" USING btree ("user_id");--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_one_target" CHECK (num_nonnulls("cases"."document_id", "cases"."user_id") = 1);