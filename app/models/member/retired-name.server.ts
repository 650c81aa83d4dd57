// User names of people who have left, or who were called something else before they came: nobody takes them again.
//
// Promises: a name that once stood in mentions never leads to somebody else; kept are keyed hashes, so the table says no
// name to whoever reads it.
import { createHmac } from "node:crypto";
import { inArray } from "drizzle-orm";
import { retiredNames } from "#drizzle/schema/people";
import type { Db } from "~/database/db.server";
import { loadSecret } from "~/models/secret.server";

const SECRET_KEY = "name-key";

export async function retireName(tx: Db, name: string): Promise<void> {
  const [hash = ""] = (await hashes(tx, [name])).keys();
  await tx.insert(retiredNames).values({ hash }).onConflictDoNothing();
}

/** Those of the names that nobody may take. */
export async function findRetired(db: Db, names: readonly string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const named = await hashes(db, names);
  const rows = await db
    .select({ hash: retiredNames.hash })
    .from(retiredNames)
    .where(inArray(retiredNames.hash, [...named.keys()]));
  return new Set(rows.flatMap(({ hash }) => named.get(hash) ?? []));
}

async function hashes(db: Db, names: readonly string[]): Promise<Map<string, string>> {
  const key = await loadSecret(db, SECRET_KEY);
  return new Map(names.map((name) => [createHmac("sha256", key).update(name).digest("base64url"), name]));
}
