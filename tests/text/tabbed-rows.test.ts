import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "~/markdown/markdown.server";
import { tableOfRows } from "~/text/tabbed-rows";

describe("rows from a spreadsheet", () => {
  it("become a table whose cells say what they said, pipes and all", () => {
    const cell = fc.constantFrom("a", "1", "M4 | M5", "水泵", "two words", "9,5");
    const rows = fc
      .integer({ min: 2, max: 4 })
      .chain((columns) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 2, maxLength: 5 }),
      );
    fc.assert(
      fc.property(rows, fc.constantFrom("\n", "\r\n"), (table, end) => {
        const pasted = table.map((cells) => cells.join("\t")).join(end) + end;
        const { html } = renderMarkdown(tableOfRows(pasted) ?? "", { resolve: { origin: "" } });
        expect([...html.matchAll(/<t[hd]>(.*?)<\/t[hd]>/g)].map((match) => match[1])).toEqual(table.flat());
      }),
    );
  });

  it.each(["no tabs\nat all", "one\trow", "a\tb\nc", "\tindented\ncode", ""])("are not seen in %j", (text) => {
    expect(tableOfRows(text)).toBeNull();
  });
});
