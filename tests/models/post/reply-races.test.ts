// What is written while its place is closed, merged, removed or moved: it lands where the place is now, or is refused and
// kept for its author. What the form knew is played by a post that was read before.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { deletePost } from "~/models/case/post-deletion.server";
import { findDraft } from "~/models/document/draft.server";
import { postComment } from "~/models/post/comment.server";
import type { Post } from "~/models/post/post.server";
import { postAnswer } from "~/models/question/answer.server";
import { closeQuestion, reopenQuestion } from "~/models/question/care.server";
import { mergeQuestions } from "~/models/question/merge.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";

describe("a reply whose place changes meanwhile", () => {
  let database: TestDatabase;
  let asker: Actor;
  let helper: Actor;
  let newcomer: Actor;
  let moderator: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    asker = await make.person(db());
    helper = await make.person(db());
    newcomer = await make.person(db());
    await database.sql`update users set created_at = now() where id = ${newcomer.id}`;
    moderator = await make.person(db(), "moderator");
  });
  afterAll(() => database.close());

  const asked = async () => make.post(db(), await make.ask(db(), asker));
  const text = () => `What helped here: ${crypto.randomUUID().replaceAll("-", " ")}, and nothing else did.`;
  /** Waits for a moderator. */
  const advert = (place: string) =>
    `Buy the spare part in our shop https://parts-${place}.shop/offer, with coupon code SAVE20 you get 20 % off today.`;
  const answer = (question: Post, { actor = helper, body = text(), key = crypto.randomUUID() as string } = {}) =>
    postAnswer(db(), { actor, question, body, language: "en", key });
  const comment = (target: Post, { actor = helper, body = text(), key = crypto.randomUUID() as string } = {}) =>
    postComment(db(), { actor, target, body, language: "en", key });
  const close = (questionId: number) =>
    closeQuestion(db(), { actor: moderator, questionId, reason: "off-topic", note: "" });
  const merge = (from: Post, into: Post) =>
    mergeQuestions(db(), { actor: moderator, fromId: from.id, intoId: into.id });
  const remove = (documentId: number) =>
    deletePost(db(), { actor: moderator, documentId, rule: "advertising", note: "" });
  const draftOf = async (target: string, actor = helper) =>
    (await findDraft(db(), { userId: actor.id, target }))?.fields.body;
  const idOf = (outcome: { kind: string }) => (outcome as { documentId?: number }).documentId ?? 0;
  const answersOf = async (questionId: number) =>
    (await database.sql<{ id: number }[]>`select id from answers where question_id = ${questionId}`).map(
      ({ id }) => id,
    );

  it("is refused and kept when the question was closed, and the same form can be sent once it is open again", async () => {
    const question = await asked();
    await close(question.id);
    const [key, body] = [crypto.randomUUID(), text()];
    expect(await answer(question, { key, body })).toEqual({
      kind: "forbidden",
      reason: "question-closed",
      isKept: true,
    });
    expect(await answersOf(question.id)).toEqual([]);
    expect((await make.questionRow(db(), question.id)).answerCount).toBe(0);
    expect(await draftOf(`answer:${question.id}`)).toBe(body);
    await reopenQuestion(db(), { actor: moderator, questionId: question.id, because: "" });
    expect((await answer(question, { key, body })).kind).toBe("published");
    expect(await draftOf(`answer:${question.id}`)).toBeUndefined();
    expect((await make.questionRow(db(), question.id)).answerCount).toBe(1);
  });

  it("is refused and kept when it had to wait for a moderator anyway", async () => {
    const question = await asked();
    await close(question.id);
    const body =
      "The spare part is at https://parts.example.net and fits without tools, just pull the old one out first.";
    expect((await answer(question, { actor: newcomer, body })).kind).toBe("forbidden");
    expect(await draftOf(`answer:${question.id}`, newcomer)).toBe(body);
    expect(await answersOf(question.id)).toEqual([]);
  });

  it("is refused and kept when the question was removed", async () => {
    const question = await asked();
    await remove(question.id);
    const body = text();
    expect(await answer(question, { body })).toEqual({ kind: "forbidden", reason: "not-visible", isKept: true });
    expect(await draftOf(`answer:${question.id}`)).toBe(body);
    const remark = text();
    expect((await comment(question, { body: remark })).kind).toBe("forbidden");
    expect(await draftOf(`comment:${question.id}`)).toBe(remark);
  });

  it("lands in the question that another was merged into, held or not", async () => {
    const [from, into] = [await asked(), await asked()];
    await merge(from, into);
    const live = await answer(from);
    expect(live.kind).toBe("published");
    const held = await answer(from, { actor: newcomer, body: advert("info") });
    expect(held.kind).toBe("held");
    expect(await answersOf(from.id)).toEqual([]);
    expect(await answersOf(into.id)).toEqual([idOf(live), idOf(held)]);
    expect((await make.questionRow(db(), into.id)).answerCount).toBe(1);
    expect((await make.questionRow(db(), from.id)).answerCount).toBe(0);
  });

  it("does not land in a question that is closed itself", async () => {
    const [from, into] = [await asked(), await asked()];
    await merge(from, into);
    await close(into.id);
    expect(await answer(from)).toEqual({ kind: "forbidden", reason: "question-closed", isKept: true });
  });

  it("as a comment follows its question and its answer", async () => {
    const [from, into] = [await asked(), await asked()];
    const answerPost = await make.post(db(), await make.answer(db(), helper, from.id));
    await merge(from, into);
    const places = async (outcome: { kind: string }) => {
      const [row] = await database.sql<{ parent: number; question: number }[]>`
        select parent_id as parent, question_id as question from comments where id = ${idOf(outcome)}`;
      return row;
    };
    expect(await places(await comment(from))).toEqual({ parent: into.id, question: into.id });
    expect(await places(await comment(answerPost))).toEqual({ parent: answerPost.id, question: into.id });
    expect((await make.questionRow(db(), into.id)).commentCount).toBe(1);
    expect((await make.questionRow(db(), from.id)).commentCount).toBe(0);
  });

  it("as a comment is refused and kept when its answer was removed", async () => {
    const question = await asked();
    const target = await make.post(db(), await make.answer(db(), asker, question.id));
    await remove(target.id);
    const body = text();
    expect((await comment(target, { body })).kind).toBe("forbidden");
    expect(await draftOf(`comment:${target.id}`)).toBe(body);
  });

  it("is under the right question whatever the order in which merging and posting end", async () => {
    for (let round = 0; round < 6; round += 1) {
      const [from, into] = [await asked(), await asked()];
      const target = await make.post(db(), await make.answer(db(), moderator, from.id));
      const [one, two, remark, merged] = await Promise.all([
        answer(from, { actor: moderator }),
        answer(from, { actor: asker }),
        comment(target, { actor: moderator }),
        merge(from, into),
      ]);
      expect([one.kind, two.kind, remark.kind, merged.kind]).toEqual(["published", "published", "published", "done"]);
      expect(await answersOf(from.id)).toEqual([]);
      expect(await answersOf(into.id)).toHaveLength(3);
      expect((await make.questionRow(db(), into.id)).answerCount).toBe(3);
      const strays = await database.sql`
        select c.id from comments c join answers a on a.id = c.parent_id where a.question_id <> c.question_id`;
      expect([...strays]).toEqual([]);
    }
  });

  it("nothing is kept for an account that is deleted meanwhile", async () => {
    const question = await asked();
    await close(question.id);
    const gone = await make.person(db());
    await db().execute(sql`update users set deleted_at = now() where id = ${gone.id}::bigint`);
    await answer(await make.post(db(), question.id), { actor: gone });
    expect(await draftOf(`answer:${question.id}`, gone)).toBeUndefined();
  });

  it("an edit does not bring back what was removed while it was written, and is kept", async () => {
    const question = await asked();
    const post = await make.post(db(), await make.answer(db(), helper, question.id));
    await remove(post.id);
    const body = text();
    const outcome = await make.edit(db(), helper, post.id, { post, body });
    expect(outcome.kind).toBe("forbidden");
    expect((await make.post(db(), post.id)).state).toBe("removed");
    expect(await draftOf(`edit:${post.id}`)).toBe(body);
  });
});
