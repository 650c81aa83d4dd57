// What waits, in statements: as little of each open case as its order and the filters of the queue need, and counts of it.
//
// Promises: what is as good as decided (a verdict that can still be taken back) does not wait. Costs: what it is ordered by is
// looked up for every open case; ten thousand of them in a tenth of a second (tests/bench).
import { type SQL, sql } from "drizzle-orm";
import { HARMFUL, NEWCOMER_FACTOR, RISK } from "#moderation/urgency";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { countMarked } from "./marks.server";
import { asGoodAsDecided } from "./queue-count.server";
import { FOR_PUBLISHERS, type QueueKind, type QueueReader, STAFF_SIGNALS } from "./queue-kinds";

/** As little of each open case as the order and the filters need. */
export function openCases({ seesHeld, seesReviews }: QueueReader): SQL {
  return sql`
    select c.id, c.document_id, c.opened_at, d.kind, d.state, coalesce(d.author_id, c.user_id) as author_id, s.kinds, s.rules, s.is_harmful,
      ${isHanded} as is_handed
    from cases c left join documents d on d.id = c.document_id
    cross join lateral (select coalesce(array_agg(g.kind), '{}') as kinds, coalesce(array_agg(g.rule) filter (where g.rule is not null), '{}') as rules,
        coalesce(bool_or(g.code = any(${textArray(HARMFUL)})), false) as is_harmful
      from signals g where g.case_id = c.id and g.settled_at is null ${seesReviews ? sql`` : sql`and g.kind <> ${FOR_PUBLISHERS}`}) s
    where c.state <> 'decided' and d.kind is distinct from 'rule' and not ${asGoodAsDecided}
      and ${seesHeld ? sql`(d.state = 'held' or cardinality(s.kinds) > 0)` : sql`(d.state = 'published' or d.kind = 'faq') and s.kinds && ${staffKinds}`}`;
}

export async function isInQueue(db: Db, { reader, caseId }: { reader: QueueReader; caseId: number }): Promise<boolean> {
  const rows = await db.execute(sql`${openCases(reader)} and c.id = ${caseId}::bigint limit 1`);
  return rows.length > 0;
}

/** Numbers of ours in the statement itself: as parameters of a "case" they would be texts. */
export const whole = (value: number) => sql.raw(String(value));
const risk = (kind: keyof typeof RISK) => whole(RISK[kind]);

/** The riskiest of what waits; see moderation/urgency. */
export const riskOf = sql`case
  when w.is_harmful then ${risk("harm")}
  when w.kinds && '{flag,detector}' and 'respect' = any(w.rules) then ${risk("respect")}
  when 'detector' = any(w.kinds) and w.rules && '{spam,advertising}' then ${risk("spam")}
  when w.state = 'held' and 'flag' = any(w.kinds) then ${risk("hidden")}
  when w.state = 'held' then ${risk("held")}
  when 'flag' = any(w.kinds) then ${risk("flag")}
  when 'appeal' = any(w.kinds) then ${risk("appeal")}
  when 'detector' = any(w.kinds) then ${risk("edit")}
  when 'proposal' = any(w.kinds) then ${risk("proposal")}
  when 'review' = any(w.kinds) then ${risk("review")}
  when 'report' = any(w.kinds) and w.kind = 'question' then ${risk("reopen")}
  when 'report' = any(w.kinds) then ${risk("report")}
  else ${risk("sourceChanged")} end * case when w.state = 'held' and n.author_id is not null then ${whole(NEWCOMER_FACTOR)} else 1 end`;

export function isOf(kind: QueueKind | null): SQL {
  switch (kind) {
    case null:
      return sql`true`;
    case "held":
      return sql`(d.state = 'held' or 'detector' = any(s.kinds))`;
    case "reopen":
      return sql`('report' = any(s.kinds) and d.kind = 'question')`;
    case "handed":
      return isHanded;
    case "report":
      return sql`('report' = any(s.kinds) and d.kind <> 'question')`;
    default:
      return sql`${kind} = any(s.kinds)`;
  }
}

/** How many wait, of each kind that this reader sees: for the tabs. A case that holds two kinds counts under both. */
export async function countQueue(
  db: Db,
  reader: QueueReader,
): Promise<Partial<Record<QueueKind | "all" | "marked", number>>> {
  const has = (kind: string) => sql`count(*) filter (where ${kind} = any(w.kinds))::int`;
  const [rows, marked] = await Promise.all([
    db.execute<Record<QueueKind | "all", number>>(sql`
      select count(*)::int as "all", count(*) filter (where w.state = 'held' or 'detector' = any(w.kinds))::int as held, ${has("flag")} as flag,
        ${has("appeal")} as appeal, ${has("proposal")} as proposal, ${has("source-changed")} as "source-changed", ${has("review")} as review,
        count(*) filter (where 'report' = any(w.kinds) and w.kind = 'question')::int as reopen, count(*) filter (where w.is_handed)::int as handed,
        count(*) filter (where 'report' = any(w.kinds) and w.kind is distinct from 'question')::int as report
      from (${openCases(reader)} limit ${MOST_COUNTED}) w`),
    reader.seesHeld ? countMarked(db) : 0,
  ]);
  return { ...rows[0], marked };
}

/** Nobody reads a number above it. */
const MOST_COUNTED = 10_000;

const isHanded = sql`exists (select 1 from handovers h where h.case_id = c.id and h.ended_at is null)`;

const staffKinds = sql.raw(`array[${STAFF_SIGNALS.map((kind) => `'${kind}'`).join(", ")}]`);
