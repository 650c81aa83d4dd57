// Everything the community keeps about one member, as one object for one JSON file.
//
// Promises: what they wrote in every revision, what they did, what is known about them; nothing of others beyond the
// titles their own texts stand under; no secret that would let somebody act as them. Bounded: see MOST_ROWS.

import { type SQL, sql } from "drizzle-orm";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { readBlob } from "~/models/document/revision.server";
import { findPendingAddress } from "./email-token.server";
import { findUser } from "./user.server";

const MOST_ROWS = 20_000;

type ExportedRow = Record<string, unknown>;

/** Null when the member is gone. */
export async function exportAccount(db: Db, { userId }: { userId: number }): Promise<ExportedRow | null> {
  const user = await findUser(db, userId);
  if (!user) return null;
  const { passwordHash: _, isUnclaimed: __, ...account } = user;
  const pending = await findPendingAddress(db, { userId });
  return {
    account: { ...account, addressToConfirm: pending?.email ?? null },
    ...(await exportTexts(db, sql`${userId}::bigint`)),
    ...(await exportActs(db, sql`${userId}::bigint`)),
  };
}

async function exportTexts(db: Db, id: SQL): Promise<ExportedRow> {
  return {
    posts: await list(
      db,
      sql`
      select d.id, d.kind, d.state, d.language, d.created_at as "createdAt", q.id as "questionId", q.title as "questionTitle"
      from documents d left join answers a on a.id = d.id left join comments c on c.id = d.id
      left join questions q on q.id = coalesce(a.question_id, c.question_id, d.id)
      where d.author_id = ${id} order by d.id`,
    ),
    revisions: await withTexts(db, await list(db, revisionsOf(id))),
    proposals: await withTexts(
      db,
      await list(
        db,
        sql`
      select document_id as "documentId", title, tags, summary, state, created_at as "createdAt", encode(blob, 'hex') as blob
      from proposals where author_id = ${id} order by id`,
      ),
    ),
    drafts: await list(
      db,
      sql`select target, fields, updated_at as "updatedAt" from drafts where user_id = ${id} order by id`,
    ),
  };
}

async function exportActs(db: Db, id: SQL): Promise<ExportedRow> {
  const queries = {
    sessions: sql`select created_at as "createdAt", last_used_at as "lastUsedAt", user_agent as "userAgent" from sessions where user_id = ${id}`,
    votes: sql`select document_id as "documentId", value, voted_at as "votedAt" from votes where user_id = ${id} order by id`,
    meToos: sql`select question_id as "questionId", at from me_toos where user_id = ${id} order by at`,
    watches: sql`select target, target_id as "targetId", query, language, answered_at as "answeredAt", created_at as "createdAt" from watches where user_id = ${id} order by id`,
    notificationChoices: sql`select kind, channel, changed_at as "changedAt" from notification_choices where user_id = ${id} order by kind`,
    notifications: sql`select kind, document_id as "documentId", created_at as "createdAt", read_at as "readAt" from notifications where user_id = ${id} order by id`,
    uploads: sql`select name, mime, width, height, size, created_at as "createdAt" from uploads where user_id = ${id} order by id`,
    handovers: sql`select case_id as "caseId", note, at, ended_at as "endedAt" from handovers where by_id = ${id} order by id`,
    flags: sql`select code, passage, at from signals where by_user_id = ${id} order by id`,
    restrictions: sql`
      select function_name as "function", reason, starts_at as "startsAt", ends_at as "endsAt", lifted_at as "liftedAt"
      from restrictions where user_id = ${id} order by id`,
    // About the member, so theirs to read; who wrote them is not.
    moderatorsNotes: sql`select text, at, changed_at as "changedAt" from member_notes where member_id = ${id} order by id`,
    activity: sql`select verb, subject_id as "documentId", at from events where actor_id = ${id} order by id desc`,
  };
  const acts: ExportedRow = {};
  for (const [name, query] of Object.entries(queries)) acts[name] = await list(db, query);
  return acts;
}

async function list(db: Db, query: SQL): Promise<ExportedRow[]> {
  return [...(await db.execute<ExportedRow>(sql`${query} limit ${MOST_ROWS}`))];
}

function revisionsOf(id: SQL): SQL {
  return sql`
    select document_id as "documentId", number, title, tags, summary, is_minor as "isMinor", created_at as "createdAt",
      published_at as "publishedAt", encode(blob, 'hex') as blob
    from revisions where author_id = ${id} order by id`;
}

async function withTexts(db: Db, rows: ExportedRow[]): Promise<ExportedRow[]> {
  const texts = await readTexts(db, [...new Set(rows.map((row) => String(row.blob)))]);
  return rows.map(({ blob, ...row }) => ({ ...row, text: texts.get(String(blob)) ?? "" }));
}

/** Most blobs are plain and come in one statement; the others are unfolded one by one. */
async function readTexts(db: Db, hashes: string[]): Promise<Map<string, string>> {
  const rows = await db.execute<{ hash: string; text: string | null }>(sql`
    select encode(hash, 'hex') as hash, case when encoding = 'plain' then convert_from(bytes, 'UTF8') end as text
    from blobs where hash in (select decode(h, 'hex') from unnest(${textArray(hashes)}) h)`);
  const texts = new Map<string, string>();
  for (const { hash, text } of rows) texts.set(hash, text ?? (await readBlob(db, Buffer.from(hash, "hex"))));
  return texts;
}
