// How good a post is for those who search, and the four tiers by it.
//
// A search looks into the best tier first and into lower ones only until it has enough; so the sizes grow tenfold, and whatever
// the words, about ten times as many hits as are shown are ranked at most. New posts enter in the last tier. The tier is a
// term of the row's vector, too: one index serves all tiers, and moving a post is one update.
import { sql } from "drizzle-orm";
import type { Db } from "~/db.server";

/** How many documents the tiers 1, 2 and 3 hold; 4 is the rest. */
const TIER_SIZES = [500, 5_000, 50_000] as const;
const MOVED_AT_ONCE = 500;
/** Smaller changes of the factor are not worth a write. */
const LEAST_CHANGE = 0.02;

/**
 * Factor of the rank over documents d, questions q, answers a (null for a question): votes and acceptance, by the logarithm;
 * disliked and closed posts fall back; what is new has a tenth more for a while.
 */
export const QUALITY = sql`(
  (1 + 0.25 * ln(1 + case when a.id is null
    then greatest(q.score, 0) + 2 * least(q.answer_count, 3) + 3 * least(q.accepted_count, 1) + least(q.me_too_count, 50) / 2.0
    else greatest(a.score, 0) + 4 * a.is_accepted::int end))
  * (case when coalesce(a.score, q.score) < 0 then greatest(0.5, 1 + 0.1 * coalesce(a.score, q.score)) else 1 end)
  * (case when a.id is null and q.is_closed then 0.85 else 1 end)
  * (1 + 0.1 * exp(-extract(epoch from now() - coalesce(a.answered_at, q.asked_at))::float8 / 31557600)))::real`;

/**
 * Weighs every post anew and moves those whose tier changed, in small transactions. Returns how many changed. A job for the
 * night and after an import; at a million posts it reads for seconds, so give it a connection with a patient timeout.
 */
export async function recomputeTiers(db: Db): Promise<number> {
  const changes = await db.execute<{ id: number; tier: number; quality: number }>(sql`
    select x.id, x.tier, x.quality from (
      select s.document_id as id, s.tier as old_tier, s.quality as old_quality, w.quality,
        case when w.place <= ${TIER_SIZES[0]} then 1 when w.place <= ${TIER_SIZES[0] + TIER_SIZES[1]} then 2
          when w.place <= ${TIER_SIZES[0] + TIER_SIZES[1] + TIER_SIZES[2]} then 3 else 4 end as tier
      from search_documents s join (
        select d.id, ${QUALITY} as quality, row_number() over (order by ${QUALITY} desc, d.id desc) as place
        from search_documents s join documents d on d.id = s.document_id left join answers a on a.id = d.id
          join questions q on q.id = s.question_id
      ) w on w.id = s.document_id
    ) x where x.tier <> x.old_tier or abs(x.quality - x.old_quality) > ${LEAST_CHANGE} * x.old_quality
    order by x.id`);
  for (let at = 0; at < changes.length; at += MOVED_AT_ONCE) await move(db, changes.slice(at, at + MOVED_AT_ONCE));
  return changes.length;
}

/** Rows that somebody is just rewriting are left for the next time. */
async function move(db: Db, changes: { id: number; tier: number; quality: number }[]): Promise<void> {
  await db.execute(sql`
    with wanted as (select * from json_to_recordset(${JSON.stringify(changes)}::json) as w(id bigint, tier smallint, quality real)),
    free as (select document_id from search_documents where document_id in (select id from wanted) order by document_id for update skip locked)
    update search_documents s set quality = w.quality, tier = w.tier,
      vector = case when s.tier = w.tier then s.vector else ts_delete(s.vector, '@' || s.tier) || ('@' || w.tier)::tsvector end
    from wanted w, free where s.document_id = w.id and free.document_id = w.id`);
}
