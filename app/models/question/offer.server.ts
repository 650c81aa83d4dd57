// Offers: how many a member has begun lately, and which are over.
import { sql } from "drizzle-orm";
import { judgeOffer, OFFER_WINDOW_DAYS } from "#moderation/offers";
import type { Reason } from "#moderation/reason";
import type { Db } from "~/database/db.server";

/** Two offers handed in at once wait for each other, so that of both one is taken. The lock ends with the transaction. */
const OFFER_LOCK = 7_266_173;

/** Why this member may not begin another offer now; empty when they may. In the transaction that stores it. */
export async function refuseOffer(tx: Db, userId: number): Promise<Reason[]> {
  await tx.execute(sql`select pg_advisory_xact_lock(${OFFER_LOCK}, (${userId}::bigint % 2147483647)::int)`);
  const rows = await tx.execute<{ count: number; days: number | null }>(sql`
    select count(*) as count, extract(epoch from min(d.created_at) + make_interval(days => ${OFFER_WINDOW_DAYS}) - now())::float8 / 86400 as days
    from documents d join questions q on q.id = d.id
    where d.author_id = ${userId}::bigint and d.kind = 'question' and q.offer_ends_at is not null and d.state in ('published', 'held')
      and d.created_at > now() - make_interval(days => ${OFFER_WINDOW_DAYS})`);
  return judgeOffer({ offersLately: rows[0]?.count ?? 0, freeInDays: rows[0]?.days ?? 0 });
}

/**
 * Over questions q: not merged into another, and no offer, or one whose time is not over. An offer that is over keeps its page,
 * a merged question leads to the other one; neither is in a list or a search.
 */
export const IS_CURRENT = sql`(q.merged_into is null and (q.offer_ends_at is null or q.offer_ends_at > now()))`;

/** Questions whose time as an offer is over and that can still be found in the index. */
export async function endedOffers(db: Db): Promise<number[]> {
  const rows = await db.execute<{ id: number }>(sql`
    select s.document_id as id from questions q join search_documents s on s.question_id = q.id where q.offer_ends_at <= now()`);
  return rows.map((row) => row.id);
}
