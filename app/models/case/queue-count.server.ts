// How much waits in the queue, by what it is: for the home page and the bar. A piece of a statement, never one of its own.
//
// Promises: counts what this reader may see (staff experts: suggestions, wishes to reopen and the FAQ; entries that were handed
// in only those who may publish them); a case counts once under the most urgent thing it holds; bounded, because nobody reads a number above it.
import { type SQL, sql } from "drizzle-orm";
import { isSuspended } from "~/models/member/suspension";
import { FOR_PUBLISHERS, type QueueReader } from "./queue-kinds";

/** The most urgent first. */
export const QUEUE_DOORS = [
  "appeal",
  "held",
  "flag",
  "proposal",
  "reopen",
  "review",
  "source-changed",
  "report",
] as const;
export type QueueDoor = (typeof QUEUE_DOORS)[number];

/** Cases looked at; the oldest ones. */
const MOST = 1_000;
const FOR_STAFF = sql`(d.state = 'published' or d.kind = 'faq') and s.kinds && array['proposal', 'report', 'source-changed', 'review']`;

/** Over cases c: somebody has decided it, and can still take that back (verdict.server). */
export const asGoodAsDecided = sql`c.id in (select v.case_id from verdicts v where v.refusal is null)`;

/** One JSON object: total, oldest, and a count per door. */
export function queueSummary({ seesHeld, seesReviews }: Omit<QueueReader, "newcomerPosts">): SQL {
  const counts = QUEUE_DOORS.map((door) => sql`${door}::text, count(*) filter (where x.door = ${door})`);
  return sql`
    select json_build_object('total', count(*), 'oldest', min(x.opened_at), ${sql.join(counts, sql`, `)})
    from (
      select c.opened_at, ${doorOf} as door
      from cases c left join documents d on d.id = c.document_id
      cross join lateral (select coalesce(array_agg(distinct g.kind), '{}') as kinds from signals g where g.case_id = c.id and g.settled_at is null
        ${seesReviews ? sql`` : sql`and g.kind <> ${FOR_PUBLISHERS}`}) s
      where c.state <> 'decided' and not ${asGoodAsDecided} and ${seesHeld ? sql`(d.state = 'held' or cardinality(s.kinds) > 0)` : FOR_STAFF}
      order by c.opened_at limit ${MOST}
    ) x`;
}

const doorOf = sql`case
  when 'appeal' = any(s.kinds) then 'appeal'
  when d.state = 'held' or 'detector' = any(s.kinds) then 'held'
  when 'flag' = any(s.kinds) then 'flag'
  when 'proposal' = any(s.kinds) then 'proposal'
  when 'report' = any(s.kinds) and d.kind = 'question' then 'reopen'
  when 'review' = any(s.kinds) then 'review'
  when 'source-changed' = any(s.kinds) then 'source-changed'
  else 'report' end`;

/** What the bar shows behind "Queue": more than this is "many". */
export const MOST_SHOWN = 99;

/** For the statement that finds the session: null for members and whoever is suspended. Cheap enough for every page: an index over open cases only. */
export const openCasesOfOffice = sql<number | null>`case
  when users.role = 'member' or ${isSuspended(sql`users.id`)} then null
  when users.role = 'staff' then (select count(*) from (
    select 1 from cases c join documents d on d.id = c.document_id
    where c.state <> 'decided' and not ${asGoodAsDecided} and (d.state = 'published' or d.kind = 'faq') and exists (select 1 from signals g
      where g.case_id = c.id and g.settled_at is null and g.kind in ('proposal', 'report', 'source-changed', 'review')) limit ${MOST_SHOWN + 1}) x)
  when users.role = 'moderator' then (select count(*) from (
    select 1 from cases c left join documents d on d.id = c.document_id
    where c.state <> 'decided' and not ${asGoodAsDecided} and (d.kind is distinct from 'faq' or exists (select 1 from signals g
      where g.case_id = c.id and g.settled_at is null and g.kind <> 'review')) limit ${MOST_SHOWN + 1}) x)
  else (select count(*) from (select 1 from cases c where c.state <> 'decided' and not ${asGoodAsDecided} limit ${MOST_SHOWN + 1}) x) end`;
