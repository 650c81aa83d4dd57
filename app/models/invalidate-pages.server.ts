// Forgetting pages: says to every server which kept pages of guests are no longer true.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";

/** In the transaction that changes what guests see: pages with one of these tags are forgotten. */
export async function invalidatePages(db: Db, tags: string[]): Promise<void> {
  await db.execute(sql`select pg_notify('pages', ${tags.join(" ")})`);
}
