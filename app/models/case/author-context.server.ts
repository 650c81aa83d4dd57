import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";

/** What a moderator wants to know about the author before deciding. */
export type AuthorContext = {
  id: number;
  name: string;
  displayName: string;
  role: string;
  joinedAt: Date;
  isVerified: boolean;
  published: number;
  held: number;
  returned: number;
  removed: number;
  restrictions: { kind: string; endsAt: Date | null }[];
};

/** Counts stop where they say nothing more. */
const MOST_COUNTED = 1_000;

export async function findAuthorContext(db: Db, userId: number | null): Promise<AuthorContext | null> {
  if (userId === null) return null;
  type Raw = Omit<AuthorContext, "joinedAt" | "restrictions"> & {
    joinedAt: string;
    restrictions: { kind: string; endsAt: string | null }[];
  };
  const rows = await db.execute<Raw>(sql`
    select u.id, u.name, u.display_name as "displayName", u.role, u.created_at as "joinedAt", u.email_verified_at is not null as "isVerified",
      n.published, n.held, n.returned, n.removed,
      coalesce((select json_agg(json_build_object('kind', r.function_name, 'endsAt', r.ends_at)) from restrictions r
        where r.user_id = u.id and r.lifted_at is null and (r.ends_at is null or r.ends_at > now())), '[]') as restrictions
    from users u cross join lateral (
      select count(*) filter (where state = 'published') as published, count(*) filter (where state = 'held') as held,
        count(*) filter (where state = 'returned') as returned, count(*) filter (where state = 'removed') as removed
      from (select state from documents where author_id = u.id and kind in ('question', 'answer', 'comment', 'page') order by created_at desc limit ${MOST_COUNTED}) x
    ) n where u.id = ${userId}::bigint`);
  const row = rows[0];
  if (!row) return null;
  const restrictions = row.restrictions.map(({ kind, endsAt }) => ({
    kind,
    endsAt: endsAt === null ? null : new Date(endsAt),
  }));
  return { ...row, joinedAt: new Date(row.joinedAt), restrictions };
}
