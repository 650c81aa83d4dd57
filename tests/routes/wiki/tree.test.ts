// A large wiki: its tree is narrowed by words and letters, and a parent is named by typing its title.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import * as tree from "~/routes/wiki.$product._index";
import * as newPage from "~/routes/wiki.new";
import { fitsFilter, letterOf, lettersOf } from "~/text/page-filter";
import * as wiki from "../../models/wiki/page-community";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { type Visitor, visitorOf } from "../../support/visitor";

describe("the tree of a large wiki", () => {
  let database: TestDatabase;
  let staff: Actor;
  let visitor: Visitor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await wiki.furnish(db());
    staff = await wiki.person(db(), "staff");
    visitor = await visitorOf(db(), staff);
    for (const title of ["Alpha pump", "alpha lamp", "Beta pump", "温控", "2 lamps"])
      await wiki.begin(db(), staff, { title });
  });
  afterAll(() => database.close());

  it("shows the pages whose titles hold all the words, or begin with the letter", async () => {
    const shown = async (query: string) =>
      ((await visitor.get(tree, `/wiki/-${query}`, { product: "-" })).data.pages as { title: string }[])
        .map(({ title }) => title)
        .sort();
    expect(await shown("?q=PUMP")).toEqual(["Alpha pump", "Beta pump"]);
    expect(await shown("?q=pump+alpha")).toEqual(["Alpha pump"]);
    expect(await shown("?letter=a")).toEqual(["Alpha pump", "alpha lamp"]);
    expect(await shown(`?letter=${encodeURIComponent("温")}`)).toEqual(["温控"]);
    expect(await shown("?letter=%23")).toEqual(["2 lamps"]);
    expect(await shown("")).toHaveLength(5);
  });

  it("takes a parent by its title, and says when there is none", async () => {
    const begin = (title: string, parentTitle: string) =>
      visitor.post(newPage, "/wiki/new?product=-", {
        key: crypto.randomUUID(),
        title,
        body: "Text",
        product: "",
        language: "en",
        parentTitle,
      });
    expect((await begin("Below", "alpha  PUMP")).status).toBe(303);
    const [row] = await database.sql<{ parent: string }[]>`
      select o.title as parent from pages p join pages o on o.id = p.parent_id where p.title = 'Below'`;
    expect(row?.parent).toBe("Alpha pump");
    expect((await begin("At the top", "")).status).toBe(303);
    const unknown = await begin("Nowhere", "No such page");
    expect(unknown.status).toBe(400);
    expect(unknown.data.errors).toMatchObject({ parent: { code: "unknown" } });
  });

  it("knows the letters of every script", () => {
    expect(["äpfel", "Ёлка", "水", " 3D", "?"].map(letterOf)).toEqual(["Ä", "Ё", "水", "#", "#"]);
    expect(lettersOf(["b", "A", "a"], "de")).toEqual(["A", "B"]);
    expect(fitsFilter("Water_pump", { query: "water pump", letter: "" })).toBe(true);
  });
});
