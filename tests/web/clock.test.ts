import { afterEach, expect, it } from "vitest";
import { databaseTime, hearTime } from "~/web/clock";

afterEach(() => hearTime(new Date()));

it.each([-3_600_000, 0, 3_600_000])("the time is the database's, %i ms from this machine's", (ms) => {
  hearTime(new Date(Date.now() + ms));
  const before = Date.now() + ms;
  const now = databaseTime().getTime();
  expect(now).toBeGreaterThanOrEqual(before - 1);
  expect(now).toBeLessThanOrEqual(Date.now() + ms + 1);
});
