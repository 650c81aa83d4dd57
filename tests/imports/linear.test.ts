// A text of twice the length takes twice the time, whatever it is: no pattern of the importers may walk back over what it read.
import { describe, expect, test } from "vitest";
import { htmlToMarkdown, htmlToText } from "~/imports/html-to-markdown";
import { outlineOf } from "~/imports/outline";
import { saysTheSame } from "~/imports/same-text";
import { findAddresses, titlesIn } from "~/imports/stackexchange/addresses";
import { hasFormula } from "~/imports/stackexchange/formulas";
import { importedMarkdown, namesIn } from "~/imports/stackexchange/markdown";
import { blocksOfOldMarkdown } from "~/imports/stackexchange/old-blocks";
import { findParticipant } from "~/imports/stackexchange/participants";
import { wikitextToMarkdown } from "~/imports/wikitext/to-markdown";

const hosts = ["old.example.com", "older.example.com"];
const people = Array.from({ length: 200 }, (_, index) => ({ name: `name-${index}`, displayName: `Name ${index}` }));
const marks = { hosts, addresses: new Map(), titles: new Map([["x.example", "X"]]) };
const markdown = (isOldMarkdown: boolean, isComment: boolean) => (text: string) =>
  importedMarkdown(text, { ...marks, member: (name) => findParticipant(name, people), isComment, isOldMarkdown });
const page = { title: "Kettles", namespaces: {}, articlePaths: ["https://kettle.example.com/wiki/"] };

const CONVERTERS: [string, (text: string) => unknown][] = [
  ["old Markdown", markdown(true, false)],
  ["CommonMark", markdown(false, false)],
  ["a comment", markdown(false, true)],
  ["blocks of old Markdown", blocksOfOldMarkdown],
  ["addresses", (text) => [findAddresses(text, hosts), titlesIn(text), namesIn(text), hasFormula(text)]],
  ["HTML", htmlToMarkdown],
  ["words of HTML", (text) => [htmlToText(text), outlineOf(text), saysTheSame(text, text, false)]],
  ["wikitext", (text) => wikitextToMarkdown(text, page)],
];

const PIECES = [
  ...[
    "lorem ipsum ",
    "x",
    "水壶",
    " ",
    "\t",
    "\n",
    "\r\n",
    "a\n\n",
    "- ",
    "- a\n",
    " - a\n",
    "1. a\n\n",
    "> ",
    "> a\n\n",
    ">! a\n",
    "# a ",
    "# ",
    "a #",
  ],
  ...[
    "[",
    "[[",
    "]",
    "](",
    "[a](",
    "![",
    "[1]: http://a\n",
    "[a]: ",
    "@a",
    "@a'",
    "@name1 ",
    "#1 ",
    "http://a",
    "http://old.example.com/q/1 ",
    "<http://",
  ],
  ...[
    "`",
    "``` ",
    "```\n",
    "~~~\n",
    "$",
    "$$",
    "$a ",
    "\\begin{a}",
    "\\",
    "*",
    "_",
    "**a",
    "|",
    "a | b\n",
    "www.",
    "<!-- language: js -->\n",
    "    a\n",
  ],
  ...[
    "<",
    "<a ",
    '<a href="',
    "<a href='x'>",
    "<b>",
    "</b>",
    "<li>",
    "<ol><li>",
    "<p>a",
    "<pre>",
    "<pre> ",
    "<br>",
    "<table><tr><td>",
    "&",
    "&amp;",
    "<code>",
    "<em>a</em>",
  ],
  ...[
    "{{",
    "}}",
    "{{a|",
    "{{a|b=",
    "[[a|",
    "{|\n",
    "{|\n| a\n|}\n",
    "|-\n| a\n",
    "! a !! b\n",
    "''",
    "'''",
    "=",
    "== a ==\n",
    "* a\n",
    ":; a\n",
    "; a : b\n",
    "<ref>",
    "<ref>a</ref>",
    "<poem>\n",
    "__A",
    "{{reflist}}\n",
    "[[File:a|",
  ],
];

const BETWEEN = [
  ["", ""],
  ["a", "b"],
  ["<pre>", "b</pre>"],
] as const;

const LENGTH = 20_000;
/** Less says nothing: at this length a converter that walks back needs seconds. */
const LEAST_MS = 40;
const MOST_TIMES = 3;
const TRIES = 4;

function cpuMs(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

describe("a text of twice the length takes twice the time", () => {
  test.each(CONVERTERS)("%s", { timeout: 300_000 }, (_name, convert) => {
    const shapes = PIECES.flatMap((piece) => BETWEEN.map(([before, after]) => ({ before, piece, after })));
    const slow = shapes.filter(({ before, piece, after }) => {
      const [one, two] = [LENGTH, 2 * LENGTH].map(
        (length) => before + piece.repeat(Math.ceil(length / piece.length)) + after,
      );
      // Other work of the machine may be counted to one of them; it is not counted to each of several tries.
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        const second = cpuMs(() => convert(two ?? ""));
        if (second < LEAST_MS || second < MOST_TIMES * cpuMs(() => convert(one ?? ""))) return false;
      }
      return true;
    });
    expect(slow).toEqual([]);
  });
});
