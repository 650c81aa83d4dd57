import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { htmlToMarkdown, htmlToText } from "~/imports/html-to-markdown";
import { outlineOf } from "~/imports/outline";
import { importedMarkdown } from "~/imports/stackexchange/markdown";
import { renderMarkdown } from "~/markdown/markdown.server";
import { showImages } from "~/markdown/outside-images";

const shown = (html: string) => {
  const markdown = importedMarkdown(htmlToMarkdown(html), {
    hosts: [],
    addresses: new Map(),
    member: () => null,
    isComment: false,
    isOldMarkdown: false,
    isOurs: true,
  });
  const { html: rendered } = renderMarkdown(markdown, {
    language: "en",
    resolve: { origin: "https://community.example" },
  });
  return { markdown, html: showImages(rendered, { copies: {}, hosts: ["example.com"] }) };
};
const words = (html: string) => htmlToText(html.replace(/<summary>.*?<\/summary>/gs, "")).replace(/[\s\u00a0]+/g, "");

/** Words that are signs in Markdown, or stand beside Chinese. */
const word = fc.constantFrom(
  ..."kettle 水壶 a*b *b* _x_ snake_case 1. 2) # #7 - + > >! ` `` ~~ [x] ![y] (z) <b> &amp; &lt;i&gt; www.example.com http://example.com a@example.com @anna \\ \\* $x$ | || --- === ::: !".split(
    " ",
  ),
);
const escapedWord = word.map((one) => one.replace(/&(?!amp;|lt;|gt;)/g, "&amp;").replace(/</g, "&lt;"));
const text = fc.array(escapedWord, { minLength: 1, maxLength: 4 }).map((all) => all.join(" "));
const inline = fc.letrec<{ one: string; line: string }>((tie) => ({
  one: fc.oneof(
    { weight: 6, arbitrary: text },
    fc
      .tuple(fc.constantFrom("em", "strong", "s", "sub", "kbd"), tie("line"))
      .map(([tag, inner]) => `<${tag}>${inner}</${tag}>`),
    text.map((code) => `<code>${code}</code>`),
    text.map((label) => `<a href="https://example.com/a_(b)?c=1&amp;d=2">${label}</a>`),
    fc.constant('<img src="https://example.com/a.png" alt="a [picture]">'),
    fc.constant('<a href="https://example.com/"><img src="https://example.com/b.png" alt=""></a>'),
    fc.constant("<br>"),
  ),
  line: fc
    .array(tie("one"), { minLength: 1, maxLength: 3 })
    .chain((parts) => fc.constantFrom("", " ").map((between) => parts.join(between))),
})).line;
const block = fc.letrec<{ block: string; blocks: string; item: string }>((tie) => ({
  block: fc.oneof(
    { weight: 3, arbitrary: inline.map((line) => `<p>${line}</p>`) },
    inline.map((line) => `<p>&nbsp;&nbsp;&nbsp;&nbsp;${line}</p>`),
    fc
      .tuple(fc.constantFrom("ul", "ol"), fc.array(tie("item"), { minLength: 1, maxLength: 3 }))
      .map(([tag, items]) => `<${tag}>${items.map((item) => `<li>${item}</li>`).join("\n")}</${tag}>`),
    tie("blocks").map((inner) => `<blockquote>${inner}</blockquote>`),
    text.map((code) => `<pre><code>${code}\n    ${code}\n\n\`\`\`\n</code></pre>`),
    text.map((line) => `<h2>${line}</h2>`),
    fc.constant("<hr>"),
  ),
  item: fc.oneof(inline, tie("blocks")),
  blocks: fc.array(tie("block"), { minLength: 1, maxLength: 3 }).map((all) => all.join("\n")),
})).blocks;

describe("HTML as Markdown", () => {
  test("shows the same blocks, marks and words, whatever the words look like to Markdown", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(block, (html) => {
        const { html: ours, markdown } = shown(html);
        expect(words(ours), markdown).toBe(words(html));
        expect(outlineOf(ours), markdown).toBe(outlineOf(html));
      }),
      { numRuns: Number(process.env.RUNS ?? 300), seed: Number(process.env.SEED ?? 1) },
    );
  });
});
