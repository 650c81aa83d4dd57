import { describe, expect, test } from "vitest";
import { redirectTarget, wikitextToMarkdown } from "~/imports/wikitext/to-markdown";
import { renderMarkdown } from "~/markdown/markdown.server";

const PAGE = {
  title: "Kettles/Models",
  namespaces: { 6: "Datei", 14: "Kategorie" },
  articlePaths: ["https://kettle.example.com/wiki/", "https://kettle.example.com/index.php?title="],
};
const converted = (source: string) => wikitextToMarkdown(source, PAGE);

describe("wikitext becomes Markdown", () => {
  test.each([
    ["headings", "== Filling ==\n=== Water ===\nCold.", "# Filling\n\n## Water\n\nCold."],
    ["a heading with a comment behind it", "== Filling == <!-- check -->\nCold.", "# Filling <!-- check -->\n\nCold."],
    ["bold and italics", "'''Hot''' and ''very'' '''''hot'''''.", "**Hot** and *very* ***hot***."],
    ["bold inside of a word", "super'''hot'''ly", "super**hot**ly"],
    ["marks that cross each other", "''a '''b'' c'''", "<em>a **b**</em> **c**"],
    ["an apostrophe behind bold", "'''it''''s", "<strong>it'</strong>s"],
    ["what is left open at the end of a line", "''open\nnext", "*open*\nnext"],
    ["nested lists", "* a\n** b\n*** c\n* d", "- a\n  - b\n    - c\n- d"],
    ["numbered lists in lists", "# one\n#* dot\n# two", "1. one\n   - dot\n2. two"],
    ["a list with a gap", "* a\n\n* b", "- a\n- b"],
    ["definitions", "; Kettle : boils water\n; Pot\n: cooks", "- **Kettle**\n  - boils water\n- **Pot**\n  - cooks"],
    ["a conversation", ": I say\n:: I answer", "> I say\n>\n> > I answer"],
    ["a line", "a\n----\nb", "a\n\n---\n\nb"],
    ["code", '<syntaxhighlight lang="html5">\n<b>&lt;</b>\n</syntaxhighlight>', "```html\n<b>&lt;</b>\n```"],
    ["code that has fences", "<pre>\n```\nx\n```\n</pre>", "````\n```\nx\n```\n````"],
    ["code in a line", "use <code>''x''</code> or <tt>a`b</tt>", "use *`x`* or ``a`b``"],
    ["tags that are words", "the <video> and <code><head></code>", "the \\<video> and `<head>`"],
    ["what must not be read", "<nowiki>''no'' [[link]]</nowiki>", "''no'' \\[\\[link\\]\\]"],
    ["a line that begins with a space", " x = 1\n y = 2", "```\nx = 1\ny = 2\n```"],
    ["paragraphs of HTML", "<p>One</p><p>two<br/>three</p>", "One\n\ntwo<br>three"],
    ["lists of HTML", "<ul><li>a<li>b<ol><li>c</li></ol></ul>", "- a\n- b\n  1. c"],
    ["a quotation", "<blockquote>said</blockquote>", "> said"],
    ["formulas", "<math>a^2</math>", "`a^2`"],
    [
      "notes",
      "Hot<ref name=\"x\">See ''there''.</ref> and hot<ref name=x />.",
      "Hot[^1] and hot[^1].\n\n[^1]: See *there*.",
    ],
    ["signs that mean something in Markdown", "1. a*b_c_ `x` #1 @tom", "1\\. a\\*b_c\\_ \\`x\\` \\#1 \\@tom"],
    ["comments", "Hot.<!-- really? -->", "Hot. <!-- really? -->"],
    ["switches", "__NOTOC__\nHot.", "Hot. <!-- __NOTOC__ -->"],
  ])("%s", (_what, source, expected) => {
    expect(converted(source)).toBe(expected);
  });
});

describe("links", () => {
  test.each([
    ["to a page", "[[Big_kettles]]", "[[Big kettles]]"],
    ["with words", "[[Big kettles|the big ones]]", "[[Big kettles|the big ones]]"],
    ["with letters behind", "[[kettle]]s", "[[kettle|kettles]]"],
    ["with marked words", "[[Big kettles|''big'']]", "*[[Big kettles|big]]*"],
    ["with code as words", "<code>[[Big kettles|big]]</code>", "[[Big kettles|big]]"],
    ["to a section", "[[Big kettles#Filling|fill]]", "[[Big kettles#Filling|fill]]"],
    ["within the page", "[[#Filling it|below]]", "[below](#filling-it)"],
    ["to a page below", "[[/Steel]]", "[[Kettles/Models/Steel]]"],
    ["to a page beside", "[[../Lids]]", "[[Kettles/Lids]]"],
    ["elsewhere", "[https://example.com/a(b) there]", "[there](<https://example.com/a(b)>)"],
    ["elsewhere without words", "[https://example.com/]", "<https://example.com/>"],
    ["elsewhere, in too many brackets", "[[https://example.com/| there]]", "[there](https://example.com/)"],
    ["that are plain addresses", "See https://example.com/x.", "See https://example.com/x."],
    ["to the old wiki itself", "[https://kettle.example.com/wiki/Big_kettles big]", "[[Big kettles|big]]"],
    ["by its software", "[https://kettle.example.com/index.php?title=Big_kettles big]", "[[Big kettles|big]]"],
    [
      "to its forms",
      "[https://kettle.example.com/index.php?title=Big&action=edit edit]",
      "[edit](https://kettle.example.com/index.php?title=Big&action=edit)",
    ],
    [
      "categories, at the end",
      "[[Category:Steel]]Hot.\n[[Kategorie:Big]]",
      "Hot.\n\n---\n\nCategory:Steel · Kategorie:Big",
    ],
    ["to a category", "[[:Category:Steel]]", "[[Category:Steel]]"],
    ["files", "[[Datei:Kettle.png|thumb|200px|A '''hot''' kettle]]", "\\[Datei:Kettle.png — A **hot** kettle\\]"],
    ["other languages, at the end", "[[fr:Bouilloire]]Hot.", "Hot.\n\n---\n\nfr:Bouilloire"],
    ["that are none", "[[a\nb]] and [[]]", "\\[\\[a b\\]\\] and \\[\\[\\]\\]"],
    [
      "galleries",
      "<gallery>\nDatei:A.png|one\nDatei:B.png\n</gallery>",
      "- \\[Datei:A.png — one\\]\n- \\[Datei:B.png\\]",
    ],
  ])("%s", (_what, source, expected) => {
    expect(converted(source)).toBe(expected);
  });
});

describe("tables", () => {
  test("become tables of Markdown", () => {
    const source =
      '{| class="wikitable"\n|+ Sizes\n! Name !! Litres\n|-\n| Small || 1\n|-\n| Big [[a|b]]\n| style="x" | 2\n|}';
    expect(converted(source)).toBe(
      "**Sizes**\n\n| Name | Litres |\n| --- | --- |\n| Small | 1 |\n| Big [[a\\|b]] | 2 |",
    );
  });

  test("keep cells that span others or hold lists, as HTML with Markdown in it", () => {
    const { html } = renderMarkdown(converted('{|\n| colspan="2" | wide\n|-\n|\n* a\n* b\n| c\n|}'), {
      language: "en",
      resolve: { origin: "https://community.example" },
    });
    expect(html.replace(/\s+/g, " ")).toContain('<td colspan="2">wide</td>');
    expect(html.replace(/\s+/g, " ")).toContain("<ul> <li>a</li> <li>b</li> </ul>");
  });

  test("of HTML are read as well", () => {
    expect(converted("<table><tr><th>A<th>B<tr><td>1<td>2</table>")).toBe("| A | B |\n| --- | --- |\n| 1 | 2 |");
  });

  test("that are not closed, and rows outside of any, lose nothing", () => {
    expect(converted("{|\n! A\n|-\n| x").replace(/\s+/g, " ")).toBe("| A | | --- | | x |");
    expect(converted("|}\n|- x")).toBe("\\|}\n\\|- x");
  });

  test("built by templates for the bar are tables", () => {
    expect(converted("{{Box|text={{{!}}\n! A\n{{!}}-\n{{!}} 1\n{{!}}}\n}}")).toBe(
      "**Box**\n\n**text**\n\n| A |\n| --- |\n| 1 |",
    );
  });
});

describe("templates show what they were given", () => {
  test.each([
    ["nothing", "{{Draft}}", "`{{Draft}}`"],
    ["in a line", "Boils at {{temp|100|C}}.", "Boils at 100 · C."],
    ["short values", "{{Kettle_box\n|Size=2 l\n|Colour=\n}}", "**Kettle box** — Size: 2 l · Colour: –"],
    [
      "a long value",
      "{{Guide\n|Level=easy\n|Content=== Fill ==\n* water\n}}",
      "**Guide** — Level: easy\n\n**Content**\n\n# Fill\n\n- water",
    ],
    [
      "code",
      "{{Example\n|Language=CSS\n|Code=<nowiki>\na { b: c }\n</nowiki>\n}}",
      "**Example** — Language: CSS\n\n**Code**\n\n```css\na { b: c }\n```",
    ],
    [
      "several of one kind",
      "{{Row\n|a=1\n|b=2\n}}{{Row\n|a=3\n|b=\n}}",
      "**Row**\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 |  |",
    ],
    ["a page", "{{:Kettles/Menu}}", "→ [[Kettles/Menu]]"],
    ["functions", "{{#if:x|a|b}}", "`{{#if:x|a|b}}`"],
    ["parameters", "{{{1|none}}}", "`{{{1|none}}}`"],
    ["one in another", "{{A|x={{B|1}}}}", "**A**\n\n**x**\n\n**B** — 1"],
    ["what is not closed", "{{A|b [[c", "{{A|b \\[\\[c"],
  ])("%s", (_what, source, expected) => {
    expect(converted(source)).toBe(expected);
  });
});

describe("what wikis have besides", () => {
  test.each([
    [
      "heads of rows",
      "{|\n! scope=row | Bolt\n| M4\n|-\n! scope=row | Nut\n| M5\n|}",
      '<table>\n<tr><th scope="row">Bolt</th><td>M4</td></tr>\n<tr><th scope="row">Nut</th><td>M5</td></tr>\n</table>',
    ],
    [
      "a table without heads",
      "{|\n| a || [[b]]\n|-\n| c || 水\n|}",
      "|  |  |\n| --- | --- |\n| a | [[b]] |\n| c | 水 |",
    ],
    ["where notes are placed", "a<ref>b</ref>\n\n== Notes ==\n{{reflist}}", "a[^1]\n\n# Notes\n\n[^1]: b"],
    ["where notes are placed in two columns", "a {{Reflist|2}} b {{примечания}}", "a  b"],
    [
      "notes that stand in the template for them",
      'a<ref name="x" />\n{{reflist|refs=<ref name="x">b</ref>}}',
      "a[^1]\n\n[^1]: b",
    ],
    ["a note with a list", "x<ref>\n* list\n* two\n\npara</ref>", "x[^1]\n\n[^1]: - list\n    - two\n\n    para"],
    ["a poem", "<poem>\nOne line\ntwo lines\n\nnew verse\n</poem>", "One line<br>\ntwo lines\n\nnew verse"],
    [
      "links to other wikis",
      "[[wikipedia:Foo bar]] [[w:de:Kessel|Kessel]] [[mw:Help:Links]]",
      "[Foo bar](https://en.wikipedia.org/wiki/Foo%5Fbar) [Kessel](https://de.wikipedia.org/wiki/Kessel) [Help:Links](https://www.mediawiki.org/wiki/Help:Links)",
    ],
    [
      "links to special pages",
      "see [[Special:RecentChanges]] or [[Special:Search|search]]",
      "see Special:RecentChanges or search",
    ],
    [
      "old anchors",
      "[[Target#.C3.84rger]] [[#Heading .5Bx.5D]] [[Target#Version 2.10]]",
      "[[Target#Ärger]] [Heading .5Bx.5D](#heading-x) [[Target#Version 2.10]]",
    ],
    ["headings of the title's own level", "= One =\n== Two ==\n=== Three ===", "# One\n\n## Two\n\n### Three"],
    ["a line that is set in before a term", ": indented\n; Term\n: meaning", "> indented\n\n- **Term**\n  - meaning"],
    ["what is shown elsewhere only", "a<includeonly>b</includeonly><noinclude>c</noinclude>", "ac"],
    [
      "a page that is there for others",
      "<includeonly>b</includeonly>",
      "```wikitext\n<includeonly>b</includeonly>\n```",
    ],
    [
      "a template in a sentence",
      "Press {{key|Ctrl}} now, {{size|2 l|colour=red}}.",
      "Press <kbd>Ctrl</kbd> now, 2 l · colour: red.",
    ],
    ["a warning", "{{Warning|Be ''careful''}}", "> [!WARNING]\n> Be *careful*"],
    ["a note in Chinese", "{{注意|小心烫}}", "> [!NOTE]\n> 小心烫"],
  ])("%s", (_what, source, expected) => {
    expect(converted(source)).toBe(expected);
  });

  test("a picture that has a page is a link to it", () => {
    const page = { ...PAGE, hasPage: (title: string) => title === "File:A.png" };
    expect(wikitextToMarkdown("[[File:A.png|thumb|x]]", page)).toBe("[[File:A.png|File:A.png — x]]");
    expect(wikitextToMarkdown("[[File:B.png|thumb|x]]", page)).toBe("\\[File:B.png — x\\]");
  });

  test("a table of thousands of rows is not much longer than it was", () => {
    for (const cell of ["水壶 kettle", "[[Kettle]]", "''a''"]) {
      const rows = Array.from({ length: 3_000 }, (_, at) => `|-\n| ${at} || ${cell} || 1`);
      const source = `{|\n${rows.join("\n")}\n|}`;
      expect(converted(source).length).toBeLessThan(1.5 * source.length);
      const heads = source.replace(/^\| (\d)/gm, "! $1").replace(/(?<=^! \d+) \|\|/gm, "\n|");
      expect(converted(heads).length).toBeLessThan(2.5 * heads.length);
    }
  });
});

describe("redirects", () => {
  test.each([
    ["#REDIRECT [[Big kettles]]", "Big kettles"],
    ["#redirect: [[Big_kettles#Filling|x]]", "Big_kettles#Filling"],
    ["#WEITERLEITUNG [[Große Kessel]]", "Große Kessel"],
    ["# see [[Big kettles]]", null],
    ["Text #REDIRECT [[Big kettles]]", null],
  ])("%s", (source, expected) => {
    expect(redirectTarget(source)).toBe(expected);
  });
});

const HOSTILE: [string, string][] = [
  "{{",
  "}}",
  "{{{",
  "[[",
  "]]",
  "{|",
  "|}",
  "<!--",
  "<pre>",
  "<div>",
  "<ul><li>",
  "<ref>",
  "''",
  "'''''",
  "'",
  "=",
  "* ",
  "*",
  ":;",
  "|",
  "||",
  "{{a|",
  "[[a|",
  "{{!}}",
  "[http://a ",
  "http://a.",
  "<b>",
  "<code>",
  "</code>",
  "&",
  "`",
  "```\n",
  " \n",
  "\n",
  " ",
  "<nowiki>",
  "{|\n|",
  "<table><tr><td>",
  "\uE000",
  "\uE0001\uE001",
  "\uE002",
  "<br>",
  "# [[",
  "{{a|b={{c|",
  "<blockquote>",
  "~~~~",
  "__A",
  "![",
  "\\",
  "\0",
].map((piece) => [JSON.stringify(piece), piece.repeat(Math.ceil(200_000 / piece.length))]);

describe("hostile texts", () => {
  // A converter that runs back over what it read would not end before the test is stopped.
  test.each(HOSTILE)("%s again and again", { timeout: 20_000 }, (_name, source) => {
    const markdown = converted(source);
    expect(markdown.length).toBeLessThan(source.length * 40 + 1_000);
  });

  test("nested to any depth end, and keep the innermost word", () => {
    for (const [open, close] of [
      ["{{a|", "}}"],
      ["[[a|", "]]"],
      ["<ul><li>", "</li></ul>"],
      ["<blockquote>", "</blockquote>"],
      ["{|\n|\n", "\n|}"],
      ["<b>", "</b>"],
    ]) {
      const source = `${open?.repeat(500)}kernel${close?.repeat(500)}`;
      expect(converted(source), open).toContain("kernel");
    }
  });

  test("give the same Markdown every time", () => {
    const source = HOSTILE.map(([, text]) => text.slice(0, 300)).join("x");
    expect(converted(source)).toBe(converted(source));
  });
});

describe("nothing is lost", () => {
  test("every word of a page stands in the Markdown", () => {
    const words = (text: string) => new Set(text.match(/\p{L}{3,}\d+/gu));
    let count = 0;
    const word = () => `word${++count}`;
    const source = [
      `{{Infobox ${word()}|${word()}|key${++count}=${word()} [[${word()}|${word()}]]|key${++count}={{Inner ${word()}|key${++count}=${word()}\n${word()}}}}}`,
      `== ${word()} ==\n'''${word()}''' ''${word()}'' [http://example.com/${word()} ${word()}] http://example.com/${word()}`,
      `* ${word()}\n** ${word()} <!-- ${word()} -->\n#: ${word()}\n; ${word()} : ${word()}`,
      `{|\n|+ ${word()}\n! ${word()}\n|-\n| ${word()} || ${word()}\n${word()}\n|}`,
      `<pre>${word()}</pre> <nowiki>${word()}</nowiki> <${word()}> <span>${word()}</span> <ref>${word()}</ref>`,
      `[[File:${word()}.png|thumb|${word()}]] [[Category:${word()}]] {{#if:${word()}|${word()}}} {{{${word()}|${word()}}}}`,
      `<timeline>${word()}</timeline> <gallery>\n${word()}.png|${word()}\n</gallery> <dl><dt>${word()}<dd>${word()}</dl>`,
      ` ${word()}\n<table><tr><td>${word()}</td></tr></table> <h2>${word()}</h2> <poem>${word()}\n${word()}</poem>`,
    ].join("\n\n");
    const kept = words(converted(source));
    expect([...words(source)].filter((one) => !kept.has(one))).toEqual([]);
    expect(words(source).size).toBe(count);
  });
});
