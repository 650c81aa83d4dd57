import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { users } from "#drizzle/schema/people";
import { momentInJson, readMoment } from "~/database/moments";
import { createTestDatabase, type TestDatabase } from "../support/cluster";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** The years a Date knows and PostgreSQL as well: 4713 before Christ to 275760. */
const days = fc.integer({ min: -2_430_000, max: 99_000_000 });
const ofDay = fc.integer({ min: 0, max: 86_399 });
const micros = fc.integer({ min: 0, max: 999_999 });

describe("A moment", () => {
  it("is a Date in a raw statement, to the millisecond it lies in, alone and in JSON, in every year", async () => {
    await fc.assert(
      fc.asyncProperty(days, ofDay, micros, async (day, second, micro) => {
        const at = sql`timestamptz 'epoch' + ${day}::int * interval '1 day' + ${second}::int * interval '1 second' + ${micro}::int * interval '1 microsecond'`;
        const [row] = await database.db.execute<{ at: Date; json: { at: string } }>(
          sql`select m as at, json_build_object('at', m) as json from (select ${at} as m) x`,
        );
        const milliseconds = day * 86_400_000 + second * 1000 + Math.floor(micro / 1000);
        expect(row?.at.getTime()).toBe(milliseconds);
        expect(momentInJson(row?.json.at ?? "").getTime()).toBe(milliseconds);
      }),
    );
  });

  it("comes back the same as a parameter, in a transaction as well", async () => {
    const moment = new Date("2026-11-29T22:19:58.123Z");
    const ask = sql`select ${moment}::timestamptz as at, ${moment} = timestamptz '2026-11-29 22:19:58.123Z' as same`;
    const rows = [
      await database.db.execute<{ at: Date; same: boolean }>(ask),
      await database.db.transaction((tx) => tx.execute<{ at: Date; same: boolean }>(ask)),
    ];
    for (const [row] of rows) expect(row).toEqual({ at: moment, same: true });
  });

  it("is a Date from the builder, and null where there is none", async () => {
    await database.db.execute(sql`
      insert into users (name, display_name, email, created_at) values ('moment', 'Moment', 'moment@example.org', '2026-01-02 03:04:05.678901Z')`);
    const [row] = await database.db
      .select({ createdAt: users.createdAt, deletedAt: users.deletedAt })
      .from(users)
      .where(sql`name = 'moment'`);
    expect(row).toEqual({ createdAt: new Date("2026-01-02T03:04:05.678Z"), deletedAt: null });
  });

  it("without an end is the last one a Date can be, and goes back as infinity", async () => {
    const [row] = await database.db.execute<{ last: Date; first: Date }>(
      sql`select timestamptz 'infinity' as last, timestamptz '-infinity' as first`,
    );
    expect(row?.last.getTime()).toBe(8.64e15);
    expect(row?.first.getTime()).toBe(-8.64e15);
    const [back] = await database.db.execute<{ isLast: boolean; isFirst: boolean }>(
      sql`select ${row?.last} = timestamptz 'infinity' as "isLast", ${row?.first} = timestamptz '-infinity' as "isFirst"`,
    );
    expect(back).toEqual({ isLast: true, isFirst: true });
  });

  it("is read with the zone it is written in, and refused where it is none", () => {
    expect(readMoment("1890-01-01 00:00:00+00:53:28").toISOString()).toBe("1889-12-31T23:06:32.000Z");
    expect(readMoment("2026-06-01 12:00:00.5-03:30").toISOString()).toBe("2026-06-01T15:30:00.500Z");
    expect(readMoment("0044-03-15 00:00:00+00 BC").toISOString()).toBe("-000043-03-15T00:00:00.000Z");
    for (const text of ["", "yesterday", "29.11.2026 12:00:00 UTC", "2026-11-29"])
      expect(() => readMoment(text)).toThrow("not a moment");
  });
});
