// Texts are cut into words when they are saved, and marked when they are found, in the server's own thread.
import { describe, it } from "vitest";
import { FIELD_LIMITS } from "#moderation/limits";
import { excerptAround, highlight, markerOf } from "~/search/highlight";
import { parseQuery } from "~/search/query";
import { wordsOfSentence } from "~/search/query-words";
import { buildVector } from "~/search/vector";
import { expectLinear, PATIENCE_MS } from "../support/linear";

const LARGEST = FIELD_LIMITS.pageBody.maximum;

describe("whatever the text, twice of it is no more than twice the work", { timeout: PATIENCE_MS }, () => {
  it.each(["en", "de"])("when a text in %s is put into the index", (language) => {
    expectLinear((text) => buildVector([{ text, label: "D", language }]), LARGEST);
  });

  it("when a query is read, and a title as one", () => {
    expectLinear((text) => parseQuery(text, { language: "en" }), LARGEST);
    expectLinear((text) => wordsOfSentence(text, { language: "en" }), LARGEST);
  });

  it("when what was found is marked in it", () => {
    expectLinear((text) => {
      const marker = markerOf(parseQuery(text, { language: "en" }).words);
      return [highlight(text, "en", marker), excerptAround(text, "en", marker)];
    }, LARGEST);
  });
});
