import fc from "fast-check";
import { diff3Merge } from "node-diff3";
import { describe, expect, it } from "vitest";
import { type MergePart, type MergeResult, mergeText, resolveMerge } from "~/text/merge";

const text = (result: MergeResult) => (result.clean ? result.text : null);
const mirrored = (result: MergeResult): MergeResult =>
  result.clean
    ? result
    : {
        clean: false,
        parts: result.parts.map(
          (part): MergePart => (part.kind === "text" ? part : { ...part, mine: part.theirs, theirs: part.mine }),
        ),
      };

const word = fc.constantFrom("alpha", "beta", "gamma", "delta", "4.2", "not", "`code`", "[x](/y)");
const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(" "));
const block = fc.oneof(
  line,
  fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join("\n")),
  fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.map((item) => `- ${item}`).join("\n")),
  line.map((heading) => `# ${heading}`),
  line.map((code) => `\`\`\`\n${code}\n\n${code}\n\`\`\``),
);
const document = fc
  .tuple(fc.array(block, { maxLength: 7 }), fc.constantFrom("", "\n", "\n\n"), fc.constantFrom("\n\n", "\n", "\n\n\n"))
  .map(([blocks, end, gap]) => blocks.join(gap) + end);
const anything = fc.oneof(document, fc.string({ maxLength: 60 }), fc.string({ unit: "binary", maxLength: 40 }));

describe("merging", () => {
  it("takes the only side that changed, whatever the texts", () => {
    fc.assert(
      fc.property(anything, anything, (base, changed) => {
        expect(text(mergeText(base, changed, base))).toBe(changed);
        expect(text(mergeText(base, base, changed))).toBe(changed);
      }),
      { numRuns: 400 },
    );
  });

  it("takes once what both sides changed alike", () => {
    fc.assert(
      fc.property(anything, anything, (base, changed) => {
        expect(text(mergeText(base, changed, changed))).toBe(changed);
      }),
      { numRuns: 400 },
    );
  });

  it("mirrors its result when the sides are swapped", () => {
    fc.assert(
      fc.property(document, document, document, (base, mine, theirs) => {
        expect(mergeText(base, theirs, mine)).toEqual(mirrored(mergeText(base, mine, theirs)));
      }),
      { numRuns: 400 },
    );
  });

  it("loses neither side: choosing one side of every conflict keeps all that this side alone changed", () => {
    fc.assert(
      fc.property(document, document, (base, changed) => {
        const result = mergeText(base, changed, base.replace(/alpha/g, "omega"));
        const parts: MergePart[] = result.clean ? [{ kind: "text", text: result.text }] : result.parts;
        const conflicts = parts.filter((part) => part.kind === "conflict");
        const chosen = resolveMerge(
          parts,
          conflicts.map(() => "mine"),
        );
        for (const word of changed.match(/delta|gamma/g) ?? []) expect(chosen).toContain(word);
      }),
      { numRuns: 500 },
    );
  });

  it("agrees with node-diff3 wherever that one merges line by line without conflict", () => {
    // Every paragraph is unique; an edit replaces, removes or inserts whole lines. Blank lines are all alike, so that the
    // two may differ in which of them they kept, and in nothing else.
    const edit = fc.record({ at: fc.nat(11), kind: fc.constantFrom("replace", "remove", "insert") });
    let compared = 0;
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 3 }), fc.array(edit, { maxLength: 3 }), (mineEdits, theirEdits) => {
        const base = Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? `paragraph ${n} of the page` : ""));
        const [mine, theirs] = [edited(base, mineEdits, "mine"), edited(base, theirEdits, "theirs")];
        const oracle = diff3Merge(mine, base, theirs, { excludeFalseConflicts: true });
        if (oracle.some((region) => region.conflict)) return;
        const expected = oracle.flatMap((region) => region.ok ?? []).join("\n");
        const result = mergeText(base.join("\n"), mine.join("\n"), theirs.join("\n"));
        if (!result.clean) return;
        compared++;
        expect(squeezed(result.text)).toBe(squeezed(expected));
      }),
      { numRuns: 1000 },
    );
    expect(compared).toBeGreaterThan(400);
  });

  it("merges changes to different blocks, also where they touch", () => {
    expect(text(mergeText("one\n\ntwo\n\nthree", "ONE\n\ntwo\n\nthree", "one\n\nTWO\n\nthree\n\nfour"))).toBe(
      "ONE\n\nTWO\n\nthree\n\nfour",
    );
    expect(text(mergeText("one\n\ntwo", "one\n\nnew\n\ntwo", "one\n\nTWO"))).toBe("one\n\nnew\n\nTWO");
    expect(text(mergeText("# Head\ntext", "# HEAD\ntext", "# Head\ntext changed"))).toBe("# HEAD\ntext changed");
  });

  it("merges words of one line that stand apart", () => {
    expect(
      text(
        mergeText(
          "Hold Mode for five seconds, then wait.",
          "Press Mode for five seconds, then wait.",
          "Hold Mode for five seconds, then leave.",
        ),
      ),
    ).toBe("Press Mode for five seconds, then leave.");
  });

  it("does not merge words that touch", () => {
    expect(mergeText("wait five seconds", "wait eight seconds", "wait five minutes").clean).toBe(false);
  });

  it("does not merge touching lines of one paragraph", () => {
    expect(mergeText("one two\nthree four", "one TWO\nthree four", "one two\nTHREE four")).toEqual({
      clean: false,
      parts: [
        { kind: "conflict", base: "one two\nthree four", mine: "one TWO\nthree four", theirs: "one two\nTHREE four" },
      ],
    });
  });

  it("merges touching items of a list and rows of a table", () => {
    expect(text(mergeText("- a\n- b\n- c", "- A\n- b\n- c", "- a\n- B\n- c\n- d"))).toBe("- A\n- B\n- c\n- d");
    const table = (...rows: string[]) => ["| x | y |", "|---|---|", ...rows].join("\n");
    expect(
      text(
        mergeText(table("| 1 | 2 |", "| 3 | 4 |"), table("| 1 | 5 |", "| 3 | 4 |"), table("| 1 | 2 |", "| 6 | 4 |")),
      ),
    ).toBe(table("| 1 | 5 |", "| 6 | 4 |"));
  });

  it("keeps all three texts of a real overlap and merges the rest", () => {
    const result = mergeText(
      "intro\n\nfive seconds\n\nend",
      "intro!\n\neight seconds\n\nend",
      "intro\n\nfive minutes\n\nend.",
    );
    expect(result).toEqual({
      clean: false,
      parts: [
        { kind: "text", text: "intro!\n\n" },
        { kind: "conflict", base: "five seconds", mine: "eight seconds", theirs: "five minutes" },
        { kind: "text", text: "\n\nend." },
      ],
    });
    expect(result.clean ? "" : resolveMerge(result.parts, [{ text: "eight minutes" }])).toBe(
      "intro!\n\neight minutes\n\nend.",
    );
  });

  it("keeps what both sides insert at one place, one after the other, and once what is the same", () => {
    expect(text(mergeText("a\n\nb", "a\n\nyours\n\nb", "a\n\nmine\n\nb"))).toBe("a\n\nmine\n\nyours\n\nb");
    expect(text(mergeText("a", "a\n\nyours", "a\n\nmine\n"))).toBe("a\n\nmine\n\n\nyours");
    expect(text(mergeText("- a\n- b", "- a\n- x\n- b", "- a\n- y\n- b"))).toBe("- a\n- x\n- y\n- b");
    const table = (...rows: string[]) => ["| x | y |", "|---|---|", ...rows].join("\n");
    expect(text(mergeText(table("| 1 | 2 |"), table("| 1 | 2 |", "| 5 | 6 |"), table("| 1 | 2 |", "| 3 | 4 |")))).toBe(
      table("| 1 | 2 |", "| 3 | 4 |", "| 5 | 6 |"),
    );
    expect(text(mergeText("a\n\nb", "a\n\nx\n\nb", "a\n\nx\n\nb"))).toBe("a\n\nx\n\nb");
    expect(mergeText("a\n\nb", "a\n\nnew part\n\nb", "a\n\nnew part\n\nB here").clean).toBe(false);
  });

  it("loses nothing of what both sides insert, and keeps each a block of its own", () => {
    const inserted = (blocks: string[], at: number, added: string) => [
      ...blocks.slice(0, at),
      added,
      ...blocks.slice(at),
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("alpha", "beta", "# gamma"), { maxLength: 4 }),
        fc.nat(4),
        (words, place) => {
          const blocks = words.map((word, number) => `${word} ${number}`);
          const at = Math.min(place, blocks.length);
          const [mine, theirs] = ["mine wrote this", "theirs wrote that"].map((added) => inserted(blocks, at, added));
          const result = mergeText(blocks.join("\n\n"), mine?.join("\n\n") ?? "", theirs?.join("\n\n") ?? "");
          const both = inserted(inserted(blocks, at, "theirs wrote that"), at, "mine wrote this");
          expect(text(result)?.split(/\n{2,}/)).toEqual(both);
        },
      ),
    );
  });

  it("merges cells of one row, and words of one cell", () => {
    const row = (...cells: string[]) => `| Part | Size | Torque |\n|---|---|---|\n| ${cells.join(" | ")} |\n`;
    expect(text(mergeText(row("Bolt", "M3", "2 Nm"), row("Bolt", "M4", "2 Nm"), row("Bolt", "M3", "5 Nm")))).toBe(
      row("Bolt", "M4", "5 Nm"),
    );
    const conflict = mergeText(row("Bolt", "M3", "2 Nm"), row("Bolt", "M4", "2 Nm"), row("Bolt", "M5", "2 Nm"));
    expect(conflict.clean ? [] : conflict.parts.filter(({ kind }) => kind === "conflict")).toEqual([
      { kind: "conflict", base: "M3", mine: "M4", theirs: "M5" },
    ]);
    expect(text(mergeText(row("a \\| b", "c d", "e"), row("a \\| B", "c d", "e"), row("a \\| b", "c D", "e")))).toBe(
      row("a \\| B", "c D", "e"),
    );
  });

  it("lets a block that one side moved take along what the other changed in it", () => {
    const [a, b, c] = ["The pump runs at 9 bar and hums.", "Close the valve first.", "Then wait for an hour."];
    const changed = "The pump runs at 10 bar and hums.";
    const texts = [
      [a, b, c],
      [b, c, a],
      [changed, b, c],
    ].map((blocks) => blocks.join("\n\n"));
    const [base = "", moved = "", edited = ""] = texts;
    expect(text(mergeText(base, moved, edited))).toBe([b, c, changed].join("\n\n"));
    expect(text(mergeText(base, edited, moved))).toBe([b, c, changed].join("\n\n"));
  });

  it("asks when one side removes what the other changes", () => {
    expect(mergeText("a\n\nkeep this\n\nc", "a\n\nc", "a\n\nkeep that\n\nc").clean).toBe(false);
  });

  it("answers for long texts that have nothing in common", () => {
    const long = (seed: string) => Array.from({ length: 10_000 }, (_, n) => `${seed}${n} line`).join("\n");
    const result = mergeText(long("a"), long("b"), long("c"));
    expect(result.clean).toBe(false);
    expect(
      result.clean
        ? ""
        : resolveMerge(
            result.parts,
            result.parts.filter((part) => part.kind === "conflict").map(() => "theirs"),
          ),
    ).toBe(long("c"));
  });
});

function squeezed(text: string): string {
  return text.replace(/\n{2,}/g, "\n\n").trim();
}

function edited(base: string[], edits: { at: number; kind: string }[], side: string): string[] {
  const lines: (string | null)[] = [...base];
  const inserted = new Map<number, string[]>();
  for (const [index, { at, kind }] of edits.entries()) {
    if (kind === "insert") inserted.set(at, ["", `${side} inserts ${index}`, ""]);
    else if (base[at] !== "") lines[at] = kind === "remove" ? null : `${side} writes ${at}`;
  }
  return lines.flatMap((line, at) => [...(inserted.get(at) ?? []), ...(line === null ? [] : [line])]);
}
