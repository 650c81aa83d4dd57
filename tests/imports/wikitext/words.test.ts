// Whatever a wiki's text is made of, whole or broken, its words arrive: texts are generated piece by piece with words that stand
// nowhere else, and each of them is looked for in what readers of the page see.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wikitextToMarkdown } from "~/imports/wikitext/to-markdown";
import { renderMarkdown } from "~/markdown/markdown.server";
import { expectLinear, PATIENCE_MS } from "../../support/linear";

const PAGE = { title: "Kettles", namespaces: { 6: "Datei", 14: "Kategorie" }, articlePaths: [] };
const OPTIONS = {
  language: "en",
  headingShift: 1,
  keepsLineBreaks: false,
  resolve: { origin: "https://community.example", wantedPage: "/wiki/new?title=" },
};

/** Where a word stands in a piece. */
const WORD = "\u0000";
const word = fc.constant(WORD);
const pieces = (...parts: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
  fc.tuple(...parts.map((part) => (typeof part === "string" ? fc.constant(part) : part))).map((all) => all.join(""));
const many = (piece: fc.Arbitrary<string>, most: number, separator = "", least = 1) =>
  fc.array(piece, { minLength: least, maxLength: most }).map((all) => all.join(separator));

/** Signs that mean something in wikitext or in Markdown, alone or left open. */
const SIGNS = [
  ...["[[", "]]", "[", "]", "{{", "}}", "{{{", "}}}", "''", "'''", "'", "|", "||", "!!", "=", "==", "*", "#", ":", ";"],
  ...["<", ">", "</", "<b>", "</i>", "<ref>", "</ref>", "<nowiki>", "</nowiki>", "-->", "&", "&amp;", "&lt;"],
  ...[
    "`",
    "~~",
    "_",
    "**",
    "\\",
    "$",
    "#1",
    "@tom",
    "http://",
    "----",
    "\n{|\n",
    "\n|}\n",
    "\n|-\n",
    " ",
    "\t",
    "，",
    "「",
    "」",
  ],
];
const sign = fc.constantFrom(...SIGNS);

const { inline } = fc.letrec<{ inline: string; run: string }>((tie) => ({
  run: many(tie("inline"), 3, " "),
  inline: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    word,
    pieces(word, word),
    pieces("''", tie("run"), "''"),
    pieces("'''", tie("run"), "'''"),
    pieces("'''''", word, "'''''"),
    pieces("[[", word, "]]"),
    pieces("[[Target|", tie("run"), "]]"),
    pieces("[[Target#Part|", word, "]]", "s"),
    pieces("[https://example.com/a ", tie("run"), "]"),
    pieces("[[File:A.png|thumb|200px|", tie("run"), "]]"),
    pieces("<nowiki>[[''", word, "''{{", "</nowiki>"),
    pieces("<code>", word, "</code>"),
    pieces("<b>", tie("run"), "</b>"),
    pieces("<small>", tie("run"), "</small>"),
    pieces("<ref>", tie("run"), "</ref>"),
    pieces('<ref name="a">', word, "</ref>"),
    pieces("{{temp|", tie("run"), "|", word, "}}"),
    pieces("{{box|name=", tie("run"), "}}"),
    pieces("{{#if:x|", word, "|", word, "}}"),
    pieces("<math>", word, "^2</math>"),
    pieces(word, "<!-- hidden -->", word),
    pieces(word, "<br>", word),
  ),
}));

const line = many(inline, 4, " ");
const broken = many(fc.oneof({ weight: 2, arbitrary: inline }, { weight: 3, arbitrary: sign }), 8);
const cell = fc.oneof(line, pieces("\n* ", word, "\n* ", word, "\n"), pieces("[[Target|", word, "]]"));
const marker = fc.stringMatching(/^[*#:;]{1,4}$/);
const row = pieces("|-\n", fc.oneof(pieces("| ", many(cell, 3, " || ")), pieces("! ", many(line, 3, " !! "))), "\n");
const attributes = fc.constantFrom("", ' class="wikitable"', ' style="color: red"');
const block = fc.oneof(
  line,
  broken,
  pieces(fc.constantFrom("==", "===", "====", "="), " ", line, " ", fc.constantFrom("==", "===", "====", "=")),
  many(pieces(marker, fc.constantFrom("", " "), line), 5, "\n"),
  many(pieces("; ", line, " : ", line), 2, "\n"),
  pieces("{|", attributes, "\n", fc.constantFrom("", "|+ Caption\n"), many(row, 4), "|}"),
  pieces("{|", attributes, "\n", many(row, 2)),
  pieces('{|\n| colspan="2" | ', line, "\n|-\n| ", word, "\n| ", word, "\n|}"),
  pieces("{{Guide\n|Level=", line, "\n|Content=", line, "\n\n* ", word, "\n}}"),
  pieces("{{Note|", line, "}}"),
  pieces("<pre>", word, " [[x]] ''y''\n", word, "</pre>"),
  pieces('<syntaxhighlight lang="js">\n', word, "\n</syntaxhighlight>"),
  pieces("<blockquote>", line, "</blockquote>"),
  pieces("<poem>\n", word, "\n", word, "\n</poem>"),
  pieces("<ul><li>", line, "<li>", word, "</ul>"),
  pieces(" ", word, "\n ", word),
  pieces("<div>\n", line, "\n</div>"),
  pieces("<gallery>\nDatei:A.png|", word, "\n</gallery>"),
  fc.constant("----"),
);

/** A text, and the words that stand in it: Latin ones and Chinese ones, so that signs stand beside both. */
const text = fc
  .tuple(many(block, 6, "\n\n"), fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }))
  .map(([pattern, isChinese]) => {
    const words: string[] = [];
    const source = pattern.replaceAll(WORD, () => {
      const next = isChinese[words.length % isChinese.length] ? `水${words.length}壶` : `q${words.length}z`;
      words.push(next);
      return next;
    });
    return { source, words };
  });

describe("wikitext made of anything", () => {
  test("is converted without a lost word, into a text whose page shows all of them", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(text, ({ source, words }) => {
        const markdown = wikitextToMarkdown(source, PAGE);
        const shown = renderMarkdown(markdown, OPTIONS).text;
        expect(words.filter((each) => !shown.includes(each))).toEqual([]);
      }),
      { numRuns: Number(process.env.RUNS ?? 400), seed: Number(process.env.SEED ?? 1) },
    );
  });

  test.each([
    ["of a box that is called as notes are", "{{Note|q0z}}", "q0z"],
    ["of two notes with one name", '<ref name="a">q0z</ref> <ref name="a">q1z</ref>', "q0z q1z"],
    ["of a note among the words of a link", "[https://example.com/ <ref>q0z</ref> q1z]", "q0z q1z"],
    ["of a note behind an address", "http://a.example/b<ref>q0z</ref>", "q0z"],
    ["of a note before a colon", "<ref>q0z</ref>: q1z", "q0z q1z"],
    ["of a link within a link", "[https://example.com/ q0z {{box|name=[https://example.com/a q1z]}}]", "q0z q1z"],
    ["of a marked link beside a word", "q0z[[Target|''q1z'']]2", "q0z q1z"],
  ])("loses no word %s", (_what, source, words) => {
    const { text: shown } = renderMarkdown(wikitextToMarkdown(source, PAGE), OPTIONS);
    expect(words.split(" ").filter((each) => !shown.includes(each))).toEqual([]);
    expect(shown).not.toMatch(/\*|\[\^/);
  });

  test("takes twice the time for twice the text", { timeout: PATIENCE_MS }, () => {
    const shapes = fc.sample(text, { numRuns: 25, seed: 29 }).map(({ source }, at) => ({
      name: `text ${at}: ${JSON.stringify(source.slice(0, 60))}`,
      of: (length: number) => `${source}\n\n`.repeat(Math.ceil(length / (source.length + 2))),
    }));
    expectLinear((each) => wikitextToMarkdown(each, PAGE), 200_000, shapes);
  });
});
