// "Did this help?": one rating per reader and entry, changeable. A guest who has rated it is the word in their cookie; one who
// has not is known by the network, for a day and this entry: a cookie that is not sent, or invented, rates nothing again.
//
// Promises: the network itself is not stored; however often and however fast somebody sends it, there is one row and the counters say what the rows say (the
// entry's row is the lock); a low rating with words to it, or an average that falls below the middle, opens a task for the team.
import { createHmac } from "node:crypto";
import { sql } from "drizzle-orm";
import { MOST_STARS, ratingTask } from "#moderation/lineage";
import { canRateEntry } from "#moderation/permissions/faq";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { raiseSignal, settleSignals } from "~/models/case/case.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { takeFromGuestLimit, takeFromMemberLimit, visitorNetwork } from "~/models/rate-limit.server";
import { loadSecret } from "~/models/secret.server";
import { factsOfEntry, lockEntry } from "./faq.server";

/** `visitor`: the word from the cookie of a guest, if there is one. */
export type Rater = { actor: Actor } | { visitor: string | null; address: string };

export type RatingOutcome =
  /** `visitor`: by which a guest changes the rating later. */
  | { kind: "rated" | "unchanged"; visitor: string | null }
  | { kind: "missing" }
  | { kind: "limited"; retryAfterSeconds: number };

export async function rateFaqEntry(
  db: Db,
  { rater, entryId, rating, comment }: { rater: Rater; entryId: number; rating: number; comment: string },
): Promise<RatingOutcome> {
  const limit = await takeLimit(db, rater);
  const visitor = "actor" in rater ? null : await visitorOf(db, { ...rater, entryId });
  if (!limit.ok) return { kind: "limited", retryAfterSeconds: limit.retryAfterSeconds };
  return db.transaction(async (tx): Promise<RatingOutcome> => {
    const entry = await lockEntry(tx, entryId);
    if (!entry || !canRateEntry(null, factsOfEntry(entry)).allowed) return { kind: "missing" };
    const who: Who = "actor" in rater ? { userId: rater.actor.id, visitor: null } : { userId: null, visitor };
    const before = await readRating(tx, entryId, who);
    if (before?.rating === rating && before.comment === comment) return { kind: "unchanged", visitor };
    await storeRating(tx, { who, entryId, rating, comment });
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
    return { kind: "rated", visitor };
  });
}

async function takeLimit(db: Db, rater: Rater) {
  if ("visitor" in rater) return takeFromGuestLimit(db, { kind: "rating", guest: visitorNetwork(rater.address) });
  const member = await loadMemberFacts(db, { actor: rater.actor, productId: null });
  return takeFromMemberLimit(db, { kind: "rating", member });
}

type Who = { userId: number | null; visitor: string | null };

/** The word of an earlier rating of this entry, else what the network is called today. */
async function visitorOf(
  db: Db,
  { visitor, address, entryId }: { visitor: string | null; address: string; entryId: number },
): Promise<string> {
  const rows = await db.execute<{ today: string; isKnown: boolean }>(sql`
    select (now() at time zone 'utc')::date::text as today,
      exists (select 1 from faq_ratings where entry_id = ${entryId}::bigint and visitor = ${visitor}) as "isKnown"`);
  const [row] = rows;
  if (visitor !== null && row?.isKnown) return visitor;
  const secret = await loadSecret(db, "secret.ratings");
  const words = `${visitorNetwork(address)} ${entryId} ${row?.today}`;
  return createHmac("sha256", secret).update(words).digest("hex").slice(0, VISITOR_LETTERS);
}

export const VISITOR_LETTERS = 36;

async function readRating(
  tx: Db,
  entryId: number,
  { userId, visitor }: Who,
): Promise<{ rating: number; comment: string } | undefined> {
  const who = userId === null ? sql`visitor = ${visitor}` : sql`user_id = ${userId}::bigint`;
  const rows = await tx.execute<{ rating: number; comment: string }>(sql`
    select rating, comment from faq_ratings where entry_id = ${entryId}::bigint and ${who}`);
  return rows[0];
}

async function storeRating(
  tx: Db,
  { who, entryId, rating, comment }: { who: Who; entryId: number; rating: number; comment: string },
): Promise<void> {
  const { userId, visitor } = who;
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
