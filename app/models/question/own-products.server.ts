// "My products": those a member watches, and those they wrote about lately.
import { type SQL, sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";

export async function listOwnProducts(db: Db, userId: number): Promise<number[]> {
  const rows = await db.execute<{ id: number }>(sql`select x.id from (${ownProducts(userId)}) x (id)`);
  return rows.map((row) => row.id);
}

export function ownProducts(userId: number): SQL {
  return sql`
    select target_id from watches where user_id = ${userId}::bigint and target = 'product'
    union select product_id from (select product_id from documents where author_id = ${userId}::bigint and product_id is not null
      order by created_at desc limit 100) x`;
}
