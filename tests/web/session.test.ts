import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createUser, findUser } from "~/models/member/user.server";
import {
  createSession,
  endAllSessions,
  endOtherSessions,
  endSession,
  listSessions,
  resolveSession,
  rotateSession,
} from "~/web/session.server";
import { createTestDatabase, type TestDatabase } from "../support/cluster";

describe("sessions", () => {
  let database: TestDatabase;
  let names = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.close());

  async function member(): Promise<number> {
    names += 1;
    const id = await createUser(database.db, {
      name: `member${names}`,
      displayName: `Member ${names}`,
      passwordHash: null,
      email: null,
      language: "de",
      timeZone: "Europe/Berlin",
    });
    if (id === null) throw new Error("name taken");
    return id;
  }

  /** What a browser would send back. */
  const cookieOf = (setCookie: string) => setCookie.split(";", 1)[0] ?? "";
  const begin = async (userId: number) => cookieOf(await createSession(database.db, userId, "a browser"));

  it("resolves the cookie of a new session to its member", async () => {
    const id = await member();
    const resolved = await resolveSession(database.db, `language=de; ${await begin(id)}`);
    expect(resolved?.actor).toMatchObject({
      id,
      role: "member",
      language: "de",
      timeZone: "Europe/Berlin",
      isVerified: false,
    });
    expect(resolved?.actor.joinedAt).toBeInstanceOf(Date);
    expect(resolved?.setCookie).toBeNull();
  });

  it("sends a cookie that scripts and other sites cannot use", async () => {
    const line = await createSession(database.db, await member(), null);
    expect(line).toMatch(/^session=[a-z0-9]{40}; /);
    expect(line).toContain("HttpOnly");
    expect(line).toContain("SameSite=Lax");
    expect(line).toContain("Path=/");
    expect(line).toContain(`Max-Age=${30 * 24 * 3600}`);
  });

  it("binds the cookie to this host and to TLS when the community is reached by https, and reads no other", async () => {
    vi.stubEnv("PUBLIC_URL", "https://community.example.com");
    vi.resetModules();
    try {
      const secure = await import("~/web/session.server");
      const id = await member();
      const line = await secure.createSession(database.db, id, null);
      expect(line).toMatch(/^__Host-session=[a-z0-9]{40}; /);
      expect(line).toContain("Secure");
      expect(line).not.toContain("Domain");
      expect((await secure.resolveSession(database.db, cookieOf(line)))?.actor.id).toBe(id);
      expect(await secure.resolveSession(database.db, cookieOf(line).replace("__Host-", ""))).toBeNull();
    } finally {
      vi.unstubAllEnvs();
      vi.resetModules();
    }
  });

  it("stores no token that would open a session", async () => {
    const cookie = await begin(await member());
    const token = cookie.replace("session=", "");
    const rows =
      await database.sql`select id from sessions where id = ${token} or strpos(sessions::text, ${token}) > 0`;
    expect(rows).toHaveLength(0);
    const [row] = await database.sql`select id from sessions order by created_at desc limit 1`;
    expect(row?.id).toMatch(/^[0-9a-f]{64}$/);
    expect(await resolveSession(database.db, `session=${row?.id}`)).toBeNull();
  });

  it.each(["", "session=", "session=x", "session=' or 1=1 --", `session=${"a".repeat(40)}`, "other=1"])(
    "knows nobody by the cookie %j",
    async (cookie) => {
      expect(await resolveSession(database.db, cookie)).toBeNull();
    },
  );

  it("ends with its idle expiry and with its absolute one", async () => {
    const idle = await begin(await member());
    const old = await begin(await member());
    await database.sql`update sessions set expires_at = now() - interval '1 second' where user_id = ${names - 1}`;
    await database.sql`update sessions set ends_at = now() - interval '1 second' where user_id = ${names}`;
    expect(await resolveSession(database.db, idle)).toBeNull();
    expect(await resolveSession(database.db, old)).toBeNull();
  });

  it("moves the idle expiry when it was not used for an hour, never beyond the absolute one, and says so with a cookie", async () => {
    const id = await member();
    const cookie = await begin(id);
    await database.sql`update sessions set last_used_at = now() - interval '61 minutes', expires_at = now() + interval '1 day',
      ends_at = now() + interval '3 days' where user_id = ${id}`;
    await database.sql`update users set last_seen_on = now() - interval '2 days' where id = ${id}`;
    const resolved = await resolveSession(database.db, cookie);
    expect(resolved?.setCookie).toContain(cookie);
    const [row] =
      await database.sql`select s.expires_at = s.ends_at as capped, u.last_seen_on > now() - interval '1 minute' as seen
      from sessions s join users u on u.id = s.user_id where s.user_id = ${id}`;
    expect(row).toEqual({ capped: true, seen: true });
    expect((await resolveSession(database.db, cookie))?.setCookie).toBeNull();
  });

  it("survives a server whose clock is wrong by an hour", async () => {
    const id = await member();
    const cookie = await begin(id);
    await database.sql`update sessions set expires_at = now() + interval '10 minutes' where user_id = ${id}`;
    const real = Date.now;
    Date.now = () => real() + 3_600_000;
    try {
      expect((await resolveSession(database.db, cookie))?.actor.id).toBe(id);
    } finally {
      Date.now = real;
    }
  });

  it("is dead when its member is deleted", async () => {
    const id = await member();
    const cookie = await begin(id);
    await database.sql`update users set deleted_at = now() where id = ${id}`;
    expect(await resolveSession(database.db, cookie)).toBeNull();
    expect(await findUser(database.db, id)).toBeNull();
  });

  it("is rotated: the old cookie dies with the new one's birth", async () => {
    const id = await member();
    const before = await begin(id);
    const sessionId = (await resolveSession(database.db, before))?.sessionId ?? null;
    const after = cookieOf(await rotateSession(database.db, { userId: id, sessionId, userAgent: null }));
    expect(await resolveSession(database.db, before)).toBeNull();
    expect((await resolveSession(database.db, after))?.actor.id).toBe(id);
  });

  it("can be ended alone, with all others, or altogether", async () => {
    const id = await member();
    const [one, two, three] = [await begin(id), await begin(id), await begin(id)];
    const idOf = async (cookie: string) => (await resolveSession(database.db, cookie))?.sessionId ?? "";
    expect(await endSession(database.db, await idOf(one))).toMatch(/^session=; .*Max-Age=0/);
    expect(await resolveSession(database.db, one)).toBeNull();
    expect(await endOtherSessions(database.db, { userId: id, sessionId: await idOf(two) })).toBe(1);
    expect(await resolveSession(database.db, three)).toBeNull();
    expect(await listSessions(database.db, { userId: id })).toHaveLength(1);
    expect(await endAllSessions(database.db, { userId: id })).toBe(1);
    expect(await resolveSession(database.db, two)).toBeNull();
  });

  it("keeps at most fifty sessions of one member, the newest", async () => {
    const id = await member();
    await database.db.execute(sql`insert into sessions (id, user_id, created_at, expires_at, ends_at)
      select 'old' || n, ${id}, now() - make_interval(hours => n), now() + interval '1 day', now() + interval '1 day' from generate_series(1, 60) n`);
    const newest = await begin(id);
    const rows = await database.sql`select id from sessions where user_id = ${id}`;
    expect(rows).toHaveLength(50);
    expect(rows.some((row) => row.id === "old60")).toBe(false);
    expect(await resolveSession(database.db, newest)).not.toBeNull();
  });
});
