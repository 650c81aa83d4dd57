// What the tests about being told share: telling everything that waits, and what somebody was told.
import { sql } from "drizzle-orm";
import type { Channel } from "#moderation/notifying";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { type Env, readEnv } from "~/env.server";
import { listNotifications } from "~/models/notification/notification.server";
import { tellWaitingEvents } from "~/models/notification/telling.server";

export const PUBLIC_URL = "https://community.example.com";

/** Mail goes to `smtpUrl`; without one nowhere, as in production. */
export function envOf(smtpUrl: string | null): Env {
  return readEnv({ SMTP_URL: smtpUrl ?? "", PUBLIC_URL, LOG_LEVEL: "silent", NODE_ENV: "production" });
}

export async function tellAll(db: Db, env: Env = envOf(null)): Promise<void> {
  await tellWaitingEvents(db, env);
}

/** "kind" or "kind.what" of everything in somebody's list, newest first. */
export async function toldTo(db: Db, actor: Actor): Promise<string[]> {
  const { items } = await listNotifications(db, { userId: actor.id, after: null, limit: 200 });
  return items.map((item) => (item.what === "" ? item.kind : `${item.kind}.${item.what}`));
}

export async function choose(db: Db, actor: Actor, kind: string, channel: Channel): Promise<void> {
  await db.execute(sql`
    insert into notification_choices (user_id, kind, channel) values (${actor.id}::bigint, ${kind}, ${channel})
    on conflict (user_id, kind) do update set channel = excluded.channel`);
}

/** Everybody begins anew: nothing told, nothing waiting, nothing chosen. */
export async function forget(db: Db): Promise<void> {
  await db.execute(sql`update events set told_at = now() where told_at is null`);
  await db.execute(sql`delete from notifications`);
  await db.execute(sql`delete from mails`);
  await db.execute(sql`delete from watches`);
  await db.execute(sql`delete from notification_choices`);
}
