// What is in force now: a protection that has ended holds for nobody, also before it is written down.
import { type SQL, sql } from "drizzle-orm";

/** `page`: how the statement calls the pages. */
export function protectionNow(page: SQL = sql`p`): SQL {
  return sql`case when ${page}.protection_ends_at <= now() then coalesce(${page}.protection_before, ${page}.protection) else ${page}.protection end`;
}

/** Noon of the last day: the same day wherever it is read. */
export const lastDay = sql`x.ends_at - interval '12 hours'`;

/** Over pages p: why, and until when; null where nobody has said anything. */
export const protectionWords = sql`
  (select json_build_object('reason', x.reason, 'endsAt', ${lastDay}) from protections x
    where x.document_id = p.id and x.lifted_at is null and (x.ends_at is null or x.ends_at > now()) and (x.reason <> '' or x.ends_at is not null))`;
