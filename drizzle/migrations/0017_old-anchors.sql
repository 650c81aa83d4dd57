CREATE TABLE "section_aliases" (
	"page_id" bigint NOT NULL,
	"alias" text NOT NULL,
	"section" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "section_aliases_page_id_alias_pk" PRIMARY KEY("page_id","alias")
);
--> statement-breakpoint
ALTER TABLE "section_aliases" ADD CONSTRAINT "section_aliases_page_id_pages_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."pages"("id") ON DELETE no action ON UPDATE no action;