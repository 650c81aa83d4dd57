// How a rule was applied lately, for its public page and beside a case: counts and the last decisions, without names, titles
// or passages. Costs: one statement over the index of signals and decisions by rule.
import { sql } from "drizzle-orm";
import type { DecisionOutcome } from "#moderation/appeals";
import type { Db } from "~/database/db.server";
import { wasContested } from "./contested";

export type RuleUse = {
  /** Posts that the software held. */
  held: number;
  /** Of what it found and a moderator has decided about: how much was right. */
  rightly: { decided: number; right: number };
  /** Members who flagged under it. */
  flagged: number;
  returned: number;
  removed: number;
  moved: number;
  /** Within a year: appeals that were answered, and how many decisions were lifted. */
  appeals: number;
  overturned: number;
  /** Appeals that wait for an answer. */
  open: number;
  recent: { outcome: DecisionOutcome; kind: string; at: string }[];
};

/** Whoever follows a rule's page wants to know what it did lately, not ever. */
export const LATELY_DAYS = 90;
/** Appeals may come half a year later, so they are counted longer. */
const APPEAL_DAYS = 365;
const RECENT_SHOWN = 10;
const MOST_COUNTED = 10_000;

const NOTHING: RuleUse = {
  held: 0,
  rightly: { decided: 0, right: 0 },
  flagged: 0,
  returned: 0,
  removed: 0,
  moved: 0,
  appeals: 0,
  overturned: 0,
  open: 0,
  recent: [],
};

export async function countRuleUse(db: Db, key: string): Promise<RuleUse> {
  const lately = sql`now() - make_interval(days => ${LATELY_DAYS})`;
  const rows = await db.execute<RuleUse>(sql`
    with found as (
      select case_id, kind, is_upheld from signals where rule = ${key} and at > ${lately} order by at desc limit ${MOST_COUNTED}
    ), made as (
      select x.id, x.case_id, x.outcome, x.at, ${wasContested(sql`x.appealed_id`)} as is_answer from decisions x
      where x.rule = ${key} and x.at > now() - make_interval(days => ${APPEAL_DAYS}) order by x.at desc limit ${MOST_COUNTED}
    )
    select (select count(distinct case_id) from found where kind = 'detector') as held,
      (select json_build_object('decided', count(*), 'right', count(*) filter (where is_upheld)) from found
        where kind = 'detector' and is_upheld is not null) as rightly,
      (select count(*) from found where kind = 'flag') as flagged,
      count(*) filter (where outcome = 'return' and at > ${lately}) as returned,
      count(*) filter (where outcome = 'remove' and at > ${lately}) as removed,
      count(*) filter (where outcome = 'move' and at > ${lately}) as moved,
      count(*) filter (where is_answer) as appeals, count(*) filter (where is_answer and outcome = 'overturn') as overturned,
      (select count(*) from made m join signals g on g.decision_id = m.id and g.kind = 'appeal' and g.settled_at is null) as open,
      coalesce((select json_agg(json_build_object('outcome', y.outcome, 'kind', y.kind, 'at', y.at) order by y.id desc) from (
        select m.id, m.outcome, m.at, d.kind from made m join cases c on c.id = m.case_id join documents d on d.id = c.document_id
        order by m.id desc limit ${RECENT_SHOWN}) y), '[]') as recent
    from made`);
  return rows[0] ?? NOTHING;
}
