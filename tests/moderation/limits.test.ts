import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkLimit, FIELD_LIMITS, limitsFor, textWeight } from "#moderation/limits";
import { member, NEWCOMER } from "./sample";

describe("limits of acts", () => {
  it("let an address try to log in six times a minute and thirty times an hour, whoever it says it is", () => {
    const expected = [
      { windowSeconds: 60, most: 6 },
      { windowSeconds: 3600, most: 30 },
    ];
    expect(limitsFor("login", null)).toEqual(expected);
    expect(limitsFor("login", member({ role: "admin", trust: 4 }))).toEqual(expected);
  });

  it("grow with standing: newcomer, member, trusted, office", () => {
    const most = (subject: Parameters<typeof limitsFor>[1]) => limitsFor("comment", subject)[0]?.most ?? 0;
    const ladder = [null, NEWCOMER, member(), member({ trust: 2 }), member({ role: "staff" })].map(most);
    expect(ladder).toEqual([5, 5, 15, 30, 100]);
  });

  it("allow the last act of a window and refuse the one after it, with the time until there is room", () => {
    const used = (count: number) => [{ windowSeconds: 60, count, freesInSeconds: 12.2 }];
    expect(checkLimit("login", null, used(5))).toEqual({ allowed: true });
    expect(checkLimit("login", null, used(6))).toEqual({
      allowed: false,
      reason: "rate-limited",
      retryAfterSeconds: 13,
    });
  });

  it("name the longest of several waits", () => {
    const usages = [
      { windowSeconds: 60, count: 6, freesInSeconds: 10 },
      { windowSeconds: 3600, count: 30, freesInSeconds: 900 },
    ];
    expect(checkLimit("login", null, usages)).toMatchObject({ retryAfterSeconds: 900 });
  });

  it("never name a wait of nothing or one beyond the window, whatever the clock says", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (freesInSeconds) => {
        const answer = checkLimit("login", null, [{ windowSeconds: 60, count: 6, freesInSeconds }]);
        expect(answer.allowed).toBe(false);
        if (answer.allowed) return;
        expect(answer.retryAfterSeconds).toBeGreaterThanOrEqual(1);
        expect(answer.retryAfterSeconds).toBeLessThanOrEqual(60);
      }),
    );
  });
});

describe("text weight", () => {
  it.each([
    ["Pump broken", 11],
    ["  Pump   broken \n", 11],
    ["水泵不出水", 15],
    ["TW-300 不出水", 16],
    ["", 0],
    ["   ", 0],
    ["👍👍", 2],
  ])("of %j is %i", (text, weight) => {
    expect(textWeight(text)).toBe(weight);
  });

  it("lets five Han characters be a title and five letters not", () => {
    const { minimumWeight } = FIELD_LIMITS.title;
    expect(textWeight("水泵不出水")).toBeGreaterThanOrEqual(minimumWeight);
    expect(textWeight("Pumpe")).toBeLessThan(minimumWeight);
  });

  it("stops counting when it is enough", () => {
    expect(textWeight("x".repeat(1e6), 20)).toBe(20);
  });
});
