import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keptInHistory } from "~/web/history.server";
import { takeAlong } from "~/web/take-along.server";
import { createTestDatabase, type TestDatabase } from "../support/cluster";

describe("what a browser keeps for going back", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.close());

  const HTML = "text/html; charset=utf-8";
  const kept = (method: string, url: string, cookie?: string) =>
    keptInHistory({ method, headers: cookie === undefined ? {} : { cookie } }, HTML, url);

  it("is the answer to a form, but no member's where browsers do not forget on demand", () => {
    for (const url of ["https://example.com", "http://localhost:3000", "http://127.0.0.1:3000"])
      expect(kept("POST", url, "session=x")).toBe("private, no-cache");
    expect(kept("POST", "http://community.lan", "session=x")).toBe("no-store");
    expect(kept("POST", "http://community.lan")).toBe("private, no-cache");
    expect(kept("GET", "https://example.com")).toBe("no-store");
  });

  const taken = (headers: Record<string, string>, { status = 200, isBanned = false } = {}) => {
    const response = new Response("", { status });
    const ended = isBanned ? { decisionId: 1, endsAt: null } : null;
    const cookie = takeAlong(new Request("http://localhost/", { headers }), response, { db: database.db, ended });
    return { cookie, header: response.headers.get("clear-site-data") };
  };

  it("goes with the cookie of a session that is over, where a person goes to a page", () => {
    const dead = { cookie: "language=de; session=dead" };
    const gone = taken({ ...dead, "sec-fetch-mode": "navigate" });
    expect(gone).toEqual({ cookie: expect.stringMatching(/^session=;.*Max-Age=0/), header: '"cache"' });
    for (const headers of [dead, { ...dead, "sec-fetch-mode": "cors" }, { "sec-fetch-mode": "navigate" }])
      expect(taken(headers)).toEqual({ cookie: null, header: null });
  });

  it("goes when a banned member is told why, who keeps the cookie that says whom to tell", () => {
    const headers = { cookie: "session=banned", "sec-fetch-mode": "navigate" };
    expect(taken(headers, { status: 403, isBanned: true })).toEqual({ cookie: null, header: '"cache"' });
    expect(taken(headers, { isBanned: true })).toEqual({ cookie: null, header: null });
  });
});
