import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as searchPage from "~/routes/search";
import { ask, furnish, person } from "../models/question/care-community";
import { createTestDatabase, type TestDatabase } from "../support/cluster";
import { Visitor } from "../support/visitor";

const TYPED = [
  "' or 1=1 --",
  "\\' ; drop table users; --",
  "lamp & | ! ( ) <-> :* :AB",
  '"'.repeat(199),
  "(".repeat(199),
  "tag:' [x'] user:% product:__proto__ lang:constructor is:toString",
  "[".repeat(100) + "]".repeat(100),
  "-".repeat(200),
  "a:".repeat(99),
  "\ud800 lamp \udc00",
  "%_\\",
  "中".repeat(200),
  "<script>alert(1)</script> lamp",
  `${"x".repeat(200)}`,
];

describe("what is typed into the search box by somebody who means harm", () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    await furnish(database.db);
    const author = await person(database.db);
    await ask(database.db, author, { title: "Why does <script>alert(1)</script> make the lamp flicker" });
  });
  afterAll(() => database.close());

  let visitors = 0;
  const find = (query: Record<string, string>) => {
    visitors += 1;
    const somebodyElse = new Visitor(database.db, `203.0.113.${visitors}`);
    return somebodyElse.get(searchPage, `/search?${new URLSearchParams(query).toString()}`);
  };

  it("is a query like any other", async () => {
    for (const q of TYPED) expect((await find({ q })).status, q).toBe(200);
  });

  it("asks for a place in the list that cannot be", async () => {
    for (const after of ["-1", "1e9", "1e30", "1e999", "NaN", "99999999999999999999", "' or 1=1", "0x10", "1.5"]) {
      expect((await find({ q: "lamp", after })).status, after).toBe(200);
    }
  });

  it("names filters that every object has", async () => {
    for (const name of ["__proto__", "constructor", "toString"]) {
      const filters = { area: name, product: name, version: name, tag: name, kind: name, state: name, language: name };
      expect((await find({ q: "lamp", ...filters })).status, name).toBe(200);
    }
  });
});
