// Keys that all servers must agree on and nobody types: made at the first need and kept in the database.
import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { settings } from "#drizzle/schema/catalogue";
import type { Db } from "~/database/db.server";

const remembered = new Map<string, Buffer>();

export async function loadSecret(db: Db, name: string): Promise<Buffer> {
  const known = remembered.get(name);
  if (known) return known;
  const made = randomBytes(32).toString("base64url");
  await db.insert(settings).values({ key: name, value: made }).onConflictDoNothing();
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, name));
  const key = Buffer.from(String(row?.value ?? made), "base64url");
  remembered.set(name, key);
  return key;
}
