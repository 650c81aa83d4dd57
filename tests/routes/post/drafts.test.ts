import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { deletePost } from "~/models/case/post-deletion.server";
import { listDrafts, saveDraft } from "~/models/document/draft.server";
import { ask, furnish, hold, person } from "../../models/question/care-community";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";

describe("drafts aimed at what others cannot see", () => {
  let database: TestDatabase;
  let author: Actor;
  let stranger: Actor;

  beforeAll(async () => {
    database = await createTestDatabase();
    await furnish(database.db);
    author = await person(database.db);
    stranger = await person(database.db);
  });
  afterAll(() => database.close());

  async function titleSeenBy(actor: Actor, questionId: number): Promise<string | null | undefined> {
    const target = `answer:${questionId}`;
    await saveDraft(database.db, { userId: actor.id, target, fields: { body: "Perhaps" } });
    const drafts = await listDrafts(database.db, actor.id);
    return drafts.find((draft) => draft.target === target)?.title;
  }

  it("name the question while everybody can read it, and afterwards only to its author", async () => {
    const title = "Why does the quokka lamp flicker in the evening";
    const questionId = await ask(database.db, author, { title });
    expect(await titleSeenBy(stranger, questionId)).toBe(title);
    await deletePost(database.db, { actor: author, documentId: questionId, rule: null, note: "Under repair." });
    expect(await titleSeenBy(stranger, questionId)).toBeNull();
    expect(await titleSeenBy(author, questionId)).toBe(title);
  });

  it("tell nobody else the title of a question that waits for a moderator", async () => {
    const questionId = await ask(database.db, author, { title: "Best beans for the lamp, today 20 % off" });
    await hold(database.db, questionId);
    expect(await titleSeenBy(stranger, questionId)).toBeNull();
  });
});
