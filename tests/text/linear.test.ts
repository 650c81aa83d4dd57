// What is done with people's texts grows no faster than they do, up to the largest that is accepted. Two of them are held against
// each other within an effort that is counted, so the work must be in proportion whatever they have in common.
import { describe, it } from "vitest";
import { FIELD_LIMITS } from "#moderation/limits";
import { markChanges } from "~/markdown/marks";
import { plainTextFallback } from "~/markdown/rendered";
import { blame, firstBlame } from "~/text/blame";
import { changeExcerpt } from "~/text/change-excerpt";
import { diffDocuments } from "~/text/diff";
import { readable, roughDiff } from "~/text/diff-coarse";
import { mergeText } from "~/text/merge";
import { partsToChoose, passagesOf } from "~/text/merge-choices";
import { movedHeadings } from "~/text/moved-headings";
import { markPassages } from "~/text/passage-marks";
import { sectionsOf, withSection } from "~/text/sections";
import { tableOfRows } from "~/text/tabbed-rows";
import { hasUnfinishedImage } from "~/text/unfinished-images";
import { HOSTILE_PAIRS, type Versions } from "../support/hostile-pairs";
import { expectLinear, PATIENCE_MS, partOf, shapesOf } from "../support/linear";

const LARGEST = FIELD_LIMITS.pageBody.maximum;

describe("whatever the texts, twice of them is no more than twice the work", { timeout: PATIENCE_MS }, () => {
  it("when they are compared and their words keep their authors", () => {
    const succession = ([before, after]: Versions) => blame(firstBlame(before, 1), before, after, 2);
    expectLinear(succession, LARGEST, partOf(HOSTILE_PAIRS, 0, 2));
  });

  it("when what two people made of one text is merged, and the places to choose at are cut", () => {
    const passages = (texts: Versions) => passagesOf(partsToChoose(mergeText(...texts)));
    expectLinear(passages, LARGEST, partOf(HOSTILE_PAIRS, 1, 2));
  });

  it("when a difference is made small enough to be shown", () => {
    const diff = ([before, after]: string[]) => readable(diffDocuments(before ?? "", after ?? ""));
    expectLinear(diff, LARGEST, partOf(HOSTILE_PAIRS, 1, 4));
    expectLinear(([before, after]) => roughDiff(before, after), LARGEST, partOf(HOSTILE_PAIRS, 2, 4));
  });

  it("when what changed is marked in what was rendered, or shown in a line", () => {
    const html = (text: string) => plainTextFallback(text).html;
    expectLinear(([before, after]) => markChanges(html(before), html(after)), LARGEST, partOf(HOSTILE_PAIRS, 3, 4));
    expectLinear(([before, after]) => changeExcerpt(before, after), LARGEST, HOSTILE_PAIRS);
  });

  it("when headings are followed to what they are called now", () => {
    expectLinear(([before, after]) => movedHeadings(before, after), LARGEST, HOSTILE_PAIRS);
  });

  it("when a text is cut into its sections, and one of them is written anew", () => {
    expectLinear((text) => [sectionsOf(text), withSection(text, 1, text)], LARGEST, shapesOf(0, 3));
    expectLinear((text) => withSection(`> # a\n${text}b`, 1, `${text}b`), LARGEST, shapesOf(1, 3));
  });

  it("when passages are marked, and images and rows are looked for", () => {
    const passages = ["a b", "漢字", "words of an ordinary"];
    expectLinear(
      (text) => [markPassages(plainTextFallback(text).html, passages), hasUnfinishedImage(text), tableOfRows(text)],
      LARGEST,
      shapesOf(4, 10),
    );
  });
});
