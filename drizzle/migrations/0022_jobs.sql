CREATE TABLE "jobs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "jobs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"singleton" text,
	"every_seconds" bigint,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"holder" uuid,
	"last_error" text,
	"failed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "jobs_held_or_dead" CHECK ("jobs"."holder" is null or "jobs"."failed_at" is null)
);
--> statement-breakpoint
CREATE INDEX "jobs_due_index" ON "jobs" USING btree ("name","due_at") WHERE "jobs"."failed_at" is null;--> statement-breakpoint
CREATE INDEX "jobs_failed_index" ON "jobs" USING btree ("failed_at") WHERE "jobs"."failed_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_singleton_index" ON "jobs" USING btree ("name","singleton") WHERE "jobs"."failed_at" is null and "jobs"."singleton" is not null;