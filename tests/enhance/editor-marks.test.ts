// What the tools above a text do to it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asBlock, blockMarked, type Marking, type Selection, surrounded } from "~/enhance/editor-marks";

/** `[` and `]` stand for the ends of the selection. */
function selection(marked: string): Selection {
  const from = marked.indexOf("[");
  const to = marked.indexOf("]") - 1;
  return { text: marked.replace("[", "").replace("]", ""), from, to };
}
function after({ text }: Selection, { from, to, text: put, select }: Marking): string {
  const whole = text.slice(0, from) + put + text.slice(to);
  return `${whole.slice(0, select[0])}[${whole.slice(select[0], select[1])}]${whole.slice(select[1])}`;
}
const bold = (marked: string) => after(selection(marked), surrounded(selection(marked), "**", "**"));
const list = (marked: string) =>
  after(
    selection(marked),
    blockMarked(selection(marked), () => "- "),
  );
const image = (marked: string) => after(selection(marked), asBlock(selection(marked), "![](/uploads/a.webp)"));

describe("signs around what is selected", () => {
  it.each([
    ["turn [it] off", "turn **[it]** off"],
    ["turn **[it]** off", "turn [it] off"],
    ["turn[ it ]off", "turn **[it]** off"],
    ["把[阀门]关上", "把**[阀门]**关上"],
    ["[]", "**[]**"],
  ])("%s becomes %s", (before, expected) => {
    expect(bold(before)).toBe(expected);
  });
});

describe("signs before the lines that are selected", () => {
  it.each([
    ["one [two]\nthree", "[- one two]\n\nthree"],
    ["before\n[a\nb]\nafter", "before\n\n[- a\n- b]\n\nafter"],
    ["[- a\n- b]", "[a\nb]"],
    ["[]", "- []"],
    ["[a\n]b", "[- a]\n\nb"],
  ])("%j becomes %j", (before, expected) => {
    expect(list(before)).toBe(expected);
  });
});

describe("an image", () => {
  it.each([
    ["[]Text that was there.", "![](/uploads/a.webp)\n\n[]Text that was there."],
    ["Text.[]", "Text.\n\n![](/uploads/a.webp)\n\n[]"],
    ["One.\n[]\nTwo.", "One.\n\n![](/uploads/a.webp)\n[]\nTwo."],
    ["One.\n\n[]\n\nTwo.", "One.\n\n![](/uploads/a.webp)[]\n\nTwo."],
  ])("put at the mark in %j is a paragraph of its own", (before, expected) => {
    expect(image(before)).toBe(expected);
  });

  it("is a paragraph of its own wherever it is put, and nothing else is lost", () => {
    const text = fc
      .array(fc.constantFrom("a", "泵", "\n", "\n\n", " ", "- b"), { maxLength: 12 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, text, (before, rest) => {
        const whole = { text: before + rest, from: before.length, to: before.length };
        const { text: put } = asBlock(whole, "![](x)");
        const result = before + put + rest;
        expect(result.replace(/\s/g, "")).toBe(`${before}![](x)${rest}`.replace(/\s/g, ""));
        const lines = result.split("\n");
        const at = lines.indexOf("![](x)");
        expect(at).toBeGreaterThanOrEqual(0);
        expect((lines[at - 1] ?? "").trim()).toBe("");
        expect((lines[at + 1] ?? "").trim()).toBe("");
      }),
    );
  });
});
