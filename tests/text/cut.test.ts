import { describe, expect, it } from "vitest";
import { wholeHit } from "#moderation/detectors/hit";
import { namedCause } from "#moderation/promotion";
import { buildTextFacts } from "#moderation/text/text-facts";
import { excerptOf } from "~/models/document/excerpt";
import { parseTags } from "~/models/question/tag.server";
import { parseQuery } from "~/search/query";
import { sectionFragment } from "~/text/page-name";
import { slugOf, urls } from "~/urls";

/** A letter that takes two places in a JavaScript string, at even and odd places. */
const LONG = ["", "a", "ab", "a-"].map((begin) => begin + "𠀀".repeat(600));

describe("half a character", () => {
  it("is in no address: one title would take down every list it stands in", () => {
    for (const title of [...LONG, `${"-".repeat(199)}𠀀`, `${"? ".repeat(99)}?𠀀`]) {
      expect(encodeURIComponent(slugOf(title))).not.toContain("%EF%BF%BD");
      expect(() => urls.question({ id: 1, title })).not.toThrow();
      expect(() => encodeURIComponent(sectionFragment(title))).not.toThrow();
    }
  });

  it("is in no tag and in no search", () => {
    for (const typed of LONG) {
      for (const tag of parseTags(typed)) expect(() => encodeURIComponent(tag)).not.toThrow();
      expect(() => encodeURIComponent(parseQuery(typed, { language: "en" }).text)).not.toThrow();
    }
  });

  it("is in no passage, excerpt or cause", () => {
    for (const body of LONG) {
      const text = buildTextFacts({ body, language: "zh-Hant", domainOf: () => null });
      const cuts = [wholeHit(text, "no-content", 1).passage, excerptOf(body), namedCause(`Cause: ${body}`)];
      for (const one of cuts) expect(() => encodeURIComponent(one)).not.toThrow();
      const scanned = buildTextFacts({ body: body.repeat(30), language: "zh-Hant", domainOf: () => null });
      expect(() => encodeURIComponent(scanned.body)).not.toThrow();
    }
  });
});
