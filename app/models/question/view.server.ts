// How often questions were read: added up in memory by the page cache, written in batches.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";

export async function addViews(db: Db, views: Map<number, number>): Promise<void> {
  if (views.size === 0) return;
  const rows = [...views].slice(0, 5_000).map(([id, count]) => ({ id, count }));
  await db.execute(sql`
    with seen as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s(id bigint, count int)),
    days as (
      insert into question_views (question_id, day, count) select q.id, current_date, s.count from seen s join questions q on q.id = s.id
      on conflict (question_id, day) do update set count = question_views.count + excluded.count
    )
    update questions set view_count = view_count + s.count from seen s where questions.id = s.id`);
}
