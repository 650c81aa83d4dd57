// What people type, and what it becomes: words that look like tags, lines, callouts, outlines, notes, wide things.
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "~/markdown/markdown.server";

const resolve = { origin: "https://community.example" };
const render = (source: string, isPage = false) =>
  renderMarkdown(source, { resolve, ...(isPage ? { headingShift: 1, keepsLineBreaks: false } : {}) });
const html = (source: string) => render(source).html;
const words = (source: string) => render(source).text;

describe("words between angle brackets", () => {
  it.each([
    "if x<s and y>z",
    "a<b>c",
    "List<String>",
    "<your-name>",
    "Map<K, V>",
    "<5 bar",
    "x <s q=1> y",
    "<b class='a' nonsense>",
    "<details>",
    "a <em b c",
  ])("are words where they are no tag of HTML: %s", (source) => {
    expect(words(source)).toBe(source);
  });

  it.each([
    ["a <b>b</b> c", "<p>a <b>b</b> c</p>"],
    ['<a href="https://a.example/" target="_blank" data-x="1">b</a>', 'href="https://a.example/"'],
    ["<details open><summary>a</summary>\n\nb\n\n</details>", "<details open"],
    ["<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"],
    ['<td style="x">', ""],
    ["a<br>b", "a<br />b"],
  ])("are HTML where they are: %s", (source, part) => {
    expect(html(source)).toContain(part);
    expect(words(source)).not.toMatch(/[<>]/);
  });
});

describe("a single line break", () => {
  const text = "Pump: hums\nValve: closed\nPressure: 9 bar";

  it("stays in posts, also in lists and quotations", () => {
    expect(words(text)).toBe(text);
    expect(html("- a\n  b")).toBe("<ul>\n<li>a<br />b</li>\n</ul>");
    expect(words("> a\n> b")).toBe("a\nb");
  });

  it("is a space on pages, which are written like books", () => {
    expect(render(text, true).html).toBe(`<p>${text}</p>`);
  });
});

describe("the outline", () => {
  const levels = (source: string, isPage = false) => render(source, isPage).headings.map(({ level }) => level);

  it.each([
    ["## a", [3]],
    ["# a\n### b\n## c\n#### d\n# e", [3, 4, 4, 5, 3]],
    ["#### a\n# b", [3, 3]],
    ["# a\n\n<h3>b</h3>\n\n## c", [3, 4, 4]],
    ["# 1\n## 2\n### 3\n#### 4\n##### 5\n###### 6", [3, 4, 5, 6, 6, 6]],
  ])("of a post leaves no level out: %j", (source, expected) => {
    expect(levels(source)).toEqual(expected);
  });

  it("shows no name that other places give to a heading", () => {
    expect(html("## Setup *now* {#setup}")).toBe('<h3 id="h-setup-now">Setup <em>now</em></h3>');
  });

  it("of a page begins below its title", () => {
    expect(levels("## a\n\n### b", true)).toEqual([2, 3]);
    expect(html("## a")).toBe('<h3 id="h-a">a</h3>');
  });
});

describe("callouts", () => {
  it.each([
    ["> [!warning]\n> Hot.", "warning", "Warning", "Hot."],
    ["> [!Tip] My *title*\n> Text", "tip", "My <em>title</em>", "Text"],
    ["> [!NOTE]\n> a", "note", "Note", "a"],
    ["> [!info]- a **b** c\n> d", "note", "a <strong>b</strong> c", "d"],
    ["> [!DANGER]\n>\n> a", "caution", "Caution", "a"],
  ])("are read as people write them: %j", (source, kind, title, body) => {
    for (const isPage of [false, true])
      expect(render(source, isPage).html.replaceAll("\n", "")).toBe(
        `<div class="callout callout-${kind}"><p class="callout-title">${title}</p><p>${body}</p></div>`,
      );
  });

  it("are none where the name is", () => {
    expect(html("> [!whatever]\n> a")).toContain("<blockquote>");
  });
});

describe("links and notes", () => {
  it("lead to telephones, and to nothing else that is new", () => {
    expect(html("[Call us](tel:+490000000)")).toContain('<a href="tel:+490000000">Call us</a>');
    expect(html("[a](tel:javascript:alert)")).not.toContain("href");
  });

  it("lead back from a footnote to each place that mentions it", () => {
    const notes = html("one[^a] two[^a] three[^b]\n\n[^a]: note\n[^b]: other");
    expect([...notes.matchAll(/href="(#fr-\d)"/g)].map((match) => match[1])).toEqual(["#fr-1", "#fr-2", "#fr-3"]);
    expect([...notes.matchAll(/id="(fr-\d)"/g)].map((match) => match[1])).toEqual(["fr-1", "fr-2", "fr-3"]);
  });
});

describe("things wider than the text", () => {
  it.each([
    "| a |\n|---|\n| b |",
    "<table><tr><td>a</td></tr></table>",
    "> <table>\n> <tr><td>a\n> </table>",
    "- a\n\n  | a |\n  |---|\n  | b |",
  ])("scroll in a frame of their own, however they were written: %j", (source) => {
    expect(html(source)).toMatch(/<div tabindex="0" class="table"><table>[\s\S]*<\/table><\/div>/);
  });

  it("have one frame around a table in a table", () => {
    const nested = html("<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>");
    expect(nested.match(/class="table"/g)).toHaveLength(1);
    expect(nested.endsWith("</table></div>")).toBe(true);
  });

  it("are not made of a few signs: a wide head over thousands of short rows", () => {
    const bomb = `${"|a".repeat(3_000)}|\n${"|-".repeat(3_000)}|\n${"|b|\n".repeat(3_000)}`;
    expect((html(bomb).match(/<t[dh]/g) ?? []).length).toBeLessThan(50_000);
  });
});

describe("texts that mix directions", () => {
  it("give each list and quotation its own, and others none", () => {
    expect(html("English\n\n- שלום\n- עולם")).toContain('<ul dir="auto">');
    expect(html("English\n\n- one")).not.toContain("dir=");
  });
});
