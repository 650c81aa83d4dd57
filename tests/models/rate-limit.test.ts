import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deleteOldCounts, takeFromGuestLimit, takeFromLimit, visitorNetwork } from "~/models/rate-limit.server";
import { createTestDatabase, type TestDatabase } from "../support/cluster";
import { intoThisWindow } from "../support/windows";

const limits = [
  { windowSeconds: 86_400, most: 3 },
  { windowSeconds: 2 * 86_400, most: 5 },
];

describe("rate limits", () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.close());

  const take = (who: string) => takeFromLimit(database.db, { kind: "vote", who, limits });

  it("let through as many as they say, then name a time", async () => {
    for (let i = 0; i < 3; i += 1) expect(await take("a")).toEqual({ ok: true });
    const refused = await take("a");
    expect(refused.ok).toBe(false);
    if (!refused.ok) expect(refused.retryAfterSeconds).toBeGreaterThan(0);
    if (!refused.ok) expect(refused.retryAfterSeconds).toBeLessThanOrEqual(86_400);
    expect(await take("somebody else")).toEqual({ ok: true });
  });

  it("count a refused attempt in no window", async () => {
    for (let i = 0; i < 10; i += 1) await take("b");
    const rows = await database.sql`select kind, count from rate_counts where who = 'b' order by kind`;
    expect(rows.map((row) => row.count)).toEqual([3, 3]);
  });

  it("let exactly as many through when all come at once", async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => take("c")));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(3);
    const rows = await database.sql`select count from rate_counts where who = 'c'`;
    expect(rows.map((row) => row.count)).toEqual([3, 3]);
  });

  it("open again in the next window", async () => {
    for (let i = 0; i < 3; i += 1) await take("d");
    await database.sql`update rate_counts set window_start = window_start - interval '2 days' where who = 'd' and kind = 'vote/86400'`;
    expect(await take("d")).toEqual({ ok: true });
  });

  it("store no address, only a keyed hash that two servers agree on", async () => {
    await takeFromGuestLimit(database.db, { kind: "login", guest: "address 203.0.113.9" });
    await takeFromGuestLimit(database.db, { kind: "login", guest: "address 203.0.113.9" });
    const rows = await database.sql`select distinct who from rate_counts where kind like 'login/%'`;
    expect(rows).toHaveLength(1);
    expect(rows[0]?.who).toMatch(/^[\w-]{43}$/);
    const [text] = await database.sql`select string_agg(rate_counts::text, '') as text from rate_counts`;
    expect(text?.text).not.toContain("203.0.113.9");
    const [secret] = await database.sql`select value from settings where key = 'address-key'`;
    expect(secret?.value).toMatch(/^[\w-]{43}$/);
  });

  it("allow six logins a minute and thirty an hour from one address", async () => {
    const guest = "address 198.51.100.1";
    const answers = [];
    for (let i = 0; i < 7; i += 1) {
      await intoThisWindow(database.sql);
      answers.push((await takeFromGuestLimit(database.db, { kind: "login", guest })).ok);
    }
    expect(answers).toEqual([true, true, true, true, true, true, false]);
    await database.sql`update rate_counts set count = 30 where kind = 'login/3600'`;
    await database.sql`delete from rate_counts where kind = 'login/60'`;
    await intoThisWindow(database.sql);
    expect((await takeFromGuestLimit(database.db, { kind: "login", guest })).ok).toBe(false);
  });

  it("are forgotten when their windows are over", async () => {
    await take("old");
    await database.sql`update rate_counts set window_start = window_start - interval '9 days' where who = 'old'`;
    await deleteOldCounts(database.db);
    expect(await database.sql`select 1 from rate_counts where who = 'old'`).toHaveLength(0);
    expect(await database.sql`select 1 from rate_counts where who = 'a'`).not.toHaveLength(0);
  });

  it.each([
    ["203.0.113.9", "203.0.113.9"],
    ["::ffff:203.0.113.9", "203.0.113.9"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:0DB8:1:2::9", "2001:db8:1:2"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
    ["fe80::1%eth0", "fe80:0:0:0"],
  ])("see %s as %s", (address, network) => {
    expect(visitorNetwork(address)).toBe(network);
  });
});
