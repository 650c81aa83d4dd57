// Long texts of a case: what matters stays in sight, nothing is lost, every piece is whole.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldHtml } from "~/text/fold-html";

const element = fc.oneof(
  fc.string({ maxLength: 30 }).map((text) => `<p>${text.replace(/[<>&]/g, "")} 阀门<br></p>`),
  fc.constant("<ul><li><p>one</p></li><li>two</li></ul>"),
  fc.constant("<hr>"),
  fc.constant("<p>the <mark>passage</mark> in question</p>"),
  fc.constant(`<pre><code>${"x = 1;\n".repeat(60)}</code></pre>`),
  fc.constant('<table><tbody><tr><td>a</td><td><img src="/uploads/1" alt=""></td></tr></tbody></table>'),
);

const opened = (html: string, tag: string) => html.split(new RegExp(`<${tag}[ >]`)).length;
const closed = (html: string, tag: string) => html.split(`</${tag}>`).length;

describe("a long text of a case", () => {
  it("loses nothing, is cut between elements only, and keeps every mark with its neighbours in sight", () => {
    fc.assert(
      fc.property(fc.array(element, { maxLength: 60 }), (elements) => {
        const html = elements.join("\n");
        const pieces = foldHtml(html);
        expect(pieces.map((piece) => piece.html).join("")).toBe(html);
        for (const piece of pieces) {
          for (const tag of ["p", "ul", "li", "pre", "table", "td"])
            expect(opened(piece.html, tag)).toBe(closed(piece.html, tag));
          if (piece.isFolded) expect(piece.html).not.toContain("<mark>");
        }
        expect(pieces[0]?.isFolded ?? false).toBe(false);
      }),
    );
  });

  it("folds what nothing was found in", () => {
    const dull = Array.from(
      { length: 40 },
      (_, at) => `<p>Paragraph ${at} says nothing that matters to anybody at all, at length.</p>`,
    );
    const [found] = ["<p>Buy <mark>cheap dimmers</mark> here.</p>"];
    const pieces = foldHtml([...dull.slice(0, 20), found, ...dull.slice(20)].join(""));
    expect(pieces.map((piece) => piece.isFolded)).toEqual([false, true, false, true]);
    expect(pieces[2]?.html).toContain("Paragraph 19");
    expect(pieces[2]?.html).toContain("Paragraph 20");
    expect(foldHtml(dull.slice(0, 5).join(""))).toHaveLength(1);
  });
});
