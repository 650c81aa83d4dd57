import { describe, expect, test } from "vitest";
import { leadOf } from "~/markdown/lead";
import { renderMarkdown } from "~/markdown/markdown.server";

const lead = (...blocks: string[]) =>
  leadOf(renderMarkdown(blocks.join("\n\n"), { resolve: { origin: "https://community.example.com" } }).html, 240);

describe("a text begins to speak", () => {
  test("after its headings, code, tables and pictures", () => {
    const text = ["# Setup", "```\nnpm start\n```", "| a | b |\n|---|---|\n| 1 | 2 |", "![](https://x.example/a.png)"];
    expect(lead(...text, "Open the **lid**.", "## Then", "Close it &amp; wait.")).toBe(
      "Open the lid. Close it & wait.",
    );
  });

  test("after what templates of an old wiki became", () => {
    const templates = [
      "`{{Page_Title}}` `{{Languages}}`",
      "**Page Title** — Web Development for Beginners",
      "**Flags** — State: Ready to Use · Editorial notes: – · Checked Out: No",
      "**Standardization Status** — W3C Editor's Draft",
      "**Editorial notes** — Editorial: move it elsewhere, and soon.",
      "→ [Beginners/Submenu](/wiki/beginners-submenu)",
      "**Content**",
    ];
    expect(lead(...templates, "Kettles boil water.")).toBe("Kettles boil water.");
    expect(lead(...templates, "**Summary Section** — This article covers the `<head>` section. · More.")).toBe(
      "This article covers the <head> section. · More.",
    );
    expect(lead(...templates, "**摘要** — 本页说明如何清洁磨豆机。")).toBe("本页说明如何清洁磨豆机。");
  });

  test("with its first words, whatever they look like", () => {
    expect(lead("**Finch** is a grinder.")).toBe("**Finch** is a grinder.".replaceAll("*", ""));
    expect(lead("**Attention:** hot.")).toBe("Attention: hot.");
    expect(lead("Short")).toBe("Short");
    expect(lead("> [!TIP]\n> Descale it.", "> Quoted.")).toBe("Descale it. Quoted.");
    expect(lead("- one thing\n- another\n  - below it\n\n    and more\n- [only a link](/x)")).toBe(
      "one thing another below it and more",
    );
    expect(lead("Two  \nlines[^1].", "[^1]: A note.")).toBe("Two lines.");
  });

  test("never, where there is nothing but what it passes over", () => {
    expect(lead("# Only", "`code`", "**Label**")).toBe("");
    expect(lead("")).toBe("");
  });

  test("soon, however long it is, and whatever it is made of", () => {
    expect(leadOf("<p>word</p>\n".repeat(100_000), 240).length).toBeLessThan(260);
    for (const silent of [
      "<p><code>x</code></p>",
      "<p><strong>x</strong> — y</p>",
      "<li></li>",
      "<h3>x</h3>",
      "<p></p>",
    ])
      expect(leadOf(silent.repeat(100_000), 240), silent).toBe("");
    expect(leadOf(`${"<ul><li>".repeat(20)}${"word ".repeat(50_000)}`, 240)).toMatch(/^word word/);
  });
});
