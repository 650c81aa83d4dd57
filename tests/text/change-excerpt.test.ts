import { describe, expect, it } from "vitest";
import { changeExcerpt } from "~/text/change-excerpt";

const LONG = Array.from({ length: 60 }, (_, at) => `Sentence number ${at} says what it says.`).join(" ");
const told = (before: string, after: string, language?: string) =>
  changeExcerpt(before, after, language).map(({ kind, text }) =>
    kind === "same" ? text : `${kind === "added" ? "+" : "-"}[${text}]`,
  );

describe("the excerpt of a change", () => {
  it("shows the words that change, with what stands around them", () => {
    expect(told("Fill in one litre of water.", "Fill in two litres of water.")).toEqual([
      "Fill in ",
      "-[one litre]",
      "+[two litres]",
      " of water.",
    ]);
    expect(told("Same.", "Same.")).toEqual([]);
  });

  it("begins shortly before the first change and ends shortly after the last one that is in sight", () => {
    const parts = told(LONG, LONG.replace("number 30 says", "number 30 tells").replace("number 50", "number fifty"));
    expect(parts).toEqual([
      expect.stringMatching(/^….{10,60}number 30 $/),
      "-[says]",
      "+[tells]",
      expect.stringMatching(/^ what it says\..{0,40}…$/),
    ]);
  });

  it("stays short when everything is new, and never cuts a character in half", () => {
    const [before, after] = ["泵".repeat(5_000), `${"水".repeat(2_000)}${"🌊".repeat(2_000)}`];
    const length = changeExcerpt(before, after, "zh-Hans").reduce((sum, part) => sum + part.text.length, 0);
    expect(length).toBeLessThan(600);
    const waves = changeExcerpt(`${"🌊".repeat(300)}a`, `${"🌊".repeat(300)}b`);
    for (const { text } of waves) expect(() => encodeURIComponent(text)).not.toThrow();
  });

  it("shows what is added at an end, and what is taken out", () => {
    expect(told(LONG, `${LONG} It is the model with the brass foot.`).at(-1)).toContain("brass foot");
    expect(told("One. Two. Three.", "One. Three.").join("")).toMatch(/-\[.*Two.*\]/);
  });
});
