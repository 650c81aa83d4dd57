import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasUnfinishedImage } from "~/text/unfinished-images";

describe("an image without an address", () => {
  it.each([
    "![]()",
    "![photo]( )",
    "![photo](<>)",
    '![photo](<> "title")',
    "![Uploading 阀门.png …](uploading:12)",
    "看图![阀门](uploading:3)，谢谢",
    "<img>",
    '<img alt="photo">',
    '<img src="" alt="photo">',
  ])("is found in %s", (source) => {
    expect(hasUnfinishedImage(source)).toBe(true);
  });

  it.each([
    "![](/uploads/0a.webp)",
    "![photo](https://example.com/a.png)",
    "`![]()` is how an image is written",
    "```\n![Uploading x](uploading:1)\n```",
    "    ![]()",
    "Wow! []() and [link]()",
    "<img src=/uploads/a.webp>",
    "the scheme uploading:1 is ours",
  ])("is not found in %s", (source) => {
    expect(hasUnfinishedImage(source)).toBe(false);
  });

  it("is found wherever in a text it stands, and no text takes longer than its length", () => {
    const piece = fc.constantFrom(
      "text ",
      "阀门",
      "\n\n",
      "- ",
      "> ",
      "![a](/uploads/a.webp) ",
      "<b>",
      "](",
      "![",
      " ",
    );
    fc.assert(
      fc.property(fc.array(piece), fc.array(piece), (before, after) => {
        const source = `${before.join("")}\n\n![Uploading …](uploading:7)\n\n${after.join("")}`;
        expect(hasUnfinishedImage(source)).toBe(true);
      }),
    );
    for (const hard of ["![", "![](", "<img ", "![a](<", "`![]("]) hasUnfinishedImage(hard.repeat(60_000));
  });
});
