CREATE TABLE "cleanup_posts" (
	"cleanup_id" bigint NOT NULL,
	"document_id" bigint NOT NULL,
	"decision_id" bigint NOT NULL,
	CONSTRAINT "cleanup_posts_cleanup_id_document_id_pk" PRIMARY KEY("cleanup_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "cleanups" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "cleanups_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"member_id" bigint NOT NULL,
	"by_id" bigint,
	"restriction_id" bigint,
	"key" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" bigint
);
--> statement-breakpoint
ALTER TABLE "cleanup_posts" ADD CONSTRAINT "cleanup_posts_cleanup_id_cleanups_id_fk" FOREIGN KEY ("cleanup_id") REFERENCES "public"."cleanups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cleanup_posts" ADD CONSTRAINT "cleanup_posts_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cleanup_posts" ADD CONSTRAINT "cleanup_posts_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cleanups" ADD CONSTRAINT "cleanups_member_id_users_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cleanups" ADD CONSTRAINT "cleanups_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cleanups" ADD CONSTRAINT "cleanups_restriction_id_restrictions_id_fk" FOREIGN KEY ("restriction_id") REFERENCES "public"."restrictions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cleanups" ADD CONSTRAINT "cleanups_undone_by_users_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cleanup_posts_document_index" ON "cleanup_posts" USING btree ("document_id");--> statement-breakpoint
CREATE UNIQUE INDEX "cleanup_posts_decision_key" ON "cleanup_posts" USING btree ("decision_id");--> statement-breakpoint
CREATE UNIQUE INDEX "cleanups_key" ON "cleanups" USING btree ("key");--> statement-breakpoint
CREATE INDEX "cleanups_member_index" ON "cleanups" USING btree ("member_id","id");--> statement-breakpoint
CREATE INDEX "cleanups_by_index" ON "cleanups" USING btree ("by_id");--> statement-breakpoint
CREATE INDEX "cleanups_restriction_index" ON "cleanups" USING btree ("restriction_id");--> statement-breakpoint
CREATE INDEX "cleanups_undone_by_index" ON "cleanups" USING btree ("undone_by");