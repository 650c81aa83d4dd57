import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outlineOf } from "~/imports/outline";
import { hasFormula } from "~/imports/stackexchange/formulas";
import { importedMarkdown } from "~/imports/stackexchange/markdown";
import { renderMarkdown } from "~/markdown/markdown.server";

const html = (source: string, isOldMarkdown = true) => {
  const markdown = importedMarkdown(source, {
    hosts: [],
    addresses: new Map(),
    member: () => null,
    isComment: false,
    isOldMarkdown,
  });
  return renderMarkdown(markdown, { language: "en", resolve: { origin: "https://community.example" } }).html;
};
const outline = (source: string) => outlineOf(html(source));

describe("the old Markdown", () => {
  test.each([
    ["an item that is set in by one space", "- Outer one\n - Inner a\n - Inner b\n- Outer two", "u(i(u(i()i()))i())"],
    ["items set in by one and by four spaces", "1. a\n - b\n     - c\n2. d", "o(i(u(i(u(i()))))i())"],
    ["quotations with a blank line between them", "> a\n\n> b\n\nc", "q(pp)p"],
    ["a list below words without a blank line", "words\n- a\n- b", "p"],
    ["a list below a heading", "Heading\n-------\n- a\n- b", "hu(i()i())"],
    ["other signs in one list", "* a\n- b\n+ c", "u(i()i()i())"],
    ["numbers with a bracket", "1) a\n\n2) b", "pp"],
    ["numbers below items with dots", "- a\n1. b\n- c", "u(i(o(i()))i())"],
    ["numbers that begin elsewhere", "3. a\n4. b", "o(i()i())"],
    ["a quotation in an item", "- a\n\n    > b\n\n- c", "u(i(q())i())"],
    ["a quotation below an item without words", "- \n\n> b\n\nc", "u(i(q()))p"],
    ["code in an item", "- a\n\n        x = 1\n\n- b", "u(i(c)i())"],
    ["words of an item that are not set in", "- a\nb\n- c", "u(i()i())"],
    ["a paragraph of an item", "- a\n\n    b\n\n- c", "u(i()i())"],
    ["items with tabs", "1.\ta\n2.\tb\n\n\tc", "o(i()i())"],
    ["a list in a quotation, whose lines have no mark", ">+ a\n+ b\n+ c", "q(u(i()i()i()))"],
    ["definitions behind a list", "- [a][1]\n- b\n  [1]: https://example.com", "u(i(l)i())"],
    ["a line of stars", "a\n\n* * *\n\nb", "p-p"],
    ["Chinese words", "- 水壶\n - 茶壶\n\n> 一\n\n> 二", "u(i(u(i())))q(pp)"],
    ["struck words", "<strike>old</strike> new", "ps"],
    ["fences of the last years", "```\n- a\n > b\n```", "c"],
  ])("%s", (_what, source, expected) => {
    expect(outline(source)).toBe(expected);
  });

  type Tree = { words: string; inner: Tree[] };
  const tree = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.record({
      words: fc.constantFrom("kettle", "水壶", "a *b* c", "1 kettle", "#tea", "x - y"),
      inner: fc.oneof(
        { maxDepth: 3, depthIdentifier: "items" },
        fc.constant<Tree[]>([]),
        fc.array(tie("tree"), { maxLength: 3 }),
      ),
    }),
  })).tree;
  const list = fc.array(tree, { minLength: 1, maxLength: 4 });
  const outlineOfTree = (all: readonly Tree[]): string =>
    `u(${all.map(({ words, inner }) => `i(${words.includes("*") ? "e" : ""}${inner.length > 0 ? outlineOfTree(inner) : ""})`).join("")})`;

  test("keeps items in each other, however far they are set in and whatever their signs and gaps", () => {
    const style = fc.record({
      step: fc.constantFrom(1, 2, 3, 4),
      signs: fc.constantFrom("-", "*+-", "+"),
      gap: fc.constantFrom("\n", "\n\n"),
      isQuoted: fc.boolean(),
    });
    fc.assert(
      fc.property(list, style, (all, { step, signs, gap, isQuoted }) => {
        let count = 0;
        const written = (items: readonly Tree[], depth: number): string[] =>
          items.flatMap(({ words, inner }) => [
            `${" ".repeat(depth === 0 ? 0 : (depth - 1) * 4 + step)}${signs[count++ % signs.length]} ${words}`,
            ...written(inner, depth + 1),
          ]);
        const source = written(all, 0).join(gap);
        const expected = outlineOfTree(all);
        if (!isQuoted) expect(outline(`${source}\n\nend`), source).toBe(`${expected}p`);
        else expect(outline(source.replace(/^/gm, "> ")), source).toBe(`q(${expected})`);
      }),
      { numRuns: 200 },
    );
  });
});

describe("line ends within a paragraph", () => {
  test.each([
    ["a\nb\nc", "a b c"],
    ["a  \nb\nc", "a  \nb c"],
    ["> a\n> b\n\nc\nd", "> a b\n\nc d"],
    ["- a\n  b\n- c\n\n  d\n  e", "- a b\n- c\n\n  d e"],
    ["1. a\nb\n2. c", "1. a b\n2. c"],
    ["    x\n    y\n\n```\na\nb\n```", "    x\n    y\n\n```\na\nb\n```"],
    ["Title\n=====\na\nb", "Title\n=====\na b"],
    ["a | b\n--- | ---\nc | d", "a | b\n--- | ---\nc | d"],
    ["水\n壶", "水 壶"],
  ])("are the spaces they were: %j", (source, expected) => {
    for (const isOldMarkdown of [true, false])
      expect(
        importedMarkdown(source, {
          hosts: [],
          addresses: new Map(),
          member: () => null,
          isComment: false,
          isOldMarkdown,
        }),
      ).toBe(expected);
  });
});

describe("marks of the old site", () => {
  test("fold what was hidden, in both kinds of Markdown", () => {
    for (const isOld of [true, false])
      expect(outlineOf(html("a\n\n>! the *end*\n>!\n>! of it\n\nb", isOld))).toBe("pq(pep)p");
  });

  test("colour code whose language was said above it, for one block or for all", () => {
    const source =
      "<!-- language: lang-js -->\n\n    var a = 1;\n\nb\n\n    c\n\n<!-- language: lang-none -->\n\n    d";
    expect(html(source).match(/<code[^>]*>/g)).toEqual(['<code class="language-js">', "<code>", "<code>"]);
    const all = "<!-- language-all: lang-sql -->\n\n    select 1\n\nb\n\n    select 2";
    expect(html(all).match(/<code[^>]*>/g)).toEqual(['<code class="language-sql">', '<code class="language-sql">']);
  });

  test("show the words of tags that no browser knows, and nothing of the tags", () => {
    expect(html("a <super>b</super> <blink>c</blink>")).toBe("<p>a b c</p>");
  });

  test("leave addresses without a scheme the words they were", () => {
    expect(html("www.example.com and (www.example.com)")).not.toContain("<a ");
    expect(html("[x](http://www.example.com)")).toContain('href="http://www.example.com');
  });
});

describe("formulas", () => {
  test.each([
    "$\\{a_1\\}$",
    "$$\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}$$",
    "$a*b*c$",
    "$x$ and $y_1*z_1$",
    "$$\n= a_1\n- b*c*d\n$$",
    "\\begin{align} a_1 &= b*c* \\\\ #1 @anna \\end{align}",
    "$[[a]]$ 水$a*b*c$壶",
  ])("stay as they were written: %s", (formula) => {
    const shown = html(formula)
      .replace(/<[^>]*>/g, "")
      .replace(/&amp;/g, "&")
      .replace(/&lt;/g, "<");
    expect(shown.replace(/\s+/g, " ").trim()).toBe(formula.replace(/\s+/g, " "));
  });

  test("are told from amounts of money", () => {
    expect(html("from $5 *or* $10")).toBe("<p>from $5 <em>or</em> $10</p>");
    expect(["$5 and $10", "US$5-$7", "$PATH and $HOME"].map(hasFormula)).toEqual([false, false, false]);
    expect(["$a_1$", "$$x$$", "\\begin{a}\\end{a}"].map(hasFormula)).toEqual([true, true, true]);
  });
});
