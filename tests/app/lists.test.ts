// Old names in addresses, and what a page shows of a longer text.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { editPost } from "~/models/edit.server";
import { findTag } from "~/models/tag.server";
import { describeTag, renameTag } from "~/models/tag-care.server";
import * as history from "~/routes/posts.$id.history.$range";
import * as list from "~/routes/questions._index";
import * as feed from "~/routes/questions[.]atom";
import type { Actor } from "~/visit.server";
import * as make from "../models/care-community";
import { createTestDatabase, type TestDatabase } from "../support/cluster";
import { Visitor } from "../support/visitor";

let database: TestDatabase;
let asker: Actor;
let admin: Actor;
const db = () => database.db;

beforeAll(async () => {
  database = await createTestDatabase();
  await make.furnish(db());
  [asker, admin] = [await make.person(db()), await make.person(db(), "admin")];
});
beforeEach(() => database.sql`delete from rate_counts`);
afterAll(() => database.close());

const tagId = async (slug: string) => (await findTag(db(), slug))?.id ?? 0;

describe("a list of questions by a tag's old name", () => {
  it("leads on to the present one with all other filters, as page and as feed", async () => {
    await make.ask(db(), asker, { tags: ["ligth"] });
    await renameTag(db(), { actor: admin, id: await tagId("ligth"), name: "light" });
    const guest = new Visitor(db());
    expect(await guest.get(list, "/questions?tag=ligth&order=votes")).toMatchObject({
      status: 301,
      location: "/questions?tag=light&order=votes",
    });
    expect(await guest.get(feed, "/questions.atom?tag=ligth")).toMatchObject({
      status: 301,
      location: "/questions.atom?tag=light",
    });
    expect((await guest.get(list, "/questions?tag=light")).data.questions).toHaveLength(1);
  });

  it("is an empty list where the tag never had another name", async () => {
    const answer = await new Visitor(db()).get(list, "/questions?tag=nothing");
    expect(answer).toMatchObject({ status: 200, data: { questions: [] } });
  });
});

it("the text of a tag is cut between words", async () => {
  await make.ask(db(), asker, { tags: ["verbose"] });
  const text = "Everything about lanterns ".repeat(40);
  await describeTag(db(), { actor: admin, id: await tagId("verbose"), text, language: "en" });
  const { data } = await new Visitor(db()).get(list, "/questions?tag=verbose");
  expect(String(data.tagText)).toMatch(/ (Everything|about|lanterns)…$/);
  expect(String(data.tagText).length).toBeLessThanOrEqual(301);
});

it("a comparison as published shows links and mentions as the page does", async () => {
  const linked = await make.ask(db(), asker, { title: "Why is the lantern green" });
  const question = await make.ask(db(), asker);
  const answerId = await make.answer(db(), admin, question);
  const post = await make.post(db(), answerId);
  await editPost(db(), {
    actor: admin,
    post,
    allowsAdvertising: false,
    title: null,
    body: `See http://localhost:3000/q/${linked} and ask @${asker.name} or @nobody-there.`,
    tags: null,
    summary: "",
    isMinor: false,
    base: post.latestRevisionId,
    key: crypto.randomUUID(),
  });
  const path = `/posts/${answerId}/history/1..2?view=rendered`;
  const { text } = await new Visitor(db()).get(history, path, { id: String(answerId), range: "1..2" });
  expect(text).toContain("Why is the lantern green");
  expect(text).toContain(`/members/${asker.name}`);
  expect(text).not.toContain("/members/nobody-there");
});
