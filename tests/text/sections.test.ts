import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "~/markdown/markdown.server";
import { headingIds } from "~/text/headings";
import { sectionsOf, withSection } from "~/text/sections";

const idsShown = (source: string) =>
  headingIds(renderMarkdown(source, { language: "en", headingShift: 1, resolve: { origin: "" } }).html);
const ids = (source: string) => sectionsOf(source).map(({ id }) => id);

const SOURCE = `Intro.

Setext
------

Text.

> ## In a quotation
>
> Quoted.
>
> ### Deeper
>
> Still quoted.

- ## In a list

  Item.
- Second

:::applies 4.1
## For a version

Only there.
:::

## \`code\` and **bold** [[Page|words]] [link](https://a.example/x) &amp; more

\`\`\`
# no heading
\`\`\`

## 中文标题
## 中文标题
`;

describe("sections", () => {
  it("are the headings that the page shows, of every kind and in the same order", () => {
    expect(ids(SOURCE)).toEqual(idsShown(SOURCE));
    expect(sectionsOf(SOURCE).map(({ title }) => title)).toEqual([
      "Setext",
      "In a quotation",
      "Deeper",
      "In a list",
      "For a version",
      "code and bold words link & more",
      "中文标题",
      "中文标题",
    ]);
  });

  it("end with their container where they stand in one", () => {
    const [setext, quoted, deeper, listed, versioned] = sectionsOf(SOURCE).map(({ start, end }) =>
      SOURCE.slice(start, end),
    );
    expect(setext).toContain("Only there.");
    expect(quoted).toBe("> ## In a quotation\n>\n> Quoted.\n>\n> ### Deeper\n>\n> Still quoted.\n");
    expect(deeper).toBe("> ### Deeper\n>\n> Still quoted.\n");
    expect(listed).toBe("- ## In a list\n\n  Item.\n");
    expect(versioned).toBe("## For a version\n\nOnly there.\n");
  });

  const words = fc.constantFrom("Setup", "Care", "水泵", "Über uns", "A & B", "`x`", "**Two** words", "v2.1");
  const heading = fc
    .record({ words, level: fc.integer({ min: 1, max: 4 }), isUnderlined: fc.boolean() })
    .map(({ words: text, level, isUnderlined }) =>
      isUnderlined ? `${text}\n${level === 1 ? "===" : "---"}` : `${"#".repeat(level)} ${text}`,
    );
  const paragraph = fc.constantFrom(
    "Plain words.",
    "Two\nlines.",
    "```\n# code\n```",
    "    # indented",
    "| a | b |\n|---|---|\n| 1 | 2 |",
  );
  const block = fc.oneof({ weight: 2, arbitrary: heading }, { weight: 2, arbitrary: paragraph });
  const inQuote = fc.array(block, { minLength: 1, maxLength: 3 }).map((blocks) =>
    blocks
      .join("\n\n")
      .split("\n")
      .map((line) => (line === "" ? ">" : `> ${line}`))
      .join("\n"),
  );
  const inItem = fc.array(block, { minLength: 1, maxLength: 3 }).map(
    (blocks) =>
      `- ${blocks
        .join("\n\n")
        .split("\n")
        .map((line, at) => (at === 0 || line === "" ? line : `  ${line}`))
        .join("\n")}`,
  );
  const inVersion = fc
    .array(block, { minLength: 1, maxLength: 3 })
    .map((blocks) => `:::applies 4.1\n${blocks.join("\n\n")}\n:::`);
  const text = fc
    .array(fc.oneof({ weight: 4, arbitrary: block }, inQuote, inItem, inVersion), { maxLength: 8 })
    .map((blocks) => `${blocks.join("\n\n")}\n`);

  it("and contents are one list, whatever the text is made of", () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(ids(source)).toEqual(idsShown(source));
      }),
      { numRuns: 300 },
    );
  });

  it("put back as they were leave the text as it was, and written anew leave every other heading", () => {
    fc.assert(
      fc.property(text, fc.nat(10), (source, at) => {
        const section = sectionsOf(source)[at];
        if (!section) return;
        const own = source.slice(section.start, section.end);
        const same = withSection(source, section.number, own) ?? "";
        expect(same.replace(/\n+/g, "\n")).toBe(source.replace(/\n+/g, "\n"));
        expect(ids(same)).toEqual(ids(source));
      }),
      { numRuns: 300 },
    );
  });
});
