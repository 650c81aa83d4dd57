// Images of other places: what is known of them, and which renderings name them. Both are caches beside the renderings.
import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { bytes, now } from "./columns";

/** Images of other places that rendered texts name, and what became of the copy. By the hash of the address. */
export const outsideImages = pgTable(
  "outside_images",
  {
    hash: bytes("hash").primaryKey(),
    address: text("address").notNull(),
    state: text("state", { enum: ["waiting", "kept", "refused"] })
      .notNull()
      .default("waiting"),
    /** The copy, a file among the uploads. */
    name: text("name"),
    /** Why there is no copy, or why the last try failed. */
    reason: text("reason"),
    tries: smallint("tries").notNull().default(0),
    nextTryAt: now("next_try_at"),
    createdAt: now("created_at"),
  },
  (t) => [
    index("outside_images_waiting_index").on(t.nextTryAt).where(sql`${t.state} = 'waiting'`),
    check("outside_images_kept_has_name", sql`(${t.state} = 'kept') = (${t.name} is not null)`),
  ],
);

/** Which renderings name them: these are made again when a copy has come or the administration has chosen otherwise. */
export const outsideImageUses = pgTable(
  "outside_image_uses",
  {
    renderingHash: bytes("rendering_hash").notNull(),
    imageHash: bytes("image_hash").notNull(),
    createdAt: now("created_at"),
  },
  (t) => [
    primaryKey({ columns: [t.renderingHash, t.imageHash] }),
    index("outside_image_uses_image_index").on(t.imageHash),
    index("outside_image_uses_created_index").on(t.createdAt),
  ],
);
