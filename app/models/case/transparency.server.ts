// What was decided, in numbers that a company can publish: per month, rule, kind of post and outcome; no names, titles or passages.
//
// Costs: reads two years of decisions; for the administration, not for a page that everybody opens.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";

const MONTHS = 24;
const MOST_ROWS = 10_000;
/** The order of the file; the words are those of the log, the same in every language. */
const COLUMNS = ["month", "rule", "kind", "outcome", "decisions", "by_flags", "median_hours"] as const;

type CountsRow = Record<(typeof COLUMNS)[number], string | number | null>;

/** CSV (RFC 4180) with a head line. `by_flags`: how many of them members had flagged; `median_hours`: from signal to decision. */
export async function transparencyReport(db: Db): Promise<string> {
  const rows = await db.execute<CountsRow>(sql`
    select to_char(x.at at time zone 'UTC', 'YYYY-MM') as month, x.rule, coalesce(d.kind, 'member') as kind, x.outcome, count(*)::int as decisions,
      count(*) filter (where s.is_flagged)::int as by_flags,
      round((percentile_cont(0.5) within group (order by extract(epoch from x.at - s.since) / 3600))::numeric, 1)::float8 as median_hours
    from decisions x join cases c on c.id = x.case_id left join documents d on d.id = c.document_id
      left join lateral (select min(at) as since, bool_or(kind = 'flag') as is_flagged from signals where settled_by = x.id) s on true
    where x.at > now() - make_interval(months => ${MONTHS}::int)
    group by 1, 2, 3, 4 order by 1 desc, 2, 3, 4 limit ${MOST_ROWS}::int`);
  return [COLUMNS.join(","), ...rows.map((row) => COLUMNS.map((name) => row[name] ?? "").join(","))]
    .join("\r\n")
    .concat("\r\n");
}
