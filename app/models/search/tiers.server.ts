// How good a post, a page or an entry of the FAQ is for those who search, and its tier by that.
//
// A search looks into the best tier first and into lower ones only until it has enough; the sizes grow about threefold, so
// whatever the words, only a few times as many hits are ranked as are shown. Posts that are in no tier of quality stand in the
// rest, cut by document id into pieces of REST_PIECE, the newest looked at first: a new post needs no job to be found, and a
// search can stop between two pieces when its time is up. The tier is a term of the row's vector, so moving a post is one update.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";

/** How many posts the tiers 1 to 5 hold. The partial indexes and search_candidates know their number. */
const TIER_SIZES = [300, 1_000, 3_500, 12_000, 40_000] as const;
const FIRST_REST_TIER = 6;
/** Known to search_candidates, too. */
const REST_PIECE = 50_000;
const MOVED_AT_ONCE = 500;
/** Smaller changes of the factor are not worth a write. */
const LEAST_CHANGE = 0.02;

/** What is official is in the best tier from the first moment on, a page in a good one; the job puts them in their places. */
export const FIRST_GUIDE_TIER = { faq: 1, page: 3 } as const;

/** Where a post stands that is in no tier of quality. */
export function restTier(documentId: number): number {
  return FIRST_REST_TIER + Math.floor(documentId / REST_PIECE);
}

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

/** How many people did not have to ask, lately: half a year, and no more than a hundred of them are counted. */
const DEFLECTED = sql`(select count(*) from (
  select 1 from deflections x where x.document_id = d.id and x.at > now() - interval '180 days' limit 100) x)`;

/**
 * The same for pages p and entries f of documents d. Official entries stand above whatever was voted up: somebody of the company
 * answers for them. Readers' ratings (1 to 6, above the middle), reading and revisions count by the logarithm; badly rated entries fall back.
 */
export const GUIDE_QUALITY = sql`(
  (case when f.id is not null
    then 1.6 * (1 + 0.25 * ln(9 + greatest(f.rating_sum - 3.5 * f.rating_count, 0) + ln(1 + f.view_count) + 3 * ${DEFLECTED}))
      * (case when f.rating_count >= 5 and f.rating_sum < 3 * f.rating_count then 0.7 else 1 end)
    else 1.2 * (1 + 0.25 * ln(3 + least(p.revision_count, 20) / 4.0 + ln(1 + p.view_count) + 3 * ${DEFLECTED})) end)
  * (1 + 0.1 * exp(-extract(epoch from now() - coalesce(p.changed_at, f.published_at, f.changed_at))::float8 / 31557600)))::real`;

/** Long enough for some millions of posts; the connection's own limit is made for pages. */
const WEIGH_TIMEOUT = "120s";

type Change = { id: number; tier: number; quality: number };

/**
 * Weighs every post anew and moves those whose tier changed, in small transactions. Returns how many changed. A job for the
 * night and after an import; at a million posts it reads for some seconds.
 */
export async function recomputeTiers(db: Db): Promise<number> {
  const changes = await weigh(db);
  for (let at = 0; at < changes.length; at += MOVED_AT_ONCE) await move(db, changes.slice(at, at + MOVED_AT_ONCE));
  return changes.length;
}

function weigh(db: Db): Promise<Change[]> {
  const placed = TIER_SIZES.reduce((sum, size) => sum + size, 0);
  return db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('statement_timeout', ${WEIGH_TIMEOUT}, true)`);
    return tx.execute<Change>(sql`
      with weighed as materialized (
        select s.document_id as id, s.tier as old_tier, s.quality as old_quality, case when s.kind in ('page', 'faq') then ${GUIDE_QUALITY} else ${QUALITY} end as quality
        from search_documents s join documents d on d.id = s.document_id left join answers a on a.id = d.id
          left join questions q on q.id = s.question_id left join pages p on p.id = d.id left join faq_entries f on f.id = d.id
      ), best as (
        select id, row_number() over () as place from (select id from weighed order by quality desc, id desc limit ${placed}) x
      ), judged as (
        select w.id, w.old_tier, w.old_quality, w.quality, ${tierOfPlace()} as tier from weighed w left join best b on b.id = w.id
      )
      select id, tier, quality from judged where tier <> old_tier or abs(quality - old_quality) > ${LEAST_CHANGE} * old_quality
      order by id`);
  });
}

function tierOfPlace() {
  let end = 0;
  const cases = TIER_SIZES.map((size, index) => {
    end += size;
    return sql`when b.place <= ${end}::int then ${index + 1}::int`;
  });
  return sql`case ${sql.join(cases, sql` `)} else ${FIRST_REST_TIER}::int + w.id / ${REST_PIECE}::int end`;
}

/** Rows that somebody is just rewriting are left for the next time. */
async function move(db: Db, changes: readonly Change[]): Promise<void> {
  await db.execute(sql`
    with wanted as (select * from json_to_recordset(${JSON.stringify(changes)}::json) as w(id bigint, tier int, quality real)),
    free as (select document_id from search_documents where document_id in (select id from wanted) order by document_id for update skip locked)
    update search_documents s set quality = w.quality, tier = w.tier,
      vector = case when s.tier = w.tier then s.vector else ts_delete(s.vector, '@' || s.tier) || ('@' || w.tier)::tsvector end
    from wanted w, free where s.document_id = w.id and free.document_id = w.id`);
}
