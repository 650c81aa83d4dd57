// Where pages multiply, robots are asked to stay away; what people look for they may keep.
import { describe, expect, it } from "vitest";
import { isMultiplying, relOf } from "~/multiplying";
import { urls } from "~/urls";

const QUESTION = { id: 7, title: "水泵 hums" };

describe("robots are", () => {
  it.each([
    urls.history(7),
    urls.compare(7, 1, 2),
    urls.revision(7, 2),
    urls.search("pump"),
    urls.questions({ order: "votes" }),
    urls.questions({ tag: "pump", product: "finch-one" }),
    urls.questions({ tag: "水泵", after: "5~7" }),
    urls.questionsFeed({ tag: "pump", state: "unanswered" }),
    urls.wikiChanges({ before: "2026" }),
    `${urls.question(QUESTION)}?order=oldest#answers`,
    urls.pageLinks(3),
  ])("asked to leave out %s", (address) => {
    expect(isMultiplying(address)).toBe(true);
    expect(relOf(address, "next")).toBe("next nofollow");
  });

  it.each([
    urls.home(),
    urls.questions(),
    urls.questions({ tag: "水泵" }),
    urls.questions({ product: "finch-one" }),
    urls.questionsFeed({ tag: "pump" }),
    urls.question(QUESTION),
    `${urls.question(QUESTION)}?page=2#answers`,
    urls.page({ productSlug: "finch-one", slug: "order" }),
    urls.wikiChanges({ product: "-" }),
    urls.faq({ slug: "search" }),
    urls.member("history"),
  ])("welcome at %s", (address) => {
    expect(isMultiplying(address)).toBe(false);
    expect(relOf(address)).toBeUndefined();
  });
});
