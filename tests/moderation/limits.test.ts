import { describe, expect, it } from "vitest";
import { FIELD_LIMITS, limitsFor, textWeight } from "#moderation/limits";
import { member, NEWCOMER } from "./sample";

describe("limits of acts", () => {
  it("let an address try to log in six times a minute and thirty times an hour, whoever it says it is", () => {
    const expected = [
      { windowSeconds: 60, most: 6 },
      { windowSeconds: 3600, most: 30 },
    ];
    expect(limitsFor("login", null)).toEqual(expected);
    expect(limitsFor("login", member({ role: "admin", trust: 3 }))).toEqual(expected);
  });

  it("grow with standing: newcomer, member, trusted, office", () => {
    const most = (subject: Parameters<typeof limitsFor>[1]) => limitsFor("comment", subject)[0]?.most ?? 0;
    const ladder = [null, NEWCOMER, member(), member({ trust: 2 }), member({ role: "staff" })].map(most);
    expect(ladder).toEqual([5, 5, 15, 30, 100]);
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
