// What deserves a second look in a comparison: numbers that count something, however they are written; and in every class of
// block alike.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paintDiff } from "~/markdown/diff";
import { diffDocuments, flagsOfBlock } from "~/text/diff";

const flags = (before: string, after: string, language = "en") => diffDocuments(before, after, language).flags;

describe("“a number changed”", () => {
  it.each([
    ["en", "one drop of oil", "two drops of oil"],
    ["en", "wait ten minutes", "wait twelve minutes"],
    ["en", "twenty-one days", "twenty-two days"],
    ["en", "half a litre", "2 litres"],
    ["de", "ein Tropfen Öl", "zwei Tropfen Öl"],
    ["de", "nach einundzwanzig Tagen", "nach zweiundzwanzig Tagen"],
    ["de", "in fünf Minuten", "in 6 Minuten"],
    ["ru", "одна капля масла", "две капли масла"],
    ["ru", "через пять минут", "через шесть минут"],
    ["zh-Hans", "加一滴油", "加两滴油"],
    ["zh-Hans", "等待五分钟", "等待十分钟后"],
    ["zh-Hant", "加兩滴油", "加三滴油"],
    ["en", "at 9 bar", "at 10 bar"],
    ["en", "at ９ bar", "at 10 bar"],
  ])("is said of numerals in %s: %s → %s", (language, before, after) => {
    expect(flags(`Then: ${before}, please.`, `Then: ${after}, please.`, language)).toContain("number");
  });

  it.each([
    ["a step more in a numbered list", "1. open\n2. close", "1. open\n2. wait\n3. close"],
    ["a list with brackets", "a\n\n1) open\n2) close", "a\n\n1) wait\n2) open\n3) close"],
    ["a list in a quotation", "> 1. open\n> 2. close", "> 1. open\n> 2. wait\n> 3. close"],
    ["the name of a picture", "![a](/uploads/a1b2-c3.webp) b", "![a](/uploads/d4e5-f6.webp) b"],
    ["the address of a link", "see [it](/q/12/pump) now", "see [it](/q/13/pump) now"],
    ["a bare address", "see https://a.example/1 now", "see https://a.example/2 now"],
    ["the number of a footnote", "text[^1] goes on", "text[^2] goes on"],
    ["the number of a question", "as in #12 above", "as in #13 above"],
    ["one number written in another way", "two drops", "2 drops"],
    ["“one” where it counts nothing", "take the red part now", "take the red one now"],
    ["an article", "die Pumpe läuft", "eine Pumpe läuft"],
    ["一 in other words", "先清洗水箱再装", "先清洗一下水箱再装"],
  ])("is not said of %s", (_name, before, after) => {
    expect(flags(before, after, /\p{sc=Han}/u.test(before) ? "zh-Hans" : "en")).not.toContain("number");
  });

  it("is said of a number in a step that came into a numbered list", () => {
    expect(flags("1. open\n2. close", "1. open\n2. wait 5 minutes\n3. close")).toContain("number");
  });

  it("says “link” of a picture or a question that is another one", () => {
    expect(flags("![a](/uploads/a1.webp) b", "![a](/uploads/d4.webp) b")).toEqual(["link"]);
    expect(flags("as in #12 above", "as in #13 above")).toEqual(["link"]);
  });
});

describe("a remark", () => {
  const pump = (bar: number, not: string) => `The pump runs at ${bar} bar and must ${not}be opened while it is hot.`;
  const [valve, wait] = ["Close the valve first, and the tap.", "Then wait for the water to cool down."];

  it.each([
    ["changed", [pump(9, "not "), valve], [pump(10, ""), valve]],
    ["moved", [pump(9, "not "), valve, wait], [valve, wait, pump(10, "")]],
    ["replaced", ["It may 9 not", valve], ["Nothing like that, 10 times over again", valve]],
  ])("is made of a block that was %s, in the source as in what was published", (kind, before, after) => {
    const diff = diffDocuments(before.join("\n\n"), after.join("\n\n"));
    const ofSource = diff.blocks.filter((block) => block.kind === kind).map((block) => flagsOfBlock(block));
    const painter = { block: () => "", change: () => ({ together: "" }) };
    const ofPublished = paintDiff(diff, painter).blocks.flatMap((block) => ("flags" in block ? [block.flags] : []));
    expect(ofSource.length).toBeGreaterThan(0);
    expect(ofSource).toEqual(ofPublished);
    for (const some of ofSource) expect(some).toEqual(expect.arrayContaining(["number", "negation"]));
  });
});

describe("tables", () => {
  const table = (...rows: string[][]) => rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
  const partsOf = (before: string, after: string) => {
    const [block] = diffDocuments(before, after).blocks;
    return block?.kind === "changed" ? block.parts.map(({ kind, text }) => [kind, text]) : block?.kind;
  };

  it("are compared row by row: a column that came is a cell more in each row", () => {
    const rows = [
      ["Part", "Size"],
      ["---", "---"],
      ["Bolt", "M3"],
      ["Nut", "M4"],
    ];
    const added = ["Torque", "---", "2 Nm", "3 Nm"];
    const parts = partsOf(table(...rows), table(...rows.map((row, at) => [...row, added[at] ?? ""])));
    const lines = (parts as string[][])
      .filter(([kind]) => kind === "added")
      .map(([, text]) => text?.replaceAll("|", "").trim());
    expect(lines).toEqual(added);
  });

  it("give both texts back, whatever changed", () => {
    const cell = fc.constantFrom("a", "b 1", "c d", "two");
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 6 });
    const head = [
      ["x", "y"],
      ["---", "---"],
    ];
    fc.assert(
      fc.property(rows, rows, (one, other) => {
        const [before, after] = [table(...head, ...one), table(...head, ...other)];
        const [block] = diffDocuments(before, after).blocks;
        if (block?.kind !== "changed") return;
        const side = (gone: string) =>
          block.parts
            .filter(({ kind }) => kind !== gone)
            .map(({ text }) => text)
            .join("");
        expect([side("added"), side("removed")]).toEqual([before, after]);
      }),
    );
  });
});
