// A year of moderation in numbers, for the page that everybody can open: what was found, what was decided, how long it took,
// how many appeals were right. No names, titles or passages.
//
// Costs: the newest MOST_COUNTED signals and decisions by their primary keys; the page is kept until the next decision.
import { sql } from "drizzle-orm";
import { APPEALABLE, type DecisionOutcome } from "#moderation/appeals";
import type { RuleKey } from "#moderation/rules";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { wasContested } from "~/models/rule/contested";

export type ModerationYear = {
  /** Of the calendar in UTC. */
  year: number;
  /** Texts about which the software found a reason to ask a person. */
  held: number;
  /** Texts that members pointed at. */
  flagged: number;
  /** "undo": taken back without anybody having contested it. */
  outcomes: { outcome: DecisionOutcome | "undo"; count: number }[];
  /** What went against an author, by the rule it named; null: said in words. */
  rules: { rule: RuleKey | null; count: number }[];
  /** From the first reason to the decision, in the middle; null before there is one. */
  medianHours: number | null;
};

const MOST_COUNTED = 100_000;

export async function countModerationYear(db: Db): Promise<ModerationYear> {
  const rows = await db.execute<ModerationYear>(sql`
    with calendar as (
      select date_trunc('year', now(), 'UTC') as beginning
    ), found as (
      select s.case_id, s.kind from (select case_id, kind, at from signals order by id desc limit ${MOST_COUNTED}) s, calendar
      where s.at >= calendar.beginning and s.kind in ('detector', 'flag')
    ), made as (
      select x.id, case when x.outcome = 'overturn' and not ${wasContested(sql`x.appealed_id`)} then 'undo' else x.outcome end as outcome, x.rule, x.at
      from (select id, outcome, rule, at, appealed_id from decisions order by id desc limit ${MOST_COUNTED}) x, calendar
      where x.at >= calendar.beginning
    )
    select extract(year from beginning at time zone 'UTC')::int as year,
      (select count(distinct case_id)::int from found where kind = 'detector') as held,
      (select count(distinct case_id)::int from found where kind = 'flag') as flagged,
      coalesce((select json_agg(o order by o.count desc, o.outcome) from (
        select outcome, count(*)::int as count from made group by outcome) o), '[]') as outcomes,
      coalesce((select json_agg(r order by r.count desc, r.rule nulls last) from (
        select rule, count(*)::int as count from made where outcome = any(${textArray(APPEALABLE)}) group by rule) r), '[]') as rules,
      (select round((percentile_cont(0.5) within group (order by extract(epoch from m.at - s.since) / 3600))::numeric, 1)::float8
        from made m cross join lateral (select min(at) as since from signals where settled_by = m.id) s
        where s.since is not null) as "medianHours"
    from calendar`);
  const [year] = rows;
  if (year === undefined) throw new Error("no year");
  return year;
}
