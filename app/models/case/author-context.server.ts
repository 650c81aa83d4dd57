import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { type JsonMoment, momentInJson } from "~/database/moments";
import type { Subject } from "~/models/document/subject.server";

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
  /** Decisions against the member that stand: whoever mends a text has still been sent it back. */
  returned: number;
  removed: number;
  moved: number;
  /** Decisions that an appeal took back. */
  overturned: number;
  restrictions: { kind: string; endsAt: Date | null }[];
};

/** Counts stop where they say nothing more. */
const MOST_COUNTED = 1_000;

export async function findAuthorContext(db: Db, userId: number | null): Promise<AuthorContext | null> {
  if (userId === null) return null;
  type ContextRow = Omit<AuthorContext, "joinedAt" | "restrictions"> & {
    joinedAt: Date;
    restrictions: { kind: string; endsAt: JsonMoment | null }[];
  };
  const rows = await db.execute<ContextRow>(sql`
    select u.id, u.name, u.display_name as "displayName", u.role, u.created_at as "joinedAt", u.email_verified_at is not null as "isVerified",
      n.published, n.held, x.returned, x.removed, x.moved, x.overturned,
      coalesce((select json_agg(json_build_object('kind', r.function_name, 'endsAt', r.ends_at)) from restrictions r
        where r.user_id = u.id and r.lifted_at is null and (r.ends_at is null or r.ends_at > now())), '[]') as restrictions
    from users u cross join lateral (
      select count(*) filter (where state = 'published') as published, count(*) filter (where state = 'held') as held
      from (select state from documents where author_id = u.id and kind in ('question', 'answer', 'comment', 'page') order by created_at desc limit ${MOST_COUNTED}) x
    ) n cross join lateral (
      select count(*) filter (where outcome = 'return' and not is_lifted) as returned, count(*) filter (where outcome = 'remove' and not is_lifted) as removed,
        count(*) filter (where outcome = 'move' and not is_lifted) as moved, count(*) filter (where is_lifted) as overturned
      from (select e.outcome, exists (select 1 from decisions y where y.appealed_id = e.id and y.outcome = 'overturn') as is_lifted
        from decisions e where e.author_id = u.id and e.outcome in ('return', 'remove', 'move') order by e.at desc limit ${MOST_COUNTED}) d
    ) x where u.id = ${userId}::bigint`);
  const row = rows[0];
  if (!row) return null;
  const restrictions = row.restrictions.map(({ kind, endsAt }) => ({
    kind,
    endsAt: momentInJson(endsAt),
  }));
  return { ...row, restrictions };
}

type Concerning = { proposals: readonly { authorId: number | null }[]; kinds: readonly string[] };

/**
 * Whose words are decided about: of a change beside a live text or a suggestion whoever wrote that, else the text's author.
 */
export async function findConcerned(db: Db, view: Concerning, subject: Subject): Promise<AuthorContext | null> {
  const isAboutText = view.kinds.some((kind) => kind !== "proposal" && kind !== "edit-held");
  const [proposal] = view.proposals;
  if (!isAboutText && proposal !== undefined) return findAuthorContext(db, proposal.authorId);
  const isEdit = view.kinds.includes("edit-held") && subject.publishedRevisionId !== subject.latestRevisionId;
  if (!isEdit) return findAuthorContext(db, subject.authorId);
  const rows = await db.execute<{ authorId: number | null }>(
    sql`select author_id as "authorId" from revisions where id = ${subject.latestRevisionId}::bigint`,
  );
  return findAuthorContext(db, rows[0]?.authorId ?? subject.authorId);
}
