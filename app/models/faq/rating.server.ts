// "Did this help?": one rating per reader and entry, changeable; a guest is a random word in their cookie.
//
// Promises: however often and however fast somebody sends it, there is one row and the counters say what the rows say (the
// entry's row is the lock); a low rating with words to it, or an average that falls below the middle, opens a task for the team.
import { sql } from "drizzle-orm";
import { MOST_STARS, ratingTask } from "#moderation/lineage";
import { canRateEntry } from "#moderation/permissions/faq";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { raiseSignal, settleSignals } from "~/models/case/case.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { takeFromGuestLimit, takeFromMemberLimit, visitorNetwork } from "~/models/rate-limit.server";
import { factsOfEntry, lockEntry } from "./faq.server";

export type Rater = { actor: Actor } | { visitor: string; address: string };

export type RatingOutcome =
  | { kind: "rated" | "unchanged" | "missing" }
  | { kind: "limited"; retryAfterSeconds: number };

export async function rateFaqEntry(
  db: Db,
  { rater, entryId, rating, comment }: { rater: Rater; entryId: number; rating: number; comment: string },
): Promise<RatingOutcome> {
  const limit = await takeLimit(db, rater);
  if (!limit.ok) return { kind: "limited", retryAfterSeconds: limit.retryAfterSeconds };
  return db.transaction(async (tx): Promise<RatingOutcome> => {
    const entry = await lockEntry(tx, entryId);
    if (!entry || !canRateEntry(null, factsOfEntry(entry)).allowed) return { kind: "missing" };
    const before = await readRating(tx, entryId, rater);
    if (before?.rating === rating && before.comment === comment) return { kind: "unchanged" };
    await storeRating(tx, { rater, entryId, rating, comment });
    const totals = await count(tx, { entryId, by: before ? 0 : 1, change: rating - (before?.rating ?? 0) });
    const task = ratingTask({ stars: rating, hasComment: comment !== "" }, totals);
    if (task)
      await raiseSignal(tx, {
        documentId: entryId,
        kind: "report",
        code: task,
        ...(task === "low-rating" ? { passage: comment } : {}),
        revisionId: entry.publishedRevisionId,
        // By nobody in particular: ten unhappy readers are one task, and all their words are on the page of ratings.
        byUserId: null,
      });
    // Readers' pages show no figures, so none has to be forgotten.
    return { kind: "rated" };
  });
}

async function takeLimit(db: Db, rater: Rater) {
  if ("visitor" in rater) return takeFromGuestLimit(db, { kind: "rating", guest: visitorNetwork(rater.address) });
  const member = await loadMemberFacts(db, { actor: rater.actor, productId: null });
  return takeFromMemberLimit(db, { kind: "rating", member });
}

async function readRating(
  tx: Db,
  entryId: number,
  rater: Rater,
): Promise<{ rating: number; comment: string } | undefined> {
  const who = "actor" in rater ? sql`user_id = ${rater.actor.id}::bigint` : sql`visitor = ${rater.visitor}`;
  const rows = await tx.execute<{ rating: number; comment: string }>(sql`
    select rating, comment from faq_ratings where entry_id = ${entryId}::bigint and ${who}`);
  return rows[0];
}

async function storeRating(
  tx: Db,
  { rater, entryId, rating, comment }: { rater: Rater; entryId: number; rating: number; comment: string },
): Promise<void> {
  const [userId, visitor] = "actor" in rater ? [rater.actor.id, null] : [null, rater.visitor];
  const target =
    userId === null
      ? sql`(entry_id, visitor) where visitor is not null`
      : sql`(entry_id, user_id) where user_id is not null`;
  await tx.execute(sql`
    insert into faq_ratings (entry_id, user_id, visitor, rating, comment)
    values (${entryId}::bigint, ${userId}::bigint, ${visitor}, ${rating}, ${comment})
    on conflict ${target} do update set rating = excluded.rating, comment = excluded.comment, at = now()`);
}

async function count(tx: Db, { entryId, by, change }: { entryId: number; by: number; change: number }) {
  const rows = await tx.execute<{ count: number; sum: number }>(sql`
    update faq_entries set rating_count = rating_count + ${by}, rating_sum = rating_sum + ${change}
    where id = ${entryId}::bigint returning rating_count as count, rating_sum as sum`);
  const after = rows[0];
  if (!after) throw new Error(`entry ${entryId} vanished`);
  return { before: { count: after.count - by, sum: after.sum - change }, after };
}

export type RatingView = {
  /** How many gave 1, 2 … 6. */
  counts: number[];
  comments: { id: number; rating: number; comment: string; byName: string | null; at: Date }[];
};

const COMMENTS_SHOWN = 100;

/** What readers think of one entry: for its team. */
export async function listRatings(db: Db, entryId: number): Promise<RatingView> {
  const [counts, comments] = await Promise.all([
    db.execute<{ rating: number; count: number }>(sql`
      select rating, count(*) as count from faq_ratings where entry_id = ${entryId}::bigint group by rating`),
    db.execute<{ id: number; rating: number; comment: string; byName: string | null; at: Date }>(sql`
      select r.id, r.rating, r.comment, u.display_name as "byName", r.at from faq_ratings r
      left join users u on u.id = r.user_id and u.deleted_at is null
      where r.entry_id = ${entryId}::bigint and r.comment <> '' order by r.at desc limit ${COMMENTS_SHOWN}`),
  ]);
  return {
    counts: Array.from({ length: MOST_STARS }, (_, at) => counts.find((row) => row.rating === at + 1)?.count ?? 0),
    comments: [...comments],
  };
}

/** The team has read what readers wrote: the task is done. */
export async function settleRatings(db: Db, entryId: number): Promise<void> {
  await db.transaction(async (tx) => {
    await lockEntry(tx, entryId);
    await settleSignals(tx, { documentId: entryId, kinds: ["report"] });
  });
}
