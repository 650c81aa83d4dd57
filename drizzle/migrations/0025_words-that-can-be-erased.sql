CREATE TABLE "log_erasures" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "log_erasures_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"decision_id" bigint NOT NULL,
	"by_id" bigint NOT NULL,
	"because" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"seal" "bytea" NOT NULL,
	"previous_hash" "bytea",
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "text_digest" "bytea";--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "text_salt" "bytea";--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "erasure_hash" "bytea";--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "ended_by" bigint;--> statement-breakpoint
ALTER TABLE "log_erasures" ADD CONSTRAINT "log_erasures_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_erasures" ADD CONSTRAINT "log_erasures_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "log_erasures_decision_key" ON "log_erasures" USING btree ("decision_id");--> statement-breakpoint
CREATE INDEX "log_erasures_by_index" ON "log_erasures" USING btree ("by_id");--> statement-breakpoint
CREATE UNIQUE INDEX "log_erasures_chain_key" ON "log_erasures" USING btree ("previous_hash");--> statement-breakpoint
-- The log still grows only: rows are added, never taken away, and of a decision nothing changes but that its words go.
CREATE OR REPLACE FUNCTION refuse_log_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'decisions' AND TG_OP = 'UPDATE' AND current_setting('commonplace.erasing', true) = 'yes' THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE FUNCTION refuse_all_but_erasing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.passage IS NOT NULL OR NEW.note <> '' OR NEW.text_salt IS NOT NULL OR NEW.erased_at IS NULL
    OR to_jsonb(NEW) - ARRAY['passage', 'note', 'text_salt', 'erased_at'] <> to_jsonb(OLD) - ARRAY['passage', 'note', 'text_salt', 'erased_at']
  THEN
    RAISE EXCEPTION 'decisions is append-only' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER decisions_only_erased BEFORE UPDATE ON decisions FOR EACH ROW WHEN (current_setting('commonplace.erasing', true) = 'yes') EXECUTE FUNCTION refuse_all_but_erasing();
--> statement-breakpoint
CREATE TRIGGER log_erasures_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_erasures FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_change();
