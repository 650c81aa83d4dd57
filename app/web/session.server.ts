// Who a cookie belongs to. The only importer of lucia, so that leaving it stays a change of this file.
//
// Promises: the cookie holds a random token of 200 bits and the database its SHA-256 only; one statement per request;
// idle and absolute expiry by the database's clock (a server whose clock is wrong ends no session); a session of a
// deleted member is dead; use moves the idle expiry at most once an hour. Behind TLS the cookie is `__Host-` and Secure.
// Refuses: lucia's stock adapters (they store the token itself) and its passwords (they block the server for 0.2 s).
import { createHash } from "node:crypto";
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from "lucia";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { unlessReadOnly } from "~/database/read-only";
import { env } from "~/env.server";
import {
  deleteExpiredSessions,
  deleteOwnSession,
  deleteSession,
  deleteSessionsOf,
  extendSession,
  type FoundSession,
  findEnding,
  findSession,
  insertSession,
  listSessionsOf,
  type SessionEnding,
  type SessionLine,
} from "~/models/member/session.server";
import { readCookie, SESSION_COOKIES } from "./cookies.server";

declare module "lucia" {
  interface Register {
    UserId: number;
    DatabaseSessionAttributes: { userAgent: string };
  }
}

export type ResolvedSession = {
  actor: Actor;
  sessionId: string;
  unreadCount: number;
  communityVersion: number;
  setCookie: string | null;
};

const TOKEN = /^[a-z0-9]{40}$/;

/** The member behind a request, or null. `setCookie` is to be sent when the session was extended. */
export async function resolveSession(db: Db, cookieHeader: string | null): Promise<ResolvedSession | null> {
  let found: FoundSession | null = null;
  const lucia = makeLucia(db, (session) => {
    found = session;
  });
  // Not lucia's reader: it decodes names, so that the page cache would see a guest where it sees a member.
  const token = readCookie(cookieHeader, lucia.sessionCookieName);
  if (token === null || !TOKEN.test(token)) return null;
  const { session } = await lucia.validateSession(token);
  const live = found as FoundSession | null;
  if (!session || !live) return null;
  if (live.isDue) await unlessReadOnly(extend(db, live.id));
  const setCookie = live.isDue ? lucia.createSessionCookie(token).serialize() : null;
  const { actor, id: sessionId, unreadCount, communityVersion } = live;
  return { actor, sessionId, unreadCount, communityVersion, setCookie };
}

/** Why nobody is behind a cookie that was somebody's until a ban; null for every other cookie. */
export async function resolveEnding(db: Db, cookieHeader: string | null): Promise<SessionEnding | null> {
  const token = readCookie(cookieHeader, makeLucia(db).sessionCookieName);
  if (token === null || !TOKEN.test(token)) return null;
  return findEnding(db, { id: hashToken(token) });
}

/** The Set-Cookie line that empties a cookie which finds no session; null where the browser sent none. */
export function emptyCookie(db: Db, cookieHeader: string | null): string | null {
  const lucia = makeLucia(db);
  const sent = readCookie(cookieHeader, lucia.sessionCookieName);
  return sent === null || sent === "" ? null : lucia.createBlankSessionCookie().serialize();
}

/** Begins a session and gives the Set-Cookie line. */
export async function createSession(db: Db, userId: number, userAgent: string | null): Promise<string> {
  const lucia = makeLucia(db);
  const session = await lucia.createSession(userId, { userAgent: userAgent ?? "" });
  return lucia.createSessionCookie(session.id).serialize();
}

/** Ends the session (if any) and begins a new one: at every login and whenever what the member may do changed. */
export async function rotateSession(
  db: Db,
  { userId, sessionId, userAgent }: { userId: number; sessionId: string | null; userAgent: string | null },
): Promise<string> {
  if (sessionId !== null) await deleteSession(db, { id: sessionId });
  return createSession(db, userId, userAgent);
}

/** Ends one session and gives the Set-Cookie line that empties the cookie. */
export async function endSession(db: Db, sessionId: string | null): Promise<string> {
  if (sessionId !== null) await deleteSession(db, { id: sessionId });
  return makeLucia(db).createBlankSessionCookie().serialize();
}

/** Ends one of the member's own sessions by its id; false when it is not theirs or gone. */
export function endOwnSession(db: Db, { userId, sessionId }: { userId: number; sessionId: string }): Promise<boolean> {
  return deleteOwnSession(db, { id: sessionId, userId });
}

/** Ends all sessions of a member but this one. Says how many. */
export function endOtherSessions(
  db: Db,
  { userId, sessionId }: { userId: number; sessionId: string },
): Promise<number> {
  return deleteSessionsOf(db, { userId, except: sessionId });
}

/** After a reset, a deletion or a change of role: everywhere at once. */
export function endAllSessions(db: Db, { userId }: { userId: number }): Promise<number> {
  return deleteSessionsOf(db, { userId });
}

export function listSessions(db: Db, { userId }: { userId: number }): Promise<SessionLine[]> {
  return listSessionsOf(db, { userId });
}

function makeLucia(db: Db, onFound: (session: FoundSession) => void = () => undefined): Lucia {
  const { PUBLIC_URL, SESSION_IDLE_DAYS } = env();
  const isSecure = PUBLIC_URL.startsWith("https:");
  return new Lucia(adapter(db, onFound), {
    sessionExpiresIn: new TimeSpan(SESSION_IDLE_DAYS, "d"),
    sessionCookie: {
      name: SESSION_COOKIES[isSecure ? 0 : 1],
      attributes: { secure: isSecure, sameSite: "lax", path: "/" },
    },
  });
}

function adapter(db: Db, onFound: (session: FoundSession) => void): Adapter {
  return {
    getSessionAndUser: async (token) => {
      const session = await findSession(db, { id: hashToken(token) });
      if (!session) return [null, null];
      onFound(session);
      const { actor } = session;
      // The database has already judged by its own clock. Lucia would by this machine's, and would extend on every
      // request towards the absolute end: it is told that all is well.
      const expiresAt = new Date(Date.now() + new TimeSpan(env().SESSION_IDLE_DAYS, "d").milliseconds());
      return [
        { id: token, userId: actor.id, expiresAt, attributes: { userAgent: "" } },
        { id: actor.id, attributes: {} },
      ];
    },
    // Lucia's list of sessions is not used: listSessions shows more.
    getUserSessions: async () => [],
    setSession: ({ id, userId, attributes }: DatabaseSession) => {
      const { SESSION_IDLE_DAYS: idleDays, SESSION_MAX_DAYS: maxDays } = env();
      return insertSession(db, { id: hashToken(id), userId, userAgent: attributes.userAgent, idleDays, maxDays });
    },
    updateSessionExpiration: (token) => extend(db, hashToken(token)),
    deleteSession: (token) => deleteSession(db, { id: hashToken(token) }),
    deleteUserSessions: async (userId) => {
      await deleteSessionsOf(db, { userId });
    },
    deleteExpiredSessions: () => deleteExpiredSessions(db),
  };
}

function extend(db: Db, id: string): Promise<void> {
  return extendSession(db, { id, idleDays: env().SESSION_IDLE_DAYS });
}

function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
