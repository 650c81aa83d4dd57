import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Blame, blame, blamedText, firstBlame } from "~/text/blame";

/** Blame after saving these texts as revisions 1, 2, 3 … */
function history(...texts: string[]): Blame {
  const [first = "", ...rest] = texts;
  let [current, before] = [firstBlame(first, 1), first];
  for (const [index, after] of rest.entries()) {
    current = blame(current, before, after, index + 2);
    before = after;
  }
  return current;
}

const read = (...texts: string[]) =>
  blamedText(history(...texts), texts.at(-1) ?? "").map(({ text, revisionId }) => `${revisionId}:${text}`);

describe("blame", () => {
  it("gives new words to the revision that brought them and leaves the others", () => {
    expect(read("Hold Mode for five seconds.", "Hold Mode for eight seconds.")).toEqual([
      "1:Hold Mode for ",
      "2:eight ",
      "1:seconds.",
    ]);
  });

  it("gives an added block to its revision, and the ones around it stay", () => {
    expect(read("one two three\n\nfour five six", "one two three\n\nnew words here\n\nfour five six")).toEqual([
      "1:one two three\n\n",
      "2:new words here\n\n",
      "1:four five six",
    ]);
  });

  it("keeps the author of a block that moved", () => {
    const [a, b, c] = ["alpha beta gamma delta", "one two three four", "red green blue white"];
    expect(read(`${a}\n\n${b}`, `${a}\n\n${b}\n\n${c}`, `${c}\n\n${a}\n\n${b}`)).toEqual([
      `2:${c}\n\n`,
      `1:${a}\n\n${b}`,
    ]);
  });

  it("gives a sentence that comes back to its first author, down to the words", () => {
    const [first, second] = ["Hold Mode for five seconds. Then wait.", "Hold Mode for eight seconds. Then wait."];
    const once = read(first, second);
    expect(read(first, second, "Something else entirely, no relation.", second)).toEqual(once);
    expect(read(first, second, first)).toEqual([`1:${first}`]);
  });

  it("gives a block that was blanked and restored to its author", () => {
    const text = "# Head\n\nThe pump needs one empty start.\n\n- lift the inlet out\n- hold the mode button";
    expect(read(text, "spam", text)).toEqual([
      "3:# Head\n\n",
      "1:The pump needs one empty start.\n\n- lift the inlet out\n- hold the mode button",
    ]);
  });

  it("covers every text exactly, whatever the history", () => {
    const line = fc.array(fc.constantFrom("alpha", "beta", "gamma.", "delta", "\n", "- x", "中文字"), {
      maxLength: 12,
    });
    const text = fc
      .array(
        line.map((words) => words.join(" ")),
        { maxLength: 5 },
      )
      .map((lines) => lines.join("\n\n"));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (texts) => {
        const last = texts.at(-1) ?? "";
        const result = history(...texts);
        expect(
          blamedText(result, last)
            .map((run) => run.text)
            .join(""),
        ).toBe(last);
        expect(result.runs.every(([length, id]) => length > 0 && id >= 1 && id <= texts.length)).toBe(true);
        expect(blame(result, last, last, 99).runs).toEqual(result.runs);
      }),
      { numRuns: 500 },
    );
  });

  it("remembers a bounded number of sentences", () => {
    const page = (seed: number) =>
      Array.from({ length: 300 }, (_, n) => `sentence ${seed} ${n} of the page.`).join("\n\n");
    expect(history(page(1), page(2), page(3), page(4)).gone.length).toBeLessThanOrEqual(500);
  });

  it("reads texts with carriage returns as if they had none", () => {
    expect(read("one two\r\n\r\nthree four", "one two\n\nthree four five")).toEqual([
      "1:one two\n\nthree four ",
      "2:five",
    ]);
  });
});
