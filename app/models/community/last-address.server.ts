// Where the community was last started: commands that run beside it make their links from that address and not from a guess.
import { eq } from "drizzle-orm";
import { settings } from "#drizzle/schema/catalogue";
import type { Db } from "~/database/db.server";

const KEY = "public-url";

export async function noteAddress(db: Db, publicUrl: string): Promise<void> {
  if ((await readAddress(db)) === publicUrl) return;
  await db
    .insert(settings)
    .values({ key: KEY, value: publicUrl })
    .onConflictDoUpdate({ target: settings.key, set: { value: publicUrl } });
}

/** Null before the first start. */
export async function readAddress(db: Db): Promise<string | null> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, KEY));
  return typeof row?.value === "string" ? row.value : null;
}
