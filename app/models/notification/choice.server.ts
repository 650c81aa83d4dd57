// How members want to hear of things: rows only for what differs from the defaults, and the links in mails that end them.
//
// Promises: a link names one member and one kind and can do nothing but end those mails; it works without logging in, for ever,
// as often as somebody presses it; it cannot be made by anybody who does not know the community's key.
import { createHmac, timingSafeEqual } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { notificationChoices } from "#drizzle/schema/notifications";
import {
  AUTO_WATCH,
  type Channel,
  type Choices,
  DEFAULT_CHANNELS,
  DIGEST,
  endMails,
  isNotificationKind,
  NOTIFICATION_KINDS,
  type NotificationKind,
} from "#moderation/notifying";
import type { Db } from "~/database/db.server";
import { loadSecret } from "~/models/secret.server";

const SECRET_NAME = "unsubscribe-key";
const MAC_LENGTH = 32;

export type Ended = NotificationKind | typeof DIGEST;

export async function readChoices(db: Db, userId: number): Promise<Choices> {
  const rows = await db
    .select({ kind: notificationChoices.kind, channel: notificationChoices.channel })
    .from(notificationChoices)
    .where(eq(notificationChoices.userId, userId));
  return Object.fromEntries(rows.map(({ kind, channel }) => [kind, channel]));
}

/** The whole form at once: what equals the default needs no row. */
export async function saveChoices(
  db: Db,
  {
    userId,
    channels,
    isAutoWatch,
  }: { userId: number; channels: Record<NotificationKind, Channel>; isAutoWatch: boolean },
): Promise<void> {
  const wanted = NOTIFICATION_KINDS.map((kind) => ({ kind: kind as string, channel: channels[kind] })).filter(
    ({ kind, channel }) => DEFAULT_CHANNELS[kind as NotificationKind] !== channel,
  );
  if (!isAutoWatch) wanted.push({ kind: AUTO_WATCH, channel: "none" });
  const kinds = sql`select kind, channel from json_to_recordset(${JSON.stringify(wanted)}::json) as r(kind text, channel text)`;
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      delete from notification_choices where user_id = ${userId}::bigint and kind not in (select kind from (${kinds}) w)`);
    await write(tx, userId, wanted);
  });
}

async function write(tx: Db, userId: number, rows: { kind: string; channel: Channel }[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into notification_choices (user_id, kind, channel)
    select ${userId}::bigint, kind, channel from json_to_recordset(${JSON.stringify(rows)}::json) as r(kind text, channel text)
    on conflict (user_id, kind) do update set channel = excluded.channel, changed_at = now()
    where notification_choices.channel <> excluded.channel`);
}

/** What a link in a mail does. Ending twice is ending once. */
export async function stopMails(db: Db, { userId, what }: { userId: number; what: Ended }): Promise<void> {
  await db.transaction(async (tx) => {
    const rows = await tx.execute(
      sql`select 1 from users where id = ${userId}::bigint and deleted_at is null for key share`,
    );
    if (rows.length > 0) await write(tx, userId, endMails(what, await readChoices(tx, userId)));
  });
}

export async function unsubscribeToken(db: Db, { userId, what }: { userId: number; what: Ended }): Promise<string> {
  return `${userId}.${what}.${mac(await loadSecret(db, SECRET_NAME), userId, what)}`;
}

/** Whose and which mails a link ends; null for a link we did not make. */
export async function readUnsubscribeToken(db: Db, token: string): Promise<{ userId: number; what: Ended } | null> {
  const parts = /^([1-9][0-9]{0,14})\.([a-z-]{1,30})\.([A-Za-z0-9_-]{1,64})$/.exec(token);
  if (!parts) return null;
  const [, id = "", what = "", given = ""] = parts;
  if (what !== DIGEST && !isNotificationKind(what)) return null;
  const right = Buffer.from(mac(await loadSecret(db, SECRET_NAME), Number(id), what));
  const typed = Buffer.from(given);
  return typed.length === right.length && timingSafeEqual(typed, right) ? { userId: Number(id), what } : null;
}

function mac(key: Buffer, userId: number, what: string): string {
  return createHmac("sha256", key).update(`unsubscribe ${userId} ${what}`).digest("base64url").slice(0, MAC_LENGTH);
}
