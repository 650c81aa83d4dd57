import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { movedHeadings } from "~/text/moved-headings";
import { sectionsOf } from "~/text/sections";

const BEFORE =
  "Intro.\n\n## Setup steps\n\nPlug it in and wait.\n\n## Care\n\nWipe it.\n\n## 保养\n\n每月擦拭一次滤网。\n";

describe("headings that were renamed", () => {
  it("are known by what stands under them", () => {
    const after = BEFORE.replace("Setup steps", "Installation steps").replace("## 保养", "## 日常保养");
    expect(movedHeadings(BEFORE, after)).toEqual([
      { from: "h-setup-steps", to: "h-installation-steps" },
      { from: "h-保养", to: "h-日常保养" },
    ]);
  });

  it("are known where their text changed too, by its words or by their neighbours", () => {
    const worded = BEFORE.replace("## Care\n\nWipe it.", "## Cleaning\n\nWipe it dry.");
    expect(movedHeadings(BEFORE, worded)).toEqual([{ from: "h-care", to: "h-cleaning" }]);
    const placed = BEFORE.replace("## Care\n\nWipe it.", "## Cleaning\n\nAll of this is new.");
    expect(movedHeadings(BEFORE, placed)).toEqual([{ from: "h-care", to: "h-cleaning" }]);
  });

  it("of one name lead on when the first of them is taken out", () => {
    const twice = "## Notes\n\nThe first.\n\n## Notes\n\nThe second one.\n";
    expect(movedHeadings(twice, "## Notes\n\nThe second one.\n")).toEqual([{ from: "h-notes-1", to: "h-notes" }]);
  });

  it("are none where a section was taken out, or nothing changed", () => {
    expect(movedHeadings(BEFORE, BEFORE)).toEqual([]);
    expect(movedHeadings(BEFORE, BEFORE.replace("## Care\n\nWipe it.\n\n", ""))).toEqual([]);
  });

  it("lead from ids that are gone to ids that are there, whatever changed", () => {
    const section = fc.record({
      title: fc.constantFrom("Setup", "Care", "Notes", "水泵", "Use"),
      body: fc.constantFrom("", "One.", "Two words.", "水。"),
    });
    const text = fc
      .array(section, { maxLength: 6 })
      .map((all) => all.map(({ title, body }) => `## ${title}\n\n${body}\n`).join("\n"));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [old, now] = [before, after].map((source) => sectionsOf(source).map(({ id }) => id));
        for (const { from, to } of movedHeadings(before, after)) {
          expect(old).toContain(from);
          expect(now).not.toContain(from);
          expect(now).toContain(to);
        }
      }),
    );
  });
});
