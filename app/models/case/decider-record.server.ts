// How often what somebody decided was contested, and lifted: beside their office, for administrators.
import { sql } from "drizzle-orm";
import { APPEALABLE } from "#moderation/appeals";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { wasContested } from "~/models/rule/contested";

export type DeciderRecord = {
  /** Against somebody's text or somebody: everything that can be contested. */
  decided: number;
  appealed: number;
  overturned: number;
  days: number;
};

/** Appeals come up to half a year later. */
const COUNTED_DAYS = 365;
const MOST_COUNTED = 10_000;

/** Null: nothing of that kind. Costs: one statement, by the indexes of deciders and appeals. */
export async function findDeciderRecord(db: Db, deciderId: number): Promise<DeciderRecord | null> {
  const rows = await db.execute<Omit<DeciderRecord, "days">>(sql`
    select count(*) as decided, count(*) filter (where is_appealed) as appealed, count(*) filter (where is_appealed and is_overturned) as overturned
    from (select ${wasContested(sql`x.id`)} as is_appealed,
        exists (select 1 from decisions y where y.appealed_id = x.id and y.outcome = 'overturn') as is_overturned
      from decisions x where x.decider_id = ${deciderId}::bigint and x.outcome = any(${textArray(APPEALABLE)})
        and x.at > now() - make_interval(days => ${COUNTED_DAYS}) order by x.at desc limit ${MOST_COUNTED}) d`);
  const [row] = rows;
  return row && row.decided > 0 ? { ...row, days: COUNTED_DAYS } : null;
}
