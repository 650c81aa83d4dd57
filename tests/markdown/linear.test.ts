// Rendering happens in threads with a deadline; within it, its work is in proportion to the text.
import { describe, it } from "vitest";
import { FIELD_LIMITS } from "#moderation/limits";
import { plainDiffFallback } from "~/markdown/diff";
import { scopeIds } from "~/markdown/finish";
import { leadOf } from "~/markdown/lead";
import { renderMarkdown } from "~/markdown/markdown.server";
import { plainTextFallback } from "~/markdown/rendered";
import { findPageNames, findReferences } from "~/markdown/targets";
import { contentsOf } from "~/text/headings";
import { expectLinear, PATIENCE_MS, shapesOf } from "../support/linear";

const LARGEST = FIELD_LIMITS.pageBody.maximum;
const resolve = { origin: "https://community.example", members: ["abc"], wantedPage: "/wiki/new?title=" };

describe("whatever the text, twice of it is no more than twice the work", { timeout: 2 * PATIENCE_MS }, () => {
  it("when a post is rendered", () => {
    expectLinear((text) => renderMarkdown(text, { resolve }), FIELD_LIMITS.questionBody.maximum);
  });

  it("when a page is rendered", () => {
    expectLinear(
      (text) => renderMarkdown(text, { resolve, headingShift: 1, keepsLineBreaks: false }),
      LARGEST,
      shapesOf(9, 10),
    );
  });

  it("when the stand-in is made, of a text and of a comparison", () => {
    expectLinear((text) => plainTextFallback(text), LARGEST, shapesOf(0, 10));
    expectLinear((text) => plainDiffFallback(text, `${text.slice(0, text.length / 2)} x`), LARGEST, shapesOf(1, 10));
  });

  it("when what it refers to is looked up, and what was rendered is read", () => {
    expectLinear((text) => [findReferences(text), findPageNames(text)], LARGEST, shapesOf(2, 10));
    expectLinear(
      (text) => {
        const { html } = plainTextFallback(text);
        return [leadOf(html, 240), contentsOf(html), scopeIds(html, "a")];
      },
      LARGEST,
      shapesOf(3, 10),
    );
  });
});
