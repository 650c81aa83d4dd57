// Keys that all servers must agree on and nobody types: made at the first need and kept in the database.
import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { settings } from "#drizzle/schema/catalogue";
import type { Db } from "~/database/db.server";

const remembered = new Map<string, Buffer>();

export async function loadSecret(db: Db, name: string): Promise<Buffer> {
  const known = remembered.get(name);
  if (known) return known;
  const stored = await readSecret(db, name);
  if (stored !== null) {
    remembered.set(name, stored);
    return stored;
  }
  const made = randomBytes(32).toString("base64url");
  await db.insert(settings).values({ key: name, value: made }).onConflictDoNothing();
  // Not remembered yet: the caller's transaction may roll back and take it along.
  return (await readSecret(db, name)) ?? Buffer.from(made, "base64url");
}

async function readSecret(db: Db, name: string): Promise<Buffer | null> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, name));
  return row ? Buffer.from(String(row.value), "base64url") : null;
}
