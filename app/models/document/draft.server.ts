// What members are typing, kept on the server until it is posted or thrown away.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";

export type Draft = { id: number; target: string; fields: Record<string, string>; updatedAt: Date };

const MOST_DRAFTS = 100;
/** The longest page in Chinese takes 600,000. */
const MOST_BYTES = 700_000;
/** 'ask', 'offer', 'page', 'answer:812', 'comment:815', 'edit:812', 'promotion:812', 'faq:812'. */
export const DRAFT_TARGET = /^(ask|offer|page|(answer|comment|edit|promotion|faq):[1-9][0-9]{0,14})$/;

/** Saves what was typed so far; null when it is too much to keep, the member keeps too many drafts, or has left. */
export async function saveDraft(
  db: Db,
  { userId, target, fields }: { userId: number; target: string; fields: Record<string, string> },
): Promise<Date | null> {
  const json = JSON.stringify(fields);
  if (Buffer.byteLength(json) > MOST_BYTES) return null;
  const rows = await db.execute<{ at: string }>(sql`
    insert into drafts (user_id, target, fields)
    select id, ${target}, ${json}::jsonb from users
    where id = ${userId}::bigint and deleted_at is null and (select count(*) from drafts where user_id = ${userId}::bigint and target <> ${target}) < ${MOST_DRAFTS}
    on conflict (user_id, target) do update set fields = excluded.fields, updated_at = now()
    returning updated_at as at`);
  return rows[0] ? new Date(rows[0].at) : null;
}

export async function findDraft(db: Db, { userId, target }: { userId: number; target: string }): Promise<Draft | null> {
  const rows = await db.execute<Draft>(sql`
    select id, target, fields, updated_at as "updatedAt" from drafts where user_id = ${userId}::bigint and target = ${target}`);
  const row = rows[0];
  return row ? { ...row, updatedAt: new Date(row.updatedAt) } : null;
}

/** A draft with what it belongs to, newest first. Anything can be drafted for: what is out of sight is named to its author only. */
export async function listDrafts(
  db: Db,
  userId: number,
): Promise<(Draft & { title: string | null; questionId: number | null })[]> {
  const rows = await db.execute<Draft & { title: string | null; questionId: number | null }>(sql`
    select f.id, f.target, f.fields, f.updated_at as "updatedAt", coalesce(q.title, w.title) as title, q.id as "questionId"
    from drafts f
    left join documents d on d.id = nullif(split_part(f.target, ':', 2), '')::bigint
    left join answers a on a.id = d.id
    left join comments c on c.id = d.id
    left join documents s on s.id = coalesce(a.question_id, c.question_id, d.id) and (s.state = 'published' or s.author_id = f.user_id)
    left join questions q on q.id = s.id
    left join pages w on w.id = s.id
    where f.user_id = ${userId}::bigint order by f.updated_at desc limit ${MOST_DRAFTS}`);
  return rows.map((row) => ({ ...row, updatedAt: new Date(row.updatedAt) }));
}

export async function discardDraft(db: Db, { userId, target }: { userId: number; target: string }): Promise<void> {
  await db.execute(sql`delete from drafts where user_id = ${userId}::bigint and target = ${target}`);
}
