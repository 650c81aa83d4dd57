import type { IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createUser } from "~/models/member/user.server";
import { createPageCache } from "~/web/page-cache.server";
import { createSession, resolveSession } from "~/web/session.server";
import { createTestDatabase, type TestDatabase } from "../support/cluster";

const requestWith = (cookie: string) =>
  ({ method: "GET", url: "/questions", headers: { cookie } }) as unknown as IncomingMessage;

describe("cookies that the page cache and the session could read differently", () => {
  let database: TestDatabase;
  let session = "";

  beforeAll(async () => {
    database = await createTestDatabase();
    const userId = await createUser(database.db, {
      name: "mallory",
      displayName: "Mallory",
      passwordHash: null,
      email: null,
      language: "en",
      timeZone: "Europe/Berlin",
    });
    if (userId === null) throw new Error("name taken");
    session = (await createSession(database.db, userId, null)).split(";", 1)[0] ?? "";
  });
  afterAll(() => database.close());

  const isMember = async (cookie: string) => (await resolveSession(database.db, cookie)) !== null;
  const isKept = (cookie: string) => createPageCache().record(requestWith(cookie)) !== null;

  it("keeps the page of a guest, and never that of a member", async () => {
    expect([await isMember("language=de"), isKept("language=de")]).toEqual([false, true]);
    expect([await isMember(session), isKept(session)]).toEqual([true, false]);
  });

  it("takes a session under an encoded name for no session", async () => {
    const encoded = session.replace("session=", "sessio%6E=");
    expect([await isMember(encoded), isKept(encoded)]).toEqual([false, true]);
  });

  it("finds the session behind any number of other cookies, in both places", async () => {
    const others = Array.from({ length: 120 }, (_, i) => `other${i}=1`).join("; ");
    const cookie = `${others}; ${session}`;
    expect([await isMember(cookie), isKept(cookie)]).toEqual([true, false]);
  });

  it("finds the same one of two sessions, and none in a cookie that cannot be decoded", async () => {
    expect(await isMember(`${session}; session=${"a".repeat(40)}`)).toBe(true);
    expect(await isMember("a=%E0%A4%A; session=%E0%A4%A")).toBe(false);
  });
});
