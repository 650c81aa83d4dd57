import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasUnfinishedImage, waitingImages } from "~/text/unfinished-images";

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

describe("an image on its way", () => {
  it("is found with its place, address and name, and not in code", () => {
    const source =
      "`![a](uploading:1)`\n\n看图![阀门 \\] x](uploading:3f2a)，谢谢 ![b](uploading:9)\n\n```\n![c](uploading:4)\n```\n";
    const found = waitingImages(source);
    expect(found.map(({ address, description }) => [address, description])).toEqual([
      ["uploading:3f2a", "阀门 \\] x"],
      ["uploading:9", "b"],
    ]);
    expect(found.map(({ from, to }) => source.slice(from, to))).toEqual([
      "![阀门 \\] x](uploading:3f2a)",
      "![b](uploading:9)",
    ]);
    expect(waitingImages("![a](/uploads/a.webp) uploading:1")).toEqual([]);
    waitingImages("![](uploading:".repeat(30_000));
  });
});
