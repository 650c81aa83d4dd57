// Whom an event concerns, and why: one statement for many events, bounded per event, in the order of member ids so that
// thousands of watchers are told in batches.
//
// Promises: nothing about what is not shown now (except to those whom a decision was about); the author of a text is never a
// candidate for news of it; a text that was published, hidden and shown again is news once; a search is answered only by
// what can be found. Costs: reads by index; an open search is compared with the one document, not looked for.

import { type SQL, sql } from "drizzle-orm";
import type { Choices, NotificationKind } from "#moderation/notifying";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { isSuspended } from "~/models/member/suspension";
import { causes } from "./causes.server";

export type Candidate = {
  eventId: number;
  actorId: number | null;
  verb: string;
  ageHours: number;
  details: Record<string, unknown> | null;
  documentId: number | null;
  documentKind: string | null;
  userId: number;
  kinds: NotificationKind[];
  choices: Choices | null;
  mayMail: boolean;
  timeZone: string;
  /** The watched search this answers. */
  watchId: number | null;
  query: string | null;
};

/** The candidates of these events with ids above `after`, at most `limit` per event, by event and member. */
export async function findCandidates(
  tx: Db,
  { eventIds, after, limit }: { eventIds: readonly number[]; after: number; limit: number },
): Promise<Candidate[]> {
  const rows = await tx.execute<Candidate>(sql`
    with facts as materialized (${facts(eventIds)})
    select f.id as "eventId", f.actor_id as "actorId", f.verb, extract(epoch from now() - f.at)::float8 / 3600 as "ageHours", f.details,
      f.subject_id as "documentId", f.kind as "documentKind", p.user_id as "userId", p.kinds, p.watch_id as "watchId", p.query, u.time_zone as "timeZone",
      u.email is not null and u.email_verified_at is not null and (f.verb in ('decided', 'appeal-decided') or not ${isSuspended(sql`u.id`)}) as "mayMail",
      (select json_object_agg(x.kind, x.channel) from notification_choices x where x.user_id = u.id) as choices
    from facts f join lateral (
      select c.user_id, json_agg(distinct c.kind) as kinds, max(c.watch_id) as watch_id, max(c.query) as query
      from (${sql.join(causes(), sql` union all `)}) c (kind, user_id, watch_id, query)
        join users x on x.id = c.user_id and x.deleted_at is null
      where c.user_id > ${after}::bigint and c.user_id is distinct from f.actor_id
      group by c.user_id order by c.user_id limit ${limit}::int
    ) p on true
    join users u on u.id = p.user_id
    order by f.id, p.user_id`);
  return [...rows];
}

/** `is_news`: the text was seen for the first time. `has_twin`: the same act is told by an event that says more. */
function facts(eventIds: readonly number[]): SQL {
  return sql`
    select e.id, e.actor_id, e.verb, e.subject_id, e.details, e.at, d.kind, d.author_id, d.product_id,
      coalesce(a.question_id, c.question_id, case when d.kind = 'question' then d.id end) as question_id, c.parent_id,
      document_is_shown(e.subject_id) as is_shown,
      e.verb in ('asked', 'answered', 'commented') or (e.verb = 'published' and d.kind in ('question', 'answer', 'comment') and not exists (
        select 1 from events x where x.subject_id = e.subject_id and x.id < e.id and x.verb in ('asked', 'answered', 'commented', 'published')
      )) as is_news,
      exists (select 1 from events x where x.subject_id = e.subject_id and x.at = e.at and x.verb in ('decided', 'appeal-decided')
        and x.id <> e.id) as has_twin
    from events e left join documents d on d.id = e.subject_id left join answers a on a.id = d.id left join comments c on c.id = d.id
    where e.id = any(${idArray(eventIds)})`;
}
