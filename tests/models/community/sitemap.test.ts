import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_RULES } from "#moderation/rules";
import { seedRules } from "~/models/rule/rule.server";
import * as robots from "~/routes/robots[.]txt";
import * as ruleFeed from "~/routes/rules[.]atom";
import * as sitemap from "~/routes/sitemap[.]xml";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { Visitor } from "../../support/visitor";
import { ask, entry, furnish, page } from "../search/search-community";

let database: TestDatabase;
let visitor: Visitor;

beforeAll(async () => {
  database = await createTestDatabase();
  await furnish(database.db);
  visitor = new Visitor(database.db);
});
afterAll(() => database.close());

const addresses = async (at: number) =>
  [...(await visitor.get(sitemap, `/sitemap.xml?page=${at}`)).text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(
    (match) => new URL(match[1] ?? "").pathname,
  );

describe("the feed of the rules", () => {
  it("has each rule once, in the reader's language, and the moment of its newest version", async () => {
    await seedRules(database.db);
    await database.db.execute(sql`
      insert into rule_versions (key, version, settings, at) values ('spam', 2, '{}', '2031-05-06T07:08:09Z')`);
    const german = new Visitor(database.db, "203.0.113.9", { "accept-language": "de" });
    const { text } = await german.get(ruleFeed, "/rules.atom");
    const entries = [...text.matchAll(/<entry xml:lang="([^"]*)">/g)].map((match) => match[1]);
    expect(entries).toEqual(DEFAULT_RULES.map(() => "de"));
    expect(text.slice(text.indexOf("<entry")).indexOf("/rules/spam")).toBeLessThan(300);
    expect(text).toContain("<updated>2031-05-06T07:08:09.000Z</updated>");
  });
});

describe("the sitemap", () => {
  it("of an empty community says where everything begins", async () => {
    expect((await visitor.get(sitemap, "/sitemap.xml")).text).toContain("/sitemap.xml?page=1");
    expect(await addresses(1)).toEqual([
      "/",
      "/questions",
      "/faq",
      "/wiki",
      "/rules",
      "/moderation",
      "/trust",
      "/contact",
    ]);
  });

  it("holds questions, pages and official entries at their addresses, and nothing that is not published", async () => {
    const { db } = database;
    const question = await ask(db, { title: "A question" });
    const inPump = await page(db, { title: "Page of the pump", productId: 1 });
    const inNone = await page(db, { title: "Page of no product" });
    const official = await entry(db, { title: "An entry" });
    const hidden = await page(db, { title: "Hidden" });
    const draft = await entry(db, { title: "Draft" });
    const removed = await ask(db, { title: "Removed" });
    const empty = await ask(db, { title: "Closed without an answer" });
    await db.execute(sql`update pages set is_listed = false where id = ${hidden}::bigint`);
    await db.execute(sql`update faq_entries set state = 'review' where id = ${draft}::bigint`);
    await db.execute(sql`update questions set is_listed = false where id = ${removed}::bigint`);
    await db.execute(sql`update questions set is_closed = true where id = ${empty}::bigint`);
    expect((await addresses(1)).slice(8)).toEqual([
      `/q/${question}/a-question`,
      `/wiki/pump/page-${inPump}`,
      `/wiki/-/page-${inNone}`,
      `/faq/entry-${official}`,
    ]);
    expect(await addresses(2)).toEqual([]);
  });

  it("is named to robots, which are kept away from searches, forms and what is one person's", async () => {
    const { text } = await visitor.get(robots, "/robots.txt");
    expect(text).toMatch(/^Sitemap: http.*\/sitemap\.xml$/m);
    for (const path of ["/search", "/pages/", "/posts/", "/admin", "/notifications", "/ask"])
      expect(text).toContain(`Disallow: ${path}\n`);
    expect(text).not.toMatch(/^Disallow: \/(wiki|faq|q|questions|rules)?$/m);
  });
});
