// The index holds the titles of questions in the rows of other texts: of those that link to them, and of the question they
// are duplicates of. What goes out of sight takes its title along.
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { deletePost, restorePost } from "~/models/case/post-deletion.server";
import { markDuplicate } from "~/models/question/duplicate.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";

let database: TestDatabase;
let asker: Actor;
let moderator: Actor;
const db = () => database.db;

beforeAll(async () => {
  database = await createTestDatabase({ hasLimits: false });
  await make.furnish(db());
  [asker, moderator] = [await make.person(db()), await make.person(db(), "moderator")];
});
afterAll(() => database.close());

const rowsWith = async (word: string) =>
  (
    await database.sql<{ id: number }[]>`
    select document_id as id from search_documents
    where vector::text ilike ${`%${word}%`} or title_vector::text ilike ${`%${word}%`} order by 1`
  ).map(({ id }) => id);
const remove = (documentId: number) =>
  deletePost(db(), { actor: moderator, documentId, rule: "respect", note: "names a person" });

it("a text that links to a removed question is not found by its title, until it is back", async () => {
  const hidden = await make.ask(db(), asker, { title: "Why does Quastenflosser the plumber never answer" });
  const other = await make.ask(db(), asker);
  const linking = await make.answer(
    db(),
    moderator,
    other,
    `The same as http://localhost:3000/q/${hidden} really, look there for more of it.`,
  );
  expect(await rowsWith("quastenfloss")).toEqual([hidden, linking]);
  await remove(hidden);
  expect(await rowsWith("quastenfloss")).toEqual([]);
  expect(await rowsWith("look")).toContain(linking);
  await restorePost(db(), { actor: moderator, documentId: hidden, note: "" });
  expect(await rowsWith("quastenfloss")).toContain(hidden);
});

it("nor is the question it was a duplicate of", async () => {
  const canonical = await make.ask(db(), asker);
  await make.answer(db(), moderator, canonical);
  const duplicate = await make.ask(db(), asker, { title: "Schnabeltier in the lamp shade makes noises" });
  const marked = { actor: moderator, questionId: duplicate, targets: `#${canonical}`, note: "" };
  expect((await markDuplicate(db(), marked)).kind).toBe("done");
  expect(await rowsWith("schnabelti")).toEqual([canonical, duplicate]);
  await remove(duplicate);
  expect(await rowsWith("schnabelti")).toEqual([]);
});

it("a new title takes the place of the old one there too", async () => {
  const renamed = await make.ask(db(), asker, { title: "Nasenaffe is the name of my neighbour and his lamp" });
  const other = await make.ask(db(), asker);
  await make.answer(
    db(),
    moderator,
    other,
    `The same as http://localhost:3000/q/${renamed} really, look there for more of it.`,
  );
  const edited = await make.edit(db(), asker, renamed, {
    title: "Why does the lamp of my neighbour hum",
    body: "Since it was moved it hums for a while whenever the heating starts, and then it stops.",
    tags: [],
  });
  expect(edited.kind).toBe("published");
  expect(await rowsWith("nasenaff")).toEqual([]);
});
