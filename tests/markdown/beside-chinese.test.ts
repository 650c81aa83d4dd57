// Chinese has no spaces. Every rule that asks for the border of a word, of an address or of a mark is tried with Chinese letters
// and full-width signs right beside it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findLinks } from "#moderation/text/links";
import { renderMarkdown } from "~/markdown/markdown.server";

const resolve = {
  origin: "https://community.example",
  members: ["ann-b", "_lena_", "__ana__", "a-b_c"],
  questions: { 7: { title: "Pump hums", path: "/q/7/pump" } },
  pages: { "set *a* and *b*": { path: "/wiki/set" } },
};
const html = (source: string) => renderMarkdown(source, { resolve }).html;
const words = (source: string) => renderMarkdown(source, { resolve }).text;

const letters = fc.constantFrom("请", "关闭", "見", "水泵", "の", "カ", "한", "看看");
const stops = fc.constantFrom(..."。，、；：！？）】」』》”’…—～（「『《“〈");
const spoken = fc.array(letters, { minLength: 1, maxLength: 3 }).map((some) => some.join(""));

describe("a bare address beside Chinese", () => {
  const address = fc.constantFrom(
    "https://example.com",
    "http://a.example/b/c?d=e#f",
    "https://example.com:8080",
    "https://example.com/@asyoucansee_",
    "https://example.com/a_(b)",
    "https://пример.рф/страница",
    "https://zh.wikipedia.org/wiki/维基",
  );

  it("ends before the punctuation of any language, and leads nowhere else", () => {
    fc.assert(
      fc.property(spoken, address, stops, spoken, (before, link, stop, after) => {
        const { links, text } = renderMarkdown(`${before}${link}${stop}${after}`, { resolve });
        expect(links).toEqual([new URL(link).href]);
        expect(text).toBe(`${before}${link}${stop}${after}`);
      }),
    );
  });

  it("ends before a letter that directly follows the host", () => {
    fc.assert(
      fc.property(spoken, (after) => {
        expect(renderMarkdown(`见https://example.com${after}`, { resolve }).links).toEqual(["https://example.com/"]);
        expect(renderMarkdown(`见www.example.com${after}`, { resolve }).links).toEqual(["http://www.example.com/"]);
      }),
    );
  });

  it("has the domain that the rules see", () => {
    fc.assert(
      fc.property(spoken, stops, spoken, (before, stop, after) => {
        const found = findLinks(`${before}https://shop.example.com/a${stop}${after}`, "body");
        expect(found.map(({ url, domain }) => [url, domain])).toEqual([["https://shop.example.com/a", "example.com"]]);
      }),
    );
  });

  it.each([
    ["https://a.example/b.", "https://a.example/b"],
    ["(https://a.example/b)", "https://a.example/b"],
    ["https://a.example/b&gt;", "https://a.example/b"],
    ['"https://a.example/b"', "https://a.example/b"],
    ["https://a.example/b, and", "https://a.example/b"],
    ["www.a.example/b_", "http://www.a.example/b_"],
  ])("ends in ASCII where it did: %s", (source, link) => {
    expect(renderMarkdown(source, { resolve }).links).toEqual([link]);
  });

  it("is none in a word, and an address of mail stays one", () => {
    expect(renderMarkdown("xwww.a.example", { resolve }).links).toEqual([]);
    expect(html("联系a.b@example.com。")).toContain('<a href="mailto:a.b@example.com">a.b@example.com</a>。');
  });
});

describe("bold, italic and struck beside Chinese", () => {
  const mark = fc.constantFrom(["**", "strong"], ["*", "em"], ["~~", "del"], ["~", "del"]);
  const inner = fc
    .tuple(
      fc.constantFrom("", "「", "（", "“", "(", "《"),
      spoken,
      fc.constantFrom("", "：", "。", "）", "」", "”", ")", "!", "."),
    )
    .map((parts) => parts.join(""));
  const beside = fc.oneof(spoken, stops, fc.constant(""));

  it("shows no mark, whatever punctuation stands inside or outside", () => {
    fc.assert(
      fc.property(beside, mark, inner, beside, (before, [sign = "", tag = ""], bold, after) => {
        expect(html(`${before}${sign}${bold}${sign}${after}`)).toBe(
          `<p>${before}<${tag}>${bold.replaceAll('"', "&quot;")}</${tag}>${after}</p>`,
        );
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["2 * 3 * 4", "<p>2 * 3 * 4</p>"],
    ["**Note:**next", "<p>**Note:**next</p>"],
    ["snake_case_name", "<p>snake_case_name</p>"],
    ["文件_名字_二", "<p>文件_名字_二</p>"],
    ["**bold** *it* ~~no~~", "<p><strong>bold</strong> <em>it</em> <del>no</del></p>"],
    ["жирный **текст:** далее", "<p>жирный <strong>текст:</strong> далее</p>"],
    ["*a **b** c*", "<p><em>a <strong>b</strong> c</em></p>"],
  ])("leaves other languages as they are: %s", (source, expected) => {
    expect(html(source)).toBe(expected);
  });
});

describe("names beside Chinese", () => {
  const border = fc.oneof(spoken, stops, fc.constantFrom("", " ", "\n", "(", "*"));

  it("are mentions and questions whatever letter or sign stands beside them", () => {
    fc.assert(
      fc.property(border, fc.constantFrom("ann-b", "_lena_", "__ana__", "a-b_c"), border, (before, name, after) => {
        expect(renderMarkdown(`${before}@${name}${after}`, { resolve }).mentions).toEqual([name]);
      }),
    );
    fc.assert(
      fc.property(spoken, spoken, (before, after) => {
        expect(renderMarkdown(`${before}#7${after}`, { resolve }).questionLinks).toEqual([7]);
      }),
    );
  });

  it("are none inside words, addresses and code", () => {
    for (const source of ["a@ann-b", "привет@ann-b", "`@ann-b`", "@ann-b.com", "/@ann-b", "a#7", "#7a"]) {
      const { mentions, questionLinks } = renderMarkdown(source, { resolve });
      expect([...mentions, ...questionLinks], source).toEqual([]);
    }
  });

  it("keep the signs that Markdown would read as marks", () => {
    expect(html("@_lena_ and _x_")).toBe('<p><a href="/members/_lena_" class="mention">@_lena_</a> and <em>x</em></p>');
    expect(html("[[Set *A* and *B*]]")).toBe('<p><a href="/wiki/set" class="page-link">Set *A* and *B*</a></p>');
    expect(words("@__ana__，谢谢")).toBe("@__ana__，谢谢");
  });
});
