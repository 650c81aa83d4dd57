CREATE TABLE "faq_credits" (
	"entry_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	CONSTRAINT "faq_credits_entry_id_user_id_pk" PRIMARY KEY("entry_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "faq_entries" (
	"id" bigint PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"product_id" bigint,
	"group_id" bigint,
	"language" text NOT NULL,
	"question" text NOT NULL,
	"cause" text DEFAULT '' NOT NULL,
	"excerpt" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"owner_id" bigint,
	"review_on" date,
	"rating_count" integer DEFAULT 0 NOT NULL,
	"rating_sum" integer DEFAULT 0 NOT NULL,
	"view_count" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_at" timestamp with time zone,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "faq_entry_versions" (
	"entry_id" bigint NOT NULL,
	"version_id" bigint NOT NULL,
	CONSTRAINT "faq_entry_versions_entry_id_version_id_pk" PRIMARY KEY("entry_id","version_id")
);
--> statement-breakpoint
CREATE TABLE "faq_groups" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "faq_groups_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"product_id" bigint,
	"parent_id" bigint,
	"name" text NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "faq_ratings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "faq_ratings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"entry_id" bigint NOT NULL,
	"user_id" bigint,
	"visitor" text,
	"rating" smallint NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "faq_ratings_range" CHECK ("faq_ratings"."rating" between 1 and 6),
	CONSTRAINT "faq_ratings_by_somebody" CHECK (("faq_ratings"."user_id" is null) <> ("faq_ratings"."visitor" is null))
);
--> statement-breakpoint
CREATE TABLE "faq_sources" (
	"entry_id" bigint NOT NULL,
	"document_id" bigint NOT NULL,
	"revision_id" bigint NOT NULL,
	"state" text DEFAULT 'ok' NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	"changed_at" timestamp with time zone,
	CONSTRAINT "faq_sources_entry_id_document_id_pk" PRIMARY KEY("entry_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "rule_versions" (
	"key" text NOT NULL,
	"version" integer NOT NULL,
	"settings" jsonb NOT NULL,
	"changed_by" bigint,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rule_versions_key_version_pk" PRIMARY KEY("key","version")
);
--> statement-breakpoint
CREATE TABLE "notification_choices" (
	"user_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_choices_user_id_kind_pk" PRIMARY KEY("user_id","kind")
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notifications_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" bigint NOT NULL,
	"event_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"document_id" bigint,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"is_in_app" boolean DEFAULT true NOT NULL,
	"mail_id" bigint,
	"digest_after" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "watches" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "watches_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" bigint NOT NULL,
	"target" text NOT NULL,
	"target_id" bigint DEFAULT 0 NOT NULL,
	"query" text DEFAULT '' NOT NULL,
	"language" text DEFAULT '' NOT NULL,
	"answered_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "page_redirects" (
	"product_id" bigint DEFAULT 0 NOT NULL,
	"slug" text NOT NULL,
	"page_id" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "page_redirects_product_id_slug_pk" PRIMARY KEY("product_id","slug")
);
--> statement-breakpoint
CREATE TABLE "pages" (
	"id" bigint PRIMARY KEY NOT NULL,
	"product_id" bigint,
	"parent_id" bigint,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"excerpt" text DEFAULT '' NOT NULL,
	"language" text NOT NULL,
	"protection" text DEFAULT 'trusted' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"is_listed" boolean DEFAULT false NOT NULL,
	"revision_count" integer DEFAULT 1 NOT NULL,
	"view_count" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wanted_pages" (
	"from_id" bigint NOT NULL,
	"product_id" bigint DEFAULT 0 NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	CONSTRAINT "wanted_pages_from_id_product_id_slug_pk" PRIMARY KEY("from_id","product_id","slug")
);
--> statement-breakpoint
DROP INDEX "signals_by_index";--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "signals" ADD COLUMN "decision_id" bigint;--> statement-breakpoint
ALTER TABLE "signals" ADD COLUMN "settled_by" bigint;--> statement-breakpoint
ALTER TABLE "signals" ADD COLUMN "is_upheld" boolean;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "unsubscribe_url" text;--> statement-breakpoint
ALTER TABLE "faq_credits" ADD CONSTRAINT "faq_credits_entry_id_faq_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."faq_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "faq_credits" ADD CONSTRAINT "faq_credits_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "faq_entries" ADD CONSTRAINT "faq_entries_id_documents_id_fk" FOREIGN KEY ("id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "faq_entries" ADD CONSTRAINT "faq_entries_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "faq_entries" ADD CONSTRAINT "faq_entries_group_id_faq_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."faq_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "faq_entries" ADD CONSTRAINT "faq_entries_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "faq_entry_versions" ADD CONSTRAINT "faq_entry_versions_entry_id_faq_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."faq_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "faq_entry_versions" ADD CONSTRAINT "faq_entry_versions_version_id_product_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."product_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "faq_groups" ADD CONSTRAINT "faq_groups_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "faq_groups" ADD CONSTRAINT "faq_groups_parent_id_faq_groups_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."faq_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "faq_ratings" ADD CONSTRAINT "faq_ratings_entry_id_faq_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."faq_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "faq_ratings" ADD CONSTRAINT "faq_ratings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "faq_sources" ADD CONSTRAINT "faq_sources_entry_id_faq_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."faq_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "faq_sources" ADD CONSTRAINT "faq_sources_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "faq_sources" ADD CONSTRAINT "faq_sources_revision_id_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_versions" ADD CONSTRAINT "rule_versions_changed_by_users_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_mail_id_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mails"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watches" ADD CONSTRAINT "watches_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_redirects" ADD CONSTRAINT "page_redirects_page_id_pages_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."pages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pages" ADD CONSTRAINT "pages_id_documents_id_fk" FOREIGN KEY ("id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pages" ADD CONSTRAINT "pages_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pages" ADD CONSTRAINT "pages_parent_id_pages_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."pages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wanted_pages" ADD CONSTRAINT "wanted_pages_from_id_documents_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "faq_credits_user_index" ON "faq_credits" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "faq_entries_slug_key" ON "faq_entries" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "faq_entries_list_index" ON "faq_entries" USING btree ("product_id","group_id","position") WHERE "faq_entries"."state" = 'published';--> statement-breakpoint
CREATE INDEX "faq_entries_state_index" ON "faq_entries" USING btree ("state","changed_at");--> statement-breakpoint
CREATE INDEX "faq_entries_group_index" ON "faq_entries" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "faq_entries_owner_index" ON "faq_entries" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "faq_entries_review_index" ON "faq_entries" USING btree ("review_on") WHERE "faq_entries"."state" = 'published';--> statement-breakpoint
CREATE INDEX "faq_entry_versions_version_index" ON "faq_entry_versions" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "faq_groups_product_index" ON "faq_groups" USING btree ("product_id","position");--> statement-breakpoint
CREATE INDEX "faq_groups_parent_index" ON "faq_groups" USING btree ("parent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "faq_ratings_user_key" ON "faq_ratings" USING btree ("entry_id","user_id") WHERE "faq_ratings"."user_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "faq_ratings_visitor_key" ON "faq_ratings" USING btree ("entry_id","visitor") WHERE "faq_ratings"."visitor" is not null;--> statement-breakpoint
CREATE INDEX "faq_ratings_recent_index" ON "faq_ratings" USING btree ("entry_id","at");--> statement-breakpoint
CREATE INDEX "faq_ratings_user_index" ON "faq_ratings" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "faq_sources_document_index" ON "faq_sources" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "faq_sources_revision_index" ON "faq_sources" USING btree ("revision_id");--> statement-breakpoint
CREATE INDEX "rule_versions_changed_by_index" ON "rule_versions" USING btree ("changed_by");--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_event_key" ON "notifications" USING btree ("user_id","event_id");--> statement-breakpoint
CREATE INDEX "notifications_list_index" ON "notifications" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "notifications_unread_index" ON "notifications" USING btree ("user_id") WHERE "notifications"."read_at" is null and "notifications"."is_in_app";--> statement-breakpoint
CREATE INDEX "notifications_digest_index" ON "notifications" USING btree ("digest_after") WHERE "notifications"."digest_after" is not null;--> statement-breakpoint
CREATE INDEX "notifications_event_index" ON "notifications" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "notifications_document_index" ON "notifications" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "notifications_mail_index" ON "notifications" USING btree ("mail_id");--> statement-breakpoint
CREATE UNIQUE INDEX "watches_target_key" ON "watches" USING btree ("user_id","target","target_id","query");--> statement-breakpoint
CREATE INDEX "watches_who_index" ON "watches" USING btree ("target","target_id");--> statement-breakpoint
CREATE INDEX "watches_searches_index" ON "watches" USING btree ("created_at") WHERE "watches"."target" = 'search' and "watches"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "page_redirects_page_index" ON "page_redirects" USING btree ("page_id");--> statement-breakpoint
CREATE UNIQUE INDEX "pages_slug_key" ON "pages" USING btree (coalesce("product_id", 0),"slug");--> statement-breakpoint
CREATE INDEX "pages_tree_index" ON "pages" USING btree ("product_id","parent_id","position");--> statement-breakpoint
CREATE INDEX "pages_parent_index" ON "pages" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "pages_changed_index" ON "pages" USING btree ("changed_at","id") WHERE "pages"."is_listed";--> statement-breakpoint
CREATE INDEX "wanted_pages_slug_index" ON "wanted_pages" USING btree ("product_id","slug");--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_settled_by_decisions_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "events_untold_index" ON "events" USING btree ("id") WHERE "events"."told_at" is null;--> statement-breakpoint
CREATE INDEX "signals_decision_index" ON "signals" USING btree ("decision_id");--> statement-breakpoint
CREATE INDEX "signals_settled_by_index" ON "signals" USING btree ("settled_by");--> statement-breakpoint
CREATE INDEX "signals_rule_index" ON "signals" USING btree ("rule","at");--> statement-breakpoint
CREATE INDEX "signals_by_index" ON "signals" USING btree ("by_user_id","kind");--> statement-breakpoint
-- Nobody is told of what happened before there were notifications.
UPDATE "events" SET "told_at" = "at" WHERE "told_at" IS NULL;
