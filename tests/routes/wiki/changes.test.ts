// Recent changes narrowed down, and the first page of the wiki as its readers find it.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import * as home from "~/routes/wiki._index";
import * as changes from "~/routes/wiki.changes";
import * as feed from "~/routes/wiki.changes[.]atom";
import * as wiki from "../../models/wiki/page-community";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { Visitor } from "../../support/visitor";

describe("what changed in the wiki", () => {
  let database: TestDatabase;
  let staff: Actor;
  let other: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await wiki.furnish(db());
    [staff, other] = [await wiki.person(db(), "staff"), await wiki.person(db(), "staff")];
    const page = await wiki.begin(db(), staff, { title: "Descaling", body: "How the boiler is freed of scale." });
    await wiki.change(db(), other, page, "How the boiler is freed of scale, 除垢.", {
      isMinor: true,
      summary: "comma",
    });
    await wiki.change(db(), staff, await wiki.open(db(), page.id), "How the boiler is freed of scale, again.", {});
  });
  afterAll(() => database.close());

  async function listed(query: string) {
    const guest = new Visitor(db());
    const answer = await guest.get(changes, `/wiki/changes${query}`);
    return (answer.data.changes as { author: { name: string }; isMinor: boolean }[]).map(({ author, isMinor }) =>
      isMinor ? `${author.name}, minor` : author.name,
    );
  }

  it("can be narrowed to one author, and to what is not minor", async () => {
    expect(await listed("")).toEqual([staff.name, `${other.name}, minor`, staff.name]);
    expect(await listed(`?author=${other.name}`)).toEqual([`${other.name}, minor`]);
    expect(await listed("?major=1")).toEqual([staff.name, staff.name]);
    expect(await listed(`?author=${other.name}&major=1`)).toEqual([]);
    expect(await listed("?author=nobody-of-that-name")).toEqual([]);
  });

  it("is narrowed in its feed as on the page, and the page names that feed", async () => {
    const guest = new Visitor(db());
    const authors = async (query: string) => {
      const { text } = await guest.get(feed, `/wiki/changes.atom${query}`);
      return [...text.matchAll(/<author>\s*<name>([^<]*)</g)].length;
    };
    expect(await authors("")).toBe(3);
    expect(await authors(`?author=${other.name}`)).toBe(1);
    expect(await authors("?major=1")).toBe(2);
    const answer = await guest.get(changes, `/wiki/changes?product=-&author=${other.name}&major=1`);
    expect(answer.data.feed).toBe(`/wiki/changes.atom?product=-&author=${other.name}&major=1`);
  });

  it("is on the first page each page once, with what it is about", async () => {
    const answer = await new Visitor(db()).get(home, "/wiki");
    const latest = answer.data.latest as { page: { title: string; excerpt: string } }[];
    expect(latest.map(({ page }) => [page.title, page.excerpt])).toEqual([
      ["Descaling", "How the boiler is freed of scale, again."],
    ]);
  });
});
