import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { type Decide, decideCase } from "~/models/case/decision.server";
import { listReasons } from "~/models/case/held-reasons.server";
import { findCase } from "~/models/case/reading.server";
import { reopenQuestion } from "~/models/question/care.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";
import * as cases from "./case-community";

describe("deciding what waits", () => {
  let database: TestDatabase;
  let asker: Actor;
  let helper: Actor;
  let moderator: Actor;
  let other: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    [asker, helper, moderator, other] = [
      await make.person(db()),
      await make.person(db()),
      await make.person(db(), "moderator"),
      await make.person(db(), "moderator"),
    ];
  });
  afterAll(() => database.close());

  const ask = async (options: Parameters<typeof make.ask>[2] = {}, by = asker) => {
    return make.ask(db(), by, options);
  };
  const caseOf = (documentId: number) => cases.caseOf(db(), documentId);
  const heldQuestion = (author = asker) => cases.heldQuestion(db(), author);
  const decide = (documentId: number, outcome: Decide["outcome"], more: Partial<Decide> = {}) =>
    cases.decide(db(), moderator, documentId, { outcome, ...more });

  it("publishes a held question as if it had been published at once", async () => {
    const questionId = await heldQuestion();
    expect(await make.questionRow(db(), questionId)).toMatchObject({ isListed: false });
    expect(await make.tagCount(db(), "waiting")).toBe(0);
    expect((await decide(questionId, "publish")).kind).toBe("decided");
    expect(await make.post(db(), questionId)).toMatchObject({ state: "published" });
    expect(await make.questionRow(db(), questionId)).toMatchObject({ isListed: true, tags: ["waiting"] });
    expect(await make.tagCount(db(), "waiting")).toBe(1);
    expect(await make.indexedUnder(db(), questionId)).toBe(questionId);
    expect(await make.eventsOf(db(), questionId)).toContain("published");
    expect(await caseOf(questionId)).toMatchObject({ state: "decided" });
    const moments =
      await database.sql`select asked_at >= now() - interval '1 minute' as fresh from questions where id = ${questionId}`;
    expect(moments).toEqual([{ fresh: true }]);
  });

  it("counts a held answer and a held comment only from their publication on", async () => {
    const questionId = await ask();
    const answerId = await make.answer(db(), helper, questionId);
    const commentId = await make.comment(db(), helper, questionId);
    for (const id of [answerId, commentId]) {
      await database.sql`update documents set published_revision_id = null, published_at = null, state = 'held' where id = ${id}`;
      await make.hold(db(), id);
    }
    await database.sql`update questions set answer_count = 0, comment_count = 0 where id = ${questionId}`;
    await decide(answerId, "publish");
    await decide(commentId, "publish");
    expect(await make.questionRow(db(), questionId)).toMatchObject({ answerCount: 1, commentCount: 1 });
    expect(await make.indexedUnder(db(), answerId)).toBe(questionId);
  });

  it("returns with a reason that the author reads, and takes the text back when it was mended", async () => {
    const questionId = await heldQuestion();
    expect((await decide(questionId, "return")).kind).toBe("reason-needed");
    const returned = await decide(questionId, "return", {
      rule: "advertising",
      passage: "20 % off with code DIM20",
      note: "Without the offer this is a fine question.",
    });
    expect(returned.kind).toBe("decided");
    expect((await make.post(db(), questionId)).state).toBe("returned");
    const told = await listReasons(db(), questionId);
    expect(told.note).toBe("Without the offer this is a fine question.");
    expect(told.reasons.map((reason) => reason.rule)).toContain("advertising");

    const edited = await make.edit(db(), asker, questionId, {
      body: "Does anybody know a dimmer that works with this lamp without flickering?",
    });
    expect(edited.kind).toBe("held");
    const { id } = await caseOf(questionId);
    const view = await findCase(db(), id);
    expect(view?.kinds).toEqual(["held-again"]);
    expect(view?.change).toMatchObject({ since: "returned", number: 1 });
    expect(view?.signals).toEqual([]);
    expect((await decide(questionId, "publish")).kind).toBe("decided");
    expect((await make.post(db(), questionId)).state).toBe("published");
  });

  it("removes with a reason, for everybody but its author and moderators", async () => {
    const questionId = await heldQuestion();
    expect((await decide(questionId, "remove")).kind).toBe("reason-needed");
    expect((await decide(questionId, "remove", { rule: "spam" })).kind).toBe("decided");
    expect((await make.post(db(), questionId)).state).toBe("removed");
    expect((await listReasons(db(), questionId)).reasons[0]).toMatchObject({ rule: "spam" });
  });

  it("leaves the live text alone when a change of it is not taken over", async () => {
    const questionId = await ask({ title: "Which lamp survives a humid cellar for years" });
    const post = await make.post(db(), questionId);
    const edited = await make.edit(db(), asker, questionId, {
      title: "Which lamp survives a humid cellar for years",
      body: "Buy now at https://dimmers.example, 20 % off with code DIM20, order today and save!",
      tags: [],
    });
    expect(edited.kind).toBe("held");
    const view = await findCase(db(), (await caseOf(questionId)).id);
    expect(view?.kinds).toEqual(["edit-held"]);
    expect(view?.change).toMatchObject({ since: "live" });
    expect((await decide(questionId, "return", { rule: "advertising" })).kind).toBe("decided");
    expect(await make.post(db(), questionId)).toMatchObject({
      state: "published",
      publishedRevisionId: post.publishedRevisionId,
    });
    expect(await caseOf(questionId)).toMatchObject({ state: "decided" });
  });

  it("publishes a change that waited beside the live text", async () => {
    const questionId = await ask({ title: "Which lamp can stay outside in the rain" });
    await make.edit(db(), asker, questionId, {
      title: "Which lamp can stay outside all winter",
      body: "Order today at https://dimmers.example with coupon code DIM20 for 20 % off, or does it break?",
      tags: ["winter"],
    });
    expect((await decide(questionId, "publish")).kind).toBe("decided");
    expect(await make.questionRow(db(), questionId)).toMatchObject({
      title: "Which lamp can stay outside all winter",
      tags: ["winter"],
    });
    expect(await make.tagCount(db(), "winter")).toBe(1);
  });

  it("is for moderators who did not write it", async () => {
    const questionId = await heldQuestion();
    const staff = await make.person(db(), "staff");
    expect(await decide(questionId, "publish", { actor: helper })).toEqual({
      kind: "forbidden",
      reason: "moderators-only",
    });
    expect(await decide(questionId, "publish", { actor: staff })).toEqual({
      kind: "forbidden",
      reason: "moderators-only",
    });
    const own = await ask({}, other);
    await make.hold(db(), own);
    expect(await decide(own, "publish", { actor: other })).toEqual({ kind: "forbidden", reason: "own-case" });
  });

  it("has one winner when two moderators decide at once, and tells the other who was faster", async () => {
    const questionId = await heldQuestion();
    const [one, two] = await Promise.all([
      decide(questionId, "publish"),
      decide(questionId, "return", { actor: other, rule: "advertising" }),
    ]);
    const kinds = [one.kind, two.kind].sort();
    expect(kinds).toEqual(["decided", "stale"]);
    const stale = one.kind === "stale" ? one : two;
    const winner = one.kind === "stale" ? other : moderator;
    expect(stale).toMatchObject({ kind: "stale", latest: { byName: winner.displayName } });
    const { id } = await caseOf(questionId);
    expect(await database.sql`select 1 from decisions where case_id = ${id}`).toHaveLength(1);
  });

  it("takes the same press of a button twice as one", async () => {
    const questionId = await heldQuestion();
    const { id, version } = await caseOf(questionId);
    const press = () =>
      decideCase(db(), {
        actor: moderator,
        caseId: id,
        version,
        outcome: "publish",
        rule: null,
        passage: null,
        note: "",
      });
    expect((await press()).kind).toBe("decided");
    expect((await press()).kind).toBe("decided");
    expect(await database.sql`select 1 from decisions where case_id = ${id}`).toHaveLength(1);
  });

  it("refuses what was changed after the moderator read it", async () => {
    const questionId = await heldQuestion();
    const before = await caseOf(questionId);
    await make.edit(db(), asker, questionId, {
      title: "Where to buy a dimmer for my old lamp",
      body: "Order today at https://dimmers.example with coupon code DIM30 for 30 % off!",
      tags: [],
    });
    const outcome = await decideCase(db(), {
      actor: moderator,
      caseId: before.id,
      version: before.version,
      outcome: "publish",
      rule: null,
      passage: null,
      note: "",
    });
    expect(outcome).toEqual({ kind: "stale", latest: null });
    expect((await make.post(db(), questionId)).state).toBe("held");
  });

  it("settles the case by itself when the author mends a held text before anybody looked", async () => {
    const questionId = await heldQuestion();
    const edited = await make.edit(db(), asker, questionId, {
      title: "Which dimmer works with my old lamp",
      body: "The one I have makes it flicker below half of the brightness. Which one does not?",
      tags: ["dimmer"],
    });
    expect(edited.kind).toBe("published");
    expect(await caseOf(questionId)).toMatchObject({ state: "decided" });
    expect(await make.questionRow(db(), questionId)).toMatchObject({ isListed: true, tags: ["dimmer"] });
  });

  it("lets another moderator than the one who closed it settle a wish to reopen, and says why", async () => {
    const questionId = await ask();
    await cases.closeBefore(db(), { actor: moderator, questionId });
    await reopenQuestion(db(), { actor: asker, questionId, because: "It is about the lamp." });
    expect((await decide(questionId, "dismiss", { note: "It is not." })).kind).toBe("forbidden");
    const by = { actor: other };
    expect((await decide(questionId, "dismiss", by)).kind).toBe("reason-needed");
    expect((await decide(questionId, "dismiss", { ...by, note: "It is not." })).kind).toBe("decided");
    expect((await decide(questionId, "dismiss", { ...by, note: "It is not at all." })).kind).toBe("stale");
    expect((await make.questionRow(db(), questionId)).isClosed).toBe(true);
    await reopenQuestion(db(), { actor: asker, questionId, because: "It really is." });
    expect((await decide(questionId, "restore", by)).kind).toBe("decided");
    expect((await make.questionRow(db(), questionId)).isClosed).toBe(false);
    expect(await caseOf(questionId)).toMatchObject({ state: "decided" });
  });
});
