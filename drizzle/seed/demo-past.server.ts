// Commands of the product write that things happen now. In a transaction "now" is one moment, so what a command has just
// written can be recognised by it and dated back to when the story says it was.
import { sql } from "drizzle-orm";
import type { Actor } from "~/actor";
import { past, TOLD_AFTER_DAYS, type World } from "./demo-world.server";
import type { DaysAgo } from "./story";

/** Decisions are not among them: their log is append-only, and they are given their moment when they are written. */
export async function dateBack({ db }: World, ago: DaysAgo): Promise<void> {
  const then = past(ago);
  await db.execute(sql`
    with e as (update events set at = ${then}, told_at = ${ago > TOLD_AFTER_DAYS ? then : sql`null`} where at = now()),
      s as (update signals set at = case when at = now() then ${then} else at end, settled_at = case when settled_at = now() then ${then} else settled_at end
        where at = now() or settled_at = now()),
      c as (update cases set opened_at = case when opened_at = now() then ${then} else opened_at end,
        decided_at = case when decided_at = now() then ${then} else decided_at end where opened_at = now() or decided_at = now()),
      p as (update proposals set created_at = ${then} where created_at = now()),
      d as (update documents set created_at = case when created_at = now() then ${then} else created_at end,
        published_at = case when published_at = now() then ${then} else published_at end where created_at = now() or published_at = now()),
      f as (update faq_entries set created_at = case when created_at = now() then ${then} else created_at end,
        published_at = case when published_at = now() then ${then} else published_at end, changed_at = ${then},
        checked_at = case when checked_at = now() then ${then} else checked_at end,
        review_on = (coalesce(case when published_at = now() then ${then} else published_at end, now()) + interval '6 months')::date where changed_at = now()),
      r as (update faq_ratings set at = ${then} where at = now()),
      o as (update faq_sources set changed_at = ${then} where changed_at = now())
    select 1`);
}

/** Everybody as whoever is logged in. */
export async function loadActors({ db }: Pick<World, "db">): Promise<Map<string, Actor>> {
  const found = await db.execute<Actor>(sql`
    select id, name, display_name as "displayName", role, language, time_zone as "timeZone", avatar, true as "isVerified", false as "isSuspended", created_at as "joinedAt" from users`);
  return new Map(found.map((actor) => [actor.name, actor]));
}
