// What the FAQ's team had typed or chosen is still there when a form comes back.
import type { SerializeFrom } from "@remix-run/node";
import { expect, test } from "vitest";
import { FaqGroups } from "~/components/faq/groups";
import { FaqSources } from "~/components/faq/sources";
import type { SourcesPage } from "~/models/faq/source-page.server";
import { render } from "../render";

test("a group whose change was refused is open, with its new name and place; the others are as they were", () => {
  const group = (id: number, name: string) => ({
    id,
    name,
    productId: null,
    parentId: null,
    language: "en",
    position: id,
    entries: 1,
  });
  const reply = {
    errors: { form: { code: "group-deep" as const } },
    typed: { do: "save", id: "2", name: "Brewing", parent: "1", position: "7" },
  };
  const html = render(<FaqGroups groups={[group(1, "Water"), group(2, "Coffee")]} reply={reply} />);
  expect(html.match(/<details[^>]*open/g)).toHaveLength(1);
  expect(html).toMatch(/id="name-2"[^>]*value="Brewing"/);
  expect(html).toMatch(/id="position-2"[^>]*value="7"/);
  expect(html).toMatch(/id="parent-2"[\s\S]*?<option value="1" selected=""/);
  expect(html).toMatch(/id="name-1"[^>]*value="Water"/);
  expect(html).not.toMatch(/id="field-name"[^>]*value="Brewing"/);
});

test("choices between two wordings stay chosen, each source has its own, and every label leads to its own button", () => {
  const part = (mine: string, theirs: string) => ({ kind: "conflict" as const, base: "", mine, theirs });
  const source = (id: number): SerializeFrom<SourcesPage>["sources"][number] => ({
    id,
    questionId: id - 1,
    questionTitle: "Which water is good?",
    authorName: "Jonas",
    number: 1,
    state: "changed",
    difference: null,
    afterwards: null,
    conflicts: [part("soft", "hard"), part("cold", "warm")],
    hasChange: true,
    isConfirmed: false,
    live: 9,
    base: 8,
  });
  const page: SerializeFrom<SourcesPage> = {
    id: 3,
    slug: "water",
    question: "Which water?",
    language: "en",
    sources: [source(12), source(14)],
    mayTakeOver: true,
    mayArchive: false,
    hasRatingTask: false,
    review: null,
  };
  const reply = {
    errors: { form: { code: "choice-missing" as const } },
    typed: { source: "14", decision: "take-over", "choice-1": "theirs" },
  };
  const html = render(<FaqSources page={page} isStale={false} reply={reply} />);
  const ids = [...html.matchAll(/<input type="radio" id="([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(8);
  expect([...html.matchAll(/<label for="(source-[^"]+)"/g)].map((match) => match[1])).toEqual(ids);
  expect(html.match(/<input type="radio"[^>]*checked=""/g)).toHaveLength(1);
  expect(html).toMatch(/id="source-14-1-theirs"[^>]*checked=""/);
});
