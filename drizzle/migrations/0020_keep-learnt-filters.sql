CREATE TABLE "filters" (
	"family" text PRIMARY KEY NOT NULL,
	"weights" "bytea" NOT NULL,
	"scale" real NOT NULL,
	"bias" real NOT NULL,
	"threshold" real,
	"examples" integer NOT NULL,
	"bad" integer NOT NULL,
	"precision" real,
	"recall" real NOT NULL,
	"words" jsonb NOT NULL,
	"trained_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "filters_examples" CHECK ("filters"."bad" <= "filters"."examples")
);
