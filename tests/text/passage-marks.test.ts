import { describe, expect, it } from "vitest";
import { markPassages } from "~/text/passage-marks";

describe("marking passages", () => {
  it("marks words in text, whatever case, and never inside tags or character references", () => {
    const html =
      '<p title="x">Buy &amp; save at <a href="https://shop.example/amp">Shop.example</a> &quot;now&quot;</p>';
    expect(markPassages(html, ["shop.example", "amp"])).toBe(
      '<p title="x">Buy &amp; save at <a href="https://shop.example/amp"><mark>Shop.example</mark></a> &quot;now&quot;</p>',
    );
    expect(markPassages(html, ['"now"', "Buy & save"])).toContain("<mark>Buy &amp; save</mark>");
    expect(markPassages("<p>a&lt;b</p>", ["<b>", "a<b"])).toBe("<p><mark>a&lt;b</mark></p>");
    expect(markPassages("<p>1+1 (x)</p>", ["1+1 (x)"])).toBe("<p><mark>1+1 (x)</mark></p>");
    expect(markPassages("<p>text</p>", ["", "t"])).toBe("<p>text</p>");
  });
});
