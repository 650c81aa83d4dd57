// Sessions as rows. The id of a row is the SHA-256 of the token in the cookie; see session.server.ts at the web edge.
import { and, desc, eq, gt, isNull, ne, sql } from "drizzle-orm";
import { sessions, users } from "#drizzle/schema/people";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { knownLanguage } from "~/i18n";
import { openCasesOfOffice } from "~/models/case/queue-count.server";
import { communityVersion } from "~/models/community/community.server";
import { unreadCount } from "~/models/notification/notification.server";
import { isSuspended } from "./suspension";

/** The oldest sessions beyond this end when a new one begins. */
const MOST_SESSIONS = 50;
const MAX_USER_AGENT_LENGTH = 300;
const EXTEND_AFTER_MINUTES = 60;

/** `unreadCount`: notifications, for the bar; it rides along so that no page asks for it. */
export type FoundSession = {
  id: string;
  actor: Actor;
  isDue: boolean;
  unreadCount: number;
  /** How new the community must be that this member is shown. */
  communityVersion: number;
};
export type SessionEnding = { decisionId: number | null; endsAt: Date | null };
export type SessionLine = { id: string; userAgent: string; createdAt: Date; lastUsedAt: Date };

/** The live session with this id and its member, in one statement. `isDue`: not extended within the last hour. */
export async function findSession(db: Db, { id }: { id: string }): Promise<FoundSession | null> {
  const [row] = await db
    .select({
      userId: users.id,
      name: users.name,
      displayName: users.displayName,
      role: users.role,
      isSuspended: isSuspended(sql`users.id`),
      language: users.language,
      timeZone: users.timeZone,
      avatar: users.avatar,
      isVerified: sql<boolean>`${users.emailVerifiedAt} is not null`,
      joinedAt: users.createdAt,
      openCases: openCasesOfOffice,
      restriction: restrictionInForce,
      unreadCount,
      communityVersion,
      isDue: sql<boolean>`${sessions.lastUsedAt} < now() - make_interval(mins => ${EXTEND_AFTER_MINUTES})`,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.id, id),
        gt(sessions.expiresAt, sql`now()`),
        gt(sessions.endsAt, sql`now()`),
        isNull(sessions.endedBy),
        sql`${users.deletedAt} is null`,
      ),
    );
  if (!row) return null;
  const { userId, isDue, unreadCount: unread, communityVersion: version, ...person } = row;
  return {
    id,
    isDue,
    unreadCount: unread,
    communityVersion: Number(version),
    actor: { ...person, id: userId, language: knownLanguage(person.language) },
  };
}

/** For the session's statement: `users` is in scope. The ban first, then what ends last. */
const restrictionInForce = sql<
  Actor["restriction"]
>`(select json_build_object('functionName', r.function_name, 'decisionId', r.decision_id, 'endsAt', r.ends_at)
  from restrictions r where r.user_id = users.id and r.lifted_at is null and (r.ends_at is null or r.ends_at > now())
  order by r.function_name <> 'all', r.ends_at desc nulls first limit 1)`;

export async function insertSession(
  db: Db,
  session: { id: string; userId: number; userAgent: string; idleDays: number; maxDays: number },
): Promise<void> {
  await db.insert(sessions).values({
    id: session.id,
    userId: session.userId,
    userAgent: session.userAgent.slice(0, MAX_USER_AGENT_LENGTH),
    expiresAt: sql`now() + make_interval(days => ${session.idleDays})`,
    endsAt: sql`now() + make_interval(days => ${session.maxDays})`,
  });
  await noteSeen(db, session.userId);
  const newest = sql`select id from sessions where user_id = ${session.userId}::bigint order by created_at desc, id limit ${MOST_SESSIONS}`;
  await db.delete(sessions).where(and(eq(sessions.userId, session.userId), sql`${sessions.id} not in (${newest})`));
}

/** Moves the idle expiry, never beyond the absolute one, and notes once a day that the member was here. */
export async function extendSession(db: Db, { id, idleDays }: { id: string; idleDays: number }): Promise<void> {
  await db.execute(sql`
    with extended as (
      update sessions set last_used_at = now(), expires_at = least(now() + make_interval(days => ${idleDays}), ends_at)
      where id = ${id} returning user_id
    )
    update users set last_seen_on = now() from extended
    where users.id = extended.user_id and (last_seen_on is null or last_seen_on < now() - interval '1 day')`);
}

async function noteSeen(db: Db, userId: number): Promise<void> {
  await db.execute(sql`
    update users set last_seen_on = now()
    where id = ${userId}::bigint and (last_seen_on is null or last_seen_on < now() - interval '1 day')`);
}

export async function deleteSession(db: Db, { id }: { id: string }): Promise<void> {
  await db.delete(sessions).where(eq(sessions.id, id));
}

/** A member ends one of their own sessions. False when there is none with this id. */
export async function deleteOwnSession(db: Db, { id, userId }: { id: string; userId: number }): Promise<boolean> {
  const gone = await db
    .delete(sessions)
    .where(and(eq(sessions.id, id), eq(sessions.userId, userId)))
    .returning({ id: sessions.id });
  return gone.length > 0;
}

/** All sessions of a member, or all but one. Says how many ended. */
export async function deleteSessionsOf(
  db: Db,
  { userId, except }: { userId: number; except?: string },
): Promise<number> {
  const all = eq(sessions.userId, userId);
  const gone = await db
    .delete(sessions)
    .where(except === undefined ? all : and(all, ne(sessions.id, except)))
    .returning({ id: sessions.id });
  return gone.length;
}

/** A ban ends every session at once; the rows stay, so that each browser is told why (findEnding). */
export async function endSessionsBy(
  tx: Db,
  { userId, decisionId }: { userId: number; decisionId: number },
): Promise<void> {
  await tx
    .update(sessions)
    .set({ endedBy: decisionId })
    .where(and(eq(sessions.userId, userId), isNull(sessions.endedBy)));
}

/** Of a session that a ban has ended, while that member is banned: by which decision and until when. */
export async function findEnding(db: Db, { id }: { id: string }): Promise<SessionEnding | null> {
  const rows = await db.execute<SessionEnding>(sql`
    select r.decision_id as "decisionId", r.ends_at as "endsAt" from sessions s
    join restrictions r on r.user_id = s.user_id and r.function_name = 'all' and r.area_id is null and r.product_id is null
      and r.lifted_at is null and (r.ends_at is null or r.ends_at > now())
    where s.id = ${id} and s.ended_by is not null and s.expires_at > now() order by r.ends_at desc nulls first limit 1`);
  return rows[0] ?? null;
}

/** Live sessions, last used first. */
export function listSessionsOf(db: Db, { userId }: { userId: number }): Promise<SessionLine[]> {
  return db
    .select({
      id: sessions.id,
      userAgent: sessions.userAgent,
      createdAt: sessions.createdAt,
      lastUsedAt: sessions.lastUsedAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, sql`now()`), isNull(sessions.endedBy)))
    .orderBy(desc(sessions.lastUsedAt))
    .limit(MOST_SESSIONS);
}

export async function deleteExpiredSessions(db: Db): Promise<void> {
  await db.delete(sessions).where(sql`${sessions.expiresAt} < now()`);
}
