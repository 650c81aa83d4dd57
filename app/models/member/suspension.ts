// Who is restricted as a whole, in statements: the same as MemberFacts.isSuspended.
import { type SQL, sql } from "drizzle-orm";

export function isSuspended(userId: SQL): SQL<boolean> {
  return sql<boolean>`exists (
    select 1 from restrictions s where s.user_id = ${userId} and s.function_name = 'all' and s.area_id is null and s.product_id is null
      and s.lifted_at is null and (s.ends_at is null or s.ends_at > now()))`;
}
