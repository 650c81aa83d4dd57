import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocks } from "~/markdown/markdown.server";
import { splitBlocks } from "~/text/blocks";

const kinds = (source: string) =>
  splitBlocks(source)
    .filter((block) => block.kind !== "space")
    .map((block) => `${block.kind}: ${block.raw.trimEnd()}`);

const piece = fc.constantFrom(
  ...[
    "# head",
    "text",
    "- item",
    "  - inner",
    "1. one",
    "> quote",
    "```",
    "~~~~",
    "    code",
    "\tcode",
    "---",
    "===",
    "|a|b|",
  ],
  ...[
    "|-|-|",
    "<div>",
    "</div>",
    "<!--",
    "-->",
    "[a]: /b",
    "[^1]: note",
    ":::applies 1",
    ":::",
    "",
    " ",
    "\r",
    "\u2028",
    "中文",
  ],
);
const source = fc
  .tuple(fc.array(piece, { maxLength: 30 }), fc.constantFrom("\n", "\r\n", "\n\n"))
  .map(([lines, end]) => lines.join(end));

describe("blocks", () => {
  it("joined are the source, byte for byte, whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(source, fc.string({ unit: "binary" }), fc.string()), (text) => {
        const found = splitBlocks(text);
        expect(found.map((block) => block.raw).join("")).toBe(text);
        expect(found.every((block) => block.raw !== "")).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("are the same wherever they are asked for", () => {
    expect(blocks("# a\n\nb")).toEqual(splitBlocks("# a\n\nb"));
  });

  it("begin and end where a reader sees them begin and end", () => {
    expect(
      kinds(
        "# Head\ntext\nmore\n- one\n\n  still one\n- two\n\nafter\n\n```js\n# no head\n\n- no item\n```\n> quote\n> more\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n\nTitle\n=====\n\n    code\n\n    more code\n\n<div>\n**x**\n</div>\n\n[a]: /b\n[c]:\n  /d\n\n[^1]: note\n\n    more note\n\n:::applies 4.1\nx\n\ny\n:::\nend",
      ),
    ).toEqual([
      "heading: # Head",
      "paragraph: text\nmore",
      "list: - one\n\n  still one\n- two",
      "paragraph: after",
      "code: ```js\n# no head\n\n- no item\n```",
      "quote: > quote\n> more",
      "table: | a | b |\n|---|---|\n| 1 | 2 |",
      "rule: ---",
      "heading: Title\n=====",
      "code:     code\n\n    more code",
      "html: <div>\n**x**\n</div>",
      "definition: [a]: /b",
      "definition: [c]:\n  /d",
      "definition: [^1]: note\n\n    more note",
      "container: :::applies 4.1\nx\n\ny\n:::",
      "paragraph: end",
    ]);
  });

  it("keep together what only looks like an end", () => {
    expect(kinds("```\n~~~\n```` x\n````")).toHaveLength(1);
    expect(kinds("<!-- a\n\nb -->\n\nc")).toEqual(["html: <!-- a\n\nb -->", "paragraph: c"]);
    expect(kinds("text\n2. no list")).toHaveLength(1);
    expect(kinds(":::applies 1\n\nnever closed")).toEqual(["paragraph: :::applies 1", "paragraph: never closed"]);
    expect(kinds("- a\n\n  [1]: /b\n\n [2]: /c")).toEqual(["list: - a\n\n  [1]: /b", "definition:  [2]: /c"]);
  });

  it("are found in long hostile texts too", () => {
    for (const piece of [
      "\n",
      ":::a\n",
      "```\n",
      "- ",
      "> ",
      "<!--",
      "<a ",
      "[a]: ",
      "- - ",
      "|-",
      "=\n",
      " \n",
      "    a\n",
    ]) {
      const text = piece.repeat(100_000);
      expect(splitBlocks(text).reduce((length, block) => length + block.raw.length, 0)).toBe(text.length);
    }
  });
});
