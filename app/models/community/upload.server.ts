// Images in texts: re-encoded and named by uploads.server, remembered here so that their size is known and their owner too.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { env } from "~/env.server";
import { type StoreOutcome, storeImage } from "~/images/uploads.server";

export async function uploadImage(
  db: Db,
  { userId, bytes }: { userId: number | null; bytes: Uint8Array },
): Promise<StoreOutcome> {
  const stored = await storeImage(bytes, { folder: uploadsFolder() });
  if (!stored.ok) return stored;
  const { name, mime, width, height, bytes: size } = stored;
  await db.execute(sql`
    insert into uploads (name, user_id, mime, width, height, size, hash)
    values (${name}, ${userId}::bigint, ${mime}, ${width}, ${height}, ${size}, sha256(${name}::bytea)) on conflict (name) do nothing`);
  return stored;
}

function uploadsFolder(): string {
  return `${env().DATA_DIR}/uploads`;
}
