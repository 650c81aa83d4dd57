// Judging happens in the server's own thread and in the browser while somebody types: its work grows no faster than the text.
import { describe, it } from "vitest";
import type { DocumentKind, Language } from "#moderation/facts";
import { FIELD_LIMITS } from "#moderation/limits";
import { codeRanges, quotationRanges } from "#moderation/text/markdown-prose";
import { sketchText } from "#moderation/text/text-facts";
import { judgeDisplayName } from "#moderation/usernames";
import { expectLinear, PATIENCE_MS } from "../support/linear";
import { judge } from "./sample";

const LARGEST: [DocumentKind, Language, number][] = [
  ["question", "en", FIELD_LIMITS.questionBody.maximum],
  ["answer", "zh-Hans", FIELD_LIMITS.answerBody.maximum],
  ["page", "de", FIELD_LIMITS.pageBody.maximum],
];

describe("whatever the text, twice of it is no more than twice the work", { timeout: PATIENCE_MS }, () => {
  it.each(LARGEST)("when a %s in %s is judged, up to its largest length", (kind, language, largest) => {
    const title = (body: string) => body.slice(0, FIELD_LIMITS.title.maximum);
    expectLinear((body) => judge({ kind, language, body, title: title(body) }), largest);
  });

  it("when code and quotations are found", () => {
    expectLinear((text) => [codeRanges(text), quotationRanges(text)], FIELD_LIMITS.pageBody.maximum);
  });

  it("when texts are compared with removed ones, and names with those of the staff", () => {
    expectLinear((text) => sketchText(text, "en"), FIELD_LIMITS.pageBody.maximum);
    expectLinear((text) => judgeDisplayName(text, { protectedNames: ["Staff"] }), FIELD_LIMITS.pageBody.maximum);
  });
});
