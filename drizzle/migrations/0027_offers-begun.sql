ALTER TABLE "questions" ADD COLUMN "offer_begun_at" timestamp with time zone;--> statement-breakpoint
-- Until now nothing moved an end but beginning anew, thirty days before it.
UPDATE "questions" SET "offer_begun_at" = "offer_ends_at" - interval '30 days' WHERE "offer_ends_at" IS NOT NULL;
