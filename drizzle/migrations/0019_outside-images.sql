CREATE TABLE "outside_image_uses" (
	"rendering_hash" "bytea" NOT NULL,
	"image_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outside_image_uses_rendering_hash_image_hash_pk" PRIMARY KEY("rendering_hash","image_hash")
);
--> statement-breakpoint
CREATE TABLE "outside_images" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"name" text,
	"reason" text,
	"tries" smallint DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outside_images_kept_has_name" CHECK (("outside_images"."state" = 'kept') = ("outside_images"."name" is not null))
);
--> statement-breakpoint
CREATE INDEX "outside_image_uses_image_index" ON "outside_image_uses" USING btree ("image_hash");--> statement-breakpoint
CREATE INDEX "outside_image_uses_created_index" ON "outside_image_uses" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "outside_images_waiting_index" ON "outside_images" USING btree ("next_try_at") WHERE "outside_images"."state" = 'waiting';