// Texts that have stalled parsers, as shapes that can be made in any length. Each takes the sizes up to which it is asked
// for; what a shape cannot hit exactly it comes just below.

export type Shape = { name: string; of: (length: number) => string };

/** Repeated to about the length, never beyond it. */
function repeated(piece: string): Shape {
  return { name: `${JSON.stringify(piece)} again and again`, of: (length) => piece.repeat(length / piece.length) };
}

function numbered(name: string, line: (number: number) => string): Shape {
  return {
    name,
    of: (length) => {
      const lines: string[] = [];
      let size = 0;
      for (let number = 1; ; number += 1) {
        const next = line(number);
        if (size + next.length > length) return lines.join("");
        lines.push(next);
        size += next.length;
      }
    },
  };
}

/** Opened as often as closed. */
function nested(open: string, close: string): Shape {
  return {
    name: `${JSON.stringify(open)} … ${JSON.stringify(close)} nested`,
    of: (length) => {
      const depth = Math.floor((length - 1) / (open.length + close.length));
      return `${open.repeat(depth)}x${close.repeat(depth)}`;
    },
  };
}

/** Every line a little further in than the one above: as deep as the length allows. */
function stairs(name: string, line: (level: number) => string): Shape {
  return numbered(`${name}, every line deeper`, (number) => `${line(number)}\n`);
}

/** The longest text inside one pair of marks. */
function inside(before: string, piece: string, after: string): Shape {
  return {
    name: `${JSON.stringify(piece)} inside ${JSON.stringify(before)} and ${JSON.stringify(after)}`,
    of: (length) => before + piece.repeat(Math.max(0, length - before.length - after.length) / piece.length) + after,
  };
}

const SIGNS = [..."`*_~[]()<>!|#@&:;-=+^\"'\\/.,%$0a\u200b\u0301ſß漢，。！A"];

const PIECES = [
  ..."\n \t",
  "\r\n",
  "\r",
  "`a",
  "``a`",
  "*a ",
  "**a",
  "*a_",
  "*a **b ",
  "a**b",
  "_a",
  "~~a",
  "![",
  "[a](",
  "[a](b",
  "[a](<b",
  "![a](b",
  "[a][b",
  "[a]: b\n",
  "[[a|",
  "[[a",
  "[[a]]",
  "[^1]",
  "[^1]: a\n",
  "[^1]: a\n\n  b\n",
  "<!--",
  "<!-- a -->",
  '<a b="',
  "<a b='c' ",
  "<a b",
  "<h1>",
  "<div>\n",
  "<div>",
  "</div>",
  "<table><tr><td>",
  "<td>\n\n",
  "<pre>",
  "<script>",
  "<style>\n",
  "<textarea>",
  "<![CDATA[",
  "<?",
  "<!A",
  "<http://a",
  "<a@b",
  "<s>a ",
  "&#",
  "&amp;",
  "&a",
  "- ",
  "- a\n",
  "* a\n\n",
  "1. ",
  "1. a\n",
  "> ",
  "> - ",
  "> a\n",
  ">\n",
  "> [!NOTE]\n",
  "# a\n",
  "# ",
  "a\n===\n",
  "a\n---\n",
  "a\n-",
  "---\n",
  "|a",
  "|a|\n|-|\n",
  "a|b\n-|-\n",
  "|a|b|\n",
  "```js\n",
  "```\na\n",
  "~~~\n",
  "    a\n",
  "\ta\n",
  "  \n",
  "a  \n",
  "a\\\n",
  ":::applies 1\n",
  ":::applies 1\na\n:::\n",
  ":::\n",
  "@abc ",
  "@abc",
  "@a-b_c",
  "#1 ",
  "#1",
  "a@b",
  "a@b.c ",
  "a.b",
  "a-b",
  "a'b",
  "a, ",
  "a ",
  "A ",
  "A! ",
  "1 ",
  "1.",
  "1,2 ",
  "+1 (2) ",
  "DE12 3456 ",
  "http://a",
  "http://a ",
  "http://a.b/c\n",
  "http://a(",
  "http://a&b;",
  "www.a",
  "www.a.b ",
  "//a ",
  "](//a",
  "](",
  "a.com ",
  "a.com.",
  "漢字",
  "漢 ",
  "漢a",
  "漢，字。",
  "**漢：**字",
  "「漢」",
  "Привет ",
  "Привет",
  "สวัสดี",
  "こんにちは",
  "\u{1f600}",
  "a\u0301",
  "\u200ba",
  "ﬁ",
  "ǅ",
  "not ",
  "Nothing said. ",
  "“a” ",
  "/uploads/a.png ",
  "/q/1 ",
  "![a](/uploads/a.png)",
  "price 1 € ",
  "https://example.com/?a=b&c=d ",
  "Some words of an ordinary sentence, with a comma. ",
  "Some words of an ordinary paragraph.\n\n",
  "x<s and y>z ",
  ": a\n",
  "a\n: b\n",
  "^[a",
  "$a$ ",
  "{#a}\n",
  "{{",
  "{|\n",
  "{{a|b}}",
  "'''''",
  "''a",
  "== a ==\n",
  "* ",
  "**",
  "#",
  "[http://a b] ",
  "<ref>",
  "<nowiki>",
  "__a__",
];

/** What may close something that stands open, behind everything that was opened. */
const CLOSERS = ")]>*_~`}'\"-->";

function closedAtTheEnd(piece: string): Shape {
  return {
    name: `${JSON.stringify(piece)} again and again, and then every closing sign`,
    of: (length) => piece.repeat(Math.max(0, length - CLOSERS.length) / piece.length) + CLOSERS,
  };
}

const OPENERS = [
  "[",
  "![",
  "[a](",
  "[a](b",
  "[a](<b",
  "[a](b 'c",
  "[[a",
  "*a ",
  "**a",
  "*a_",
  "_a",
  "~~a",
  "`a",
  '<a b="',
  "<!--",
  "<a ",
  "(",
  "{{a",
  "http://a(",
];

function wideTable(columns: number): string {
  const row = (cell: string) => `${`|${cell}`.repeat(columns)}|\n`;
  return row("a") + row("-") + row("b");
}

export const SHAPES: readonly Shape[] = [
  ...new Map([...SIGNS, ...PIECES].map((piece) => [piece, repeated(piece)])).values(),
  ...OPENERS.map(closedAtTheEnd),
  nested("[", "]"),
  nested("(", ")"),
  nested("![", "](a)"),
  nested("[", "](a)"),
  nested("*", "*"),
  nested("**a ", " b**"),
  nested("*a **", "** a*"),
  nested("<b>", "</b>"),
  nested("<div>\n\n", "\n\n</div>"),
  nested("<blockquote>", "</blockquote>"),
  nested("> ", ""),
  nested("- ", ""),
  nested("{{", "}}"),
  nested("[[", "]]"),
  nested("「", "」"),
  stairs("lists", (level) => `${"  ".repeat(level)}- a`),
  stairs("numbered lists", (level) => `${"   ".repeat(level)}1. a`),
  stairs("quotations", (level) => `${">".repeat(level)} a`),
  stairs("lists in quotations", (level) => `${"> - ".repeat(level)}a`),
  stairs("indents", (level) => `${" ".repeat(level)}a`),
  stairs("stars of a wiki", (level) => `${"*".repeat(level)} a`),
  numbered("runs of back-ticks, each longer", (number) => `${"`".repeat(number)}a`),
  numbered("runs of stars, each longer", (number) => `${"*".repeat(number)}a`),
  numbered("fences, each longer", (number) => `${"`".repeat(number + 2)}\na\n`),
  numbered("different words", (number) => `word${number.toString(36)} `),
  numbered("different lines", (number) => `word${number.toString(36)}\n`),
  numbered("different paragraphs", (number) => `word${number.toString(36)}\n\n`),
  numbered("a numbered list", (number) => `${number}. step ${number}\n`),
  numbered("footnotes and their references", (number) => `a[^${number}]\n\n[^${number}]: b\n\n`),
  numbered("references to links", (number) => `[a][b${number}]\n\n[b${number}]: /c\n\n`),
  numbered("headings of one name", () => "## a\n\n"),
  numbered("headings of many names", (number) => `## a ${number}\n\n`),
  numbered("links", (number) => `[a${number}](https://a${number}.example/b) `),
  numbered("addresses", (number) => `https://a${number}.example/b?c=${number} `),
  numbered("pages", (number) => `[[Page ${number}]] `),
  numbered("mentions", (number) => `@name${number} `),
  numbered("fields of one class", (number) => `<li value="${number}">a\n`),
  inside("", "a", " b"),
  inside("a ", " ", "b"),
  inside("a", "\n", "b"),
  inside("|", "a|", "\n|-|\n"),
  inside("[", "a", "](b)"),
  inside("[a](", "b", ")"),
  inside('[a](b "', "c", '")'),
  inside('<a href="', "b", '">c</a>'),
  inside("<", "a", ">"),
  inside("`", "a", "`"),
  inside("```\n", "a", "\n```"),
  inside("```js\n", "a(", "\n```"),
  inside("```html\n", "<a ", "\n```"),
  inside("```md\n", "*a_", "\n```"),
  inside("**", "漢，", "**"),
  inside("http://", "a.", "com"),
  inside("http://a/", "(", ""),
  inside("a@", "b.", "c"),
  inside("", "漢", "。"),
  inside("# ", "a ", "#"),
  inside("# a ", " #", "a"),
  inside("# a", " ", "b"),
  inside("# a ", "#", "b"),
  inside("<h1>", "<h1>a</h2>", ""),
  inside("> [!NOTE]\n", "> a ", "\n"),
  inside(":::applies 1\n", "a\n", ":::\n"),
  inside(":::applies ", "a", "\n"),
  inside("[^1]: ", "a ", "\n"),
  inside("'", '"', ""),
  inside("<!--", "-", ""),
  inside("<td>", " ", ""),
  inside("    ", "a", "\n"),
  inside("{| \n", "| a || b\n", "|}"),
  { name: "a table as wide as it gets", of: (length) => wideTable(Math.max(1, Math.floor((length - 6) / 6))) },
  {
    name: "a row under a wide head",
    of: (length) => `${"|a".repeat(length / 8)}|\n${"|-".repeat(length / 8)}|\n${"|b|\n".repeat(length / 8)}`,
  },
  { name: "stars before, then underscores", of: (length) => `${"*a ".repeat(length / 6)}${"_a ".repeat(length / 6)}` },
  {
    name: "openers, then closers of another kind",
    of: (length) => `${"[".repeat(length / 2)}${")".repeat(length / 2)}`,
  },
  { name: "openers of links, then closers", of: (length) => `${"[a".repeat(length / 8)}${"](b)".repeat(length / 8)}` },
  {
    name: "tags opened, then others closed",
    of: (length) => `${"<b>".repeat(length / 8)}${"</i>".repeat(length / 8)}`,
  },
];
