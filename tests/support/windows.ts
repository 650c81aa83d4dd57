// Limits count in windows of the database's clock. A test that counts up to one must not depend on how long it takes: what
// was counted so far is moved into the window of now, and into the next one, before every attempt.
import type postgres from "postgres";

export async function intoThisWindow(sql: postgres.Sql): Promise<void> {
  await sql`
    with moved as (delete from rate_counts returning kind, who, count),
      kept as (
        select kind, who, max(count) as count, split_part(kind, '/', 2)::int as seconds from moved group by kind, who
      )
    insert into rate_counts (kind, who, window_start, count)
    select kind, who, to_timestamp((floor(extract(epoch from now()) / seconds) + ahead) * seconds), count
    from kept cross join (values (0), (1)) later (ahead)`;
}
