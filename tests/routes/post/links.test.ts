// The link of a post: what it is made of may not change.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { ANSWERS_PER_PAGE } from "~/models/page-sizes";
import { vote } from "~/models/question/vote.server";
import * as route from "~/routes/posts.$id._index";
import { urls } from "~/urls";
import * as make from "../../models/question/care-community";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { Visitor } from "../../support/visitor";

let database: TestDatabase;
let asker: Actor;
const db = () => database.db;

beforeAll(async () => {
  database = await createTestDatabase({ hasLimits: false });
  await make.furnish(db());
  asker = await make.person(db());
});
afterAll(() => database.close());

describe("the link of a post", () => {
  it("finds an answer and its comments on whichever page they stand by now", async () => {
    const question = await make.ask(db(), asker);
    const answers: number[] = [];
    for (let n = 0; n <= ANSWERS_PER_PAGE; n += 1) {
      answers.push(await make.answer(db(), await make.person(db()), question));
    }
    const last = answers.at(-1) ?? 0;
    const comment = await make.comment(db(), asker, last);
    const guest = new Visitor(db());
    const placeOf = async (id: number) => (await guest.get(route, urls.permalink(id), { id: String(id) })).location;
    expect(await placeOf(last)).toMatch(new RegExp(`\\?page=2#a${last}$`));
    expect(await placeOf(comment)).toMatch(new RegExp(`\\?page=2#c${comment}$`));
    await vote(db(), { actor: asker, documentId: last, value: 1 });
    expect(await placeOf(last)).toMatch(new RegExp(`/[^?]+#a${last}$`));
    expect(await placeOf(comment)).toMatch(new RegExp(`/[^?]+#c${comment}$`));
  });

  it("leads to a comment on the question, and to the question itself", async () => {
    const question = await make.ask(db(), asker);
    const comment = await make.comment(db(), asker, question);
    const guest = new Visitor(db());
    const placeOf = async (id: number) => (await guest.get(route, urls.permalink(id), { id: String(id) })).location;
    expect(await placeOf(question)).toMatch(new RegExp(`^/q/${question}/`));
    expect(await placeOf(comment)).toMatch(new RegExp(`^/q/${question}/[^?]+#c${comment}$`));
  });

  it("is never made of a page of answers outside the one place that has just looked it up", () => {
    const app = join(import.meta.dirname, "..", "..", "..", "app");
    const files = readdirSync(app, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
    const building = files.filter((name) => /placeOnPage\(|[`"]#[ac]\$\{/.test(readFileSync(join(app, name), "utf8")));
    expect(building).toEqual(["routes/posts.$id._index.tsx"]);
  });
});
