// Images of other places: a link until the administration has chosen otherwise, whatever the text.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderDiffHtml } from "~/markdown/diff.server";
import { renderMarkdown } from "~/markdown/markdown.server";
import { outsideImagesIn, showImages } from "~/markdown/outside-images";
import { faultsOf } from "./strict-html";

const ORIGIN = "https://community.example";
const AT = "https://i.example/b.png";
const COPY = { name: "abc.webp", width: 4, height: 3 };
const render = (source: string, language = "en") => renderMarkdown(source, { resolve: { origin: ORIGIN }, language });
const withCopy = (html: string, address = AT) => showImages(html, { copies: { [address]: COPY }, hosts: [] });
const fromHosts = (html: string, ...hosts: string[]) => showImages(html, { copies: {}, hosts });

/** Everything that an author can write an image with, beside Chinese, in links, tables and raw HTML. */
const WAYS = [
  (address: string) => `看图![图](${address})。`,
  (address: string) => `![](${address})`,
  (address: string) => `![a **b** "c"](<${address}> 'a "title"')`,
  (address: string) => `[![a](${address})](/rules)`,
  (address: string) => `<a href="/rules">x <img src="${address}" alt='y"z'></a>`,
  (address: string) => `<img alt="" width="9" src='${address}'>`,
  (address: string) => `<div><img src=${address}></div>`,
  (address: string) => `![a][ref]\n\n[ref]: ${address}`,
  (address: string) => `| a |\n|---|\n| ![a](${address}) |`,
  (address: string) => `x[^1]\n\n[^1]: ![a](${address})`,
  (address: string) => `> [!NOTE]\n> ![a](${address})`,
];

describe("an image of another place", () => {
  it("is a link, however it is written, so that nothing of another host is loaded", () => {
    for (const write of WAYS) {
      const { html, images } = render(write(AT));
      expect(html, html).not.toContain("<img");
      expect(images, html).toEqual([AT]);
      expect(outsideImagesIn(html), html).toEqual([AT]);
      expect(faultsOf(html), html).toEqual([]);
    }
  });

  it("is shown from a copy with its words, and leads to it unless it led somewhere already", () => {
    for (const write of WAYS) {
      const html = withCopy(render(write(AT)).html);
      expect(html).toContain('<img src="/uploads/abc.webp"');
      expect(html).not.toContain("i.example/");
      expect(faultsOf(html), html).toEqual([]);
    }
    expect(withCopy(render("![a](https://i.example/b.png)").html)).toBe(
      '<p><a href="/uploads/abc.webp"><img src="/uploads/abc.webp" alt="a" width="4" height="3" loading="lazy" decoding="async" /></a></p>',
    );
    expect(withCopy(render("[![a](https://i.example/b.png)](/rules)").html).match(/<a /g)).toHaveLength(1);
  });

  it("is named by its host where nobody described it, in the language of the text", () => {
    expect(render(`![](${AT})`).html).toContain(">Image (i.example)</a>");
    expect(render(`![](${AT})`, "zh-Hans").html).toContain(">图片 (i.example)</a>");
  });

  it("is shown from a host that was allowed and what is below it, and from no other", () => {
    const { html } = render(`![a](${AT})`);
    expect(fromHosts(html, "i.example")).toContain(`<img src="${AT}" alt="a"`);
    expect(fromHosts(html, "i.example")).toContain('referrerpolicy="no-referrer"');
    expect(fromHosts(render("![a](https://cdn.i.example/b.png)").html, "i.example")).toContain("<img");
    for (const host of ["xi.example", "example.i", "b.png", ""]) expect(fromHosts(html, host)).toBe(html);
    expect(fromHosts(render("![a](https://i.example.evil.example/b.png)").html, "i.example")).not.toContain("<img");
  });

  it("of our own uploads is shown although its whole address was copied", () => {
    const { html, images } = render(`![a](${ORIGIN}/uploads/abc.webp) ![b](${ORIGIN}.evil.example/uploads/abc.webp)`);
    expect(html).toContain('<img src="/uploads/abc.webp"');
    expect(images).toEqual(["https://community.example.evil.example/uploads/abc.webp"]);
  });

  it("stays a link in comparisons until it is shown", () => {
    const diff = renderDiffHtml(`![a](${AT})`, `![a](${AT})\n\nmore`, { resolve: { origin: ORIGIN }, language: "en" });
    expect(JSON.stringify(diff)).not.toContain("<img");
    expect(JSON.stringify(diff)).toContain("outside-image");
  });

  it("keeps its words in their place, whatever they are", () => {
    const words = fc.string({
      unit: fc.constantFrom('"', "'", "&", "<", ">", "图", "a", " ", "=", "/", "&quot;", "&#34;"),
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, words, (described, title) => {
        for (const source of [
          `![${described}](${AT})`,
          `[![${described}](${AT})](/x)`,
          `<img src="${AT}" alt='${described}' title='${title}'>`,
        ]) {
          const { html } = render(source);
          expect(faultsOf(withCopy(html)), html).toEqual([]);
          expect(faultsOf(fromHosts(html, "i.example")), html).toEqual(
            ["attribute referrerpolicy on img"].filter(() => html.includes("outside-image")),
          );
        }
      }),
    );
  });

  it("loads nothing of another host for any text, and none of its parts becomes markup when it is shown", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "![",
        "](",
        ")",
        "<img src=",
        ">",
        '"',
        "'",
        "[",
        "]",
        "\n\n",
        " ",
        "图",
        "&quot;",
        "&lt;",
        'alt="',
      ),
      fc.constantFrom(
        AT,
        "https://i.example/a?b=1&c=2",
        "HTTPS://I.example/b.png",
        "//i.example/b.png",
        "<a href=/x>",
        "</a>",
      ),
      fc.constantFrom(
        ' class="outside-image"',
        ' title="https://i.example/b.png"',
        "<span",
        "</span>",
        "<script>",
        "`",
      ),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const { html } = render(pieces.join(""));
        expect(html).not.toContain("<img");
        const copies = Object.fromEntries(outsideImagesIn(html).map((address) => [address, COPY]));
        expect(faultsOf(showImages(html, { copies, hosts: [] }))).toEqual([]);
        expect(showImages(html, { copies, hosts: [] })).not.toMatch(/<img src="(?!\/uploads\/abc\.webp")/);
      }),
      { numRuns: 500 },
    );
  });
});
