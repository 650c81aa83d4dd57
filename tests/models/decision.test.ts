import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findCase } from "~/models/case-reading.server";
import { claimCase, releaseCase } from "~/models/claim.server";
import { loadCommunity } from "~/models/community.server";
import { type Decide, decideCase } from "~/models/decision.server";
import { appendDecision, verifyLog } from "~/models/decision-log.server";
import { listReasons } from "~/models/held-reasons.server";
import { proposeRevision } from "~/models/proposal.server";
import { findProposal, viewProposal } from "~/models/proposal-reading.server";
import { acceptProposal, rejectProposal, withdrawProposal } from "~/models/proposal-review.server";
import { askQuestion } from "~/models/question.server";
import { closeQuestion, reopenQuestion } from "~/models/question-care.server";
import { countOpenCases, listCases, reviewMinutes } from "~/models/queue.server";
import { findRevisionById } from "~/models/revision.server";
import { markPassages } from "~/passage-marks";
import type { Actor } from "~/visit.server";
import { createTestDatabase, type TestDatabase } from "../support/cluster";
import * as make from "./care-community";

const READER = { seesHeld: true, newcomerPosts: 3 };

describe("deciding what waits", () => {
  let database: TestDatabase;
  let asker: Actor;
  let helper: Actor;
  let moderator: Actor;
  let other: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase();
    await make.furnish(db());
    [asker, helper, moderator, other] = [
      await make.person(db()),
      await make.person(db()),
      await make.person(db(), "moderator"),
      await make.person(db(), "moderator"),
    ];
  });
  afterAll(() => database.close());

  const rate = () => database.sql`delete from rate_counts`;
  const ask = async (options: Parameters<typeof make.ask>[2] = {}, by = asker) => {
    await rate();
    return make.ask(db(), by, options);
  };
  const caseOf = async (documentId: number) => {
    const rows = await db().execute<{ id: number; version: number; state: string }>(sql`
      select id, version, state from cases where document_id = ${documentId}::bigint`);
    if (!rows[0]) throw new Error("no case");
    return rows[0];
  };
  /** A question that really was held by the rules, as its author handed it in. */
  const heldQuestion = async (author = asker, tags = ["waiting"]) => {
    await rate();
    const { areas } = await loadCommunity(db());
    const area = areas.find((one) => one.kind === "questions");
    if (!area) throw new Error("no area");
    const outcome = await askQuestion(db(), {
      actor: author,
      area,
      title: `Where to buy a dimmer for lamp ${crypto.randomUUID().slice(0, 6)}`,
      body: "Buy now at https://dimmers.example, 20 % off with code DIM20, order today and save! Does anybody know whether it fits @nobody?",
      productId: null,
      versionId: null,
      tags,
      language: "en",
      isDisclosed: false,
      key: crypto.randomUUID(),
    });
    if (outcome.kind !== "held") throw new Error(`not held but ${outcome.kind}`);
    return outcome.documentId;
  };
  const decide = async (documentId: number, outcome: Decide["outcome"], more: Partial<Decide> = {}) => {
    const { id, version } = await caseOf(documentId);
    return decideCase(db(), {
      actor: moderator,
      caseId: id,
      version,
      outcome,
      rule: null,
      passage: null,
      note: "",
      ...more,
    });
  };

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

  describe("claims", () => {
    it("belong to one person for five minutes, can be renewed and given back", async () => {
      const { id } = await caseOf(await heldQuestion());
      const [one, two] = await Promise.all([
        claimCase(db(), { caseId: id, actorId: moderator.id }),
        claimCase(db(), { caseId: id, actorId: other.id }),
      ]);
      expect([one.kind, two.kind].sort()).toEqual(["mine", "taken"]);
      const winner = one.kind === "mine" ? moderator : other;
      const loser = winner === moderator ? other : moderator;
      const { version } = await caseOf(
        (await database.sql<{ document_id: number }[]>`select document_id from cases where id = ${id}`)[0]
          ?.document_id ?? 0,
      );
      const decided = await decideCase(db(), {
        actor: loser,
        caseId: id,
        version,
        outcome: "publish",
        rule: null,
        passage: null,
        note: "",
      });
      expect(decided).toMatchObject({ kind: "claimed", byName: winner.displayName });
      expect((await claimCase(db(), { caseId: id, actorId: winner.id })).kind).toBe("mine");
      await releaseCase(db(), { caseId: id, actorId: loser.id });
      expect((await claimCase(db(), { caseId: id, actorId: loser.id })).kind).toBe("taken");
      await releaseCase(db(), { caseId: id, actorId: winner.id });
      expect((await claimCase(db(), { caseId: id, actorId: loser.id })).kind).toBe("mine");
    });

    it("are over when their time is over", async () => {
      const { id } = await caseOf(await heldQuestion());
      await claimCase(db(), { caseId: id, actorId: moderator.id });
      await database.sql`update cases set claimed_until = now() - interval '1 second' where id = ${id}`;
      expect((await claimCase(db(), { caseId: id, actorId: other.id })).kind).toBe("mine");
    });
  });

  describe("the queue", () => {
    it("shows newcomers first, then the oldest, page by page without repetition", async () => {
      await database.sql`update cases set state = 'decided', decided_at = now() where state <> 'decided'`;
      await database.sql`update documents set state = 'returned' where state = 'held'`;
      await database.sql`update signals set settled_at = now() where settled_at is null`;
      const newcomer = await make.person(db());
      const [early, late, fresh] = [await heldQuestion(), await heldQuestion(), await heldQuestion(newcomer)];
      await database.sql`update cases set opened_at = now() - interval '2 hours' where document_id = ${early}`;
      const { rows, next } = await listCases(db(), { reader: READER, after: null, kind: null });
      expect(rows.map((row) => row.documentId)).toEqual([fresh, early, late]);
      expect(rows.map((row) => row.isNewcomer)).toEqual([true, false, false]);
      expect(next).toBeNull();
      expect(rows[0]?.kinds).toEqual(["held"]);
      expect(rows[0]?.reasons.length).toBeGreaterThan(0);
      const afterFirst = await listCases(db(), { reader: READER, after: rows[0]?.cursor ?? null, kind: null });
      expect(afterFirst.rows.map((row) => row.documentId)).toEqual([early, late]);
      expect((await listCases(db(), { reader: READER, after: null, kind: "proposal" })).rows).toEqual([]);
      expect(await countOpenCases(db(), { seesHeld: true })).toBe(3);
    });

    it("shows staff experts nothing that is not published", async () => {
      const reader = { seesHeld: false, newcomerPosts: 3 };
      expect((await listCases(db(), { reader, after: null, kind: null })).rows).toEqual([]);
      expect(await countOpenCases(db(), reader)).toBe(0);
      const questionId = await ask();
      const edit = await suggestion(questionId, helper, (text) => `${text}\n\nIt is the model with the brass foot.`);
      await proposeRevision(db(), edit);
      expect((await listCases(db(), { reader, after: null, kind: null })).rows.map((row) => row.documentId)).toEqual([
        questionId,
      ]);
    });

    it("knows how long reviews take", async () => {
      await database.sql`update cases set decided_at = now(), opened_at = now() - interval '40 minutes' where state = 'decided'`;
      expect(await reviewMinutes(db())).toBe(40);
    });
  });

  it("lets a moderator settle a wish to reopen", async () => {
    const questionId = await ask();
    await closeQuestion(db(), { actor: moderator, questionId, reason: "off-topic", note: "" });
    await reopenQuestion(db(), { actor: asker, questionId, because: "It is about the lamp." });
    expect((await decide(questionId, "dismiss")).kind).toBe("decided");
    expect((await make.questionRow(db(), questionId)).isClosed).toBe(true);
    await reopenQuestion(db(), { actor: asker, questionId, because: "It really is." });
    expect((await decide(questionId, "restore")).kind).toBe("decided");
    expect((await make.questionRow(db(), questionId)).isClosed).toBe(false);
    expect(await caseOf(questionId)).toMatchObject({ state: "decided" });
  });

  async function suggestion(
    documentId: number,
    actor: Actor,
    change: (text: string) => string,
    more: { title?: string; tags?: string[] } = {},
  ) {
    await rate();
    const post = await make.post(db(), documentId);
    const base = await findRevisionById(db(), post.publishedRevisionId ?? 0);
    if (!base) throw new Error("no text");
    return {
      actor,
      post,
      allowsAdvertising: false,
      title: more.title ?? base.title,
      body: change(base.source),
      tags: more.tags ?? base.tags,
      summary: "More precise",
      isMinor: false,
      base: base.id,
      key: crypto.randomUUID(),
    };
  }
  const propose = async (
    documentId: number,
    actor: Actor,
    change: (text: string) => string,
    more?: { title?: string; tags?: string[] },
  ) => {
    const outcome = await proposeRevision(db(), await suggestion(documentId, actor, change, more));
    if (outcome.kind !== "proposed") throw new Error(JSON.stringify(outcome));
    return outcome.proposalId;
  };
  const sourceOf = async (documentId: number) =>
    (await findRevisionById(db(), (await make.post(db(), documentId)).publishedRevisionId ?? 0))?.source ?? "";

  describe("suggested edits", () => {
    it("go live under the name of whoever suggested them, with the reviewer recorded", async () => {
      const questionId = await ask({ title: "Which foot fits the tall lamp in the hall", tags: ["foot"] });
      const proposalId = await propose(questionId, helper, (text) => `${text}\n\nIt is the brass one.`, {
        title: "Which foot fits the tall lamp",
        tags: ["foot", "brass"],
      });
      const live = (await make.post(db(), questionId)).publishedRevisionId ?? 0;
      expect((await acceptProposal(db(), { actor: asker, proposalId, live, note: "" })).kind).toBe("accepted");
      expect((await acceptProposal(db(), { actor: asker, proposalId, live, note: "" })).kind).toBe("accepted");
      expect(await sourceOf(questionId)).toContain("brass one");
      expect(await make.questionRow(db(), questionId)).toMatchObject({
        title: "Which foot fits the tall lamp",
        tags: ["foot", "brass"],
      });
      const revision = await findRevisionById(db(), (await make.post(db(), questionId)).publishedRevisionId ?? 0);
      expect(revision).toMatchObject({ number: 2, author: { name: helper.name }, summary: "More precise" });
      expect(await findProposal(db(), proposalId)).toMatchObject({ state: "accepted", reviewedBy: asker.displayName });
      expect(await caseOf(questionId)).toMatchObject({ state: "decided" });
    });

    it("are merged onto what was published meanwhile, each independent of the others", async () => {
      const questionId = await ask();
      const first = await propose(questionId, helper, (text) => `At home.\n\n${text}`);
      const second = await propose(questionId, await make.person(db()), (text) => `${text}\n\nIt has a brass foot.`);
      const before = (await make.post(db(), questionId)).publishedRevisionId ?? 0;
      await acceptProposal(db(), { actor: asker, proposalId: first, live: before, note: "" });
      expect((await acceptProposal(db(), { actor: asker, proposalId: second, live: before, note: "" })).kind).toBe(
        "stale",
      );
      const live = (await make.post(db(), questionId)).publishedRevisionId ?? 0;
      const line = await findProposal(db(), second);
      if (!line) throw new Error("no proposal");
      const view = await viewProposal(db(), { proposal: line, liveRevisionId: live, language: "en" });
      expect(view).toMatchObject({ isConflicting: false });
      expect(view.diff.blocks.filter((block) => block.kind !== "same").map((block) => block.kind)).toEqual(["added"]);
      expect((await acceptProposal(db(), { actor: asker, proposalId: second, live, note: "" })).kind).toBe("accepted");
      expect(await sourceOf(questionId)).toMatch(/^At home\.[\s\S]*brass foot\.$/);
    });

    it("say so when they overlap with a newer change", async () => {
      const questionId = await ask();
      const change = (word: string) => (text: string) => text.replace("flickers", word);
      const first = await propose(questionId, helper, change("blinks"));
      const second = await propose(questionId, await make.person(db()), change("trembles"));
      const live = async () => (await make.post(db(), questionId)).publishedRevisionId ?? 0;
      await acceptProposal(db(), { actor: asker, proposalId: first, live: await live(), note: "" });
      expect(
        (await acceptProposal(db(), { actor: asker, proposalId: second, live: await live(), note: "" })).kind,
      ).toBe("conflict");
      expect(await sourceOf(questionId)).toContain("blinks");
    });

    it("are decided once, by somebody who may and did not suggest them", async () => {
      const questionId = await ask();
      const proposalId = await propose(questionId, helper, (text) => `${text}\n\nReally.`);
      const stranger = await make.person(db());
      expect((await rejectProposal(db(), { actor: stranger, proposalId, note: "no" })).kind).toBe("forbidden");
      expect((await rejectProposal(db(), { actor: helper, proposalId, note: "no" })).kind).toBe("forbidden");
      expect((await withdrawProposal(db(), { actor: asker, proposalId })).kind).toBe("forbidden");
      const live = (await make.post(db(), questionId)).publishedRevisionId ?? 0;
      const outcomes = await Promise.all([
        acceptProposal(db(), { actor: asker, proposalId, live, note: "" }),
        rejectProposal(db(), { actor: moderator, proposalId, note: "No need." }),
      ]);
      expect(outcomes.map((outcome) => outcome.kind).filter((kind) => kind !== "stale")).toHaveLength(1);
      expect(await caseOf(questionId)).toMatchObject({ state: "decided" });
    });

    it("can be withdrawn, and nothing waits afterwards", async () => {
      const questionId = await ask();
      const proposalId = await propose(questionId, helper, (text) => `${text}\n\nReally.`);
      expect((await withdrawProposal(db(), { actor: helper, proposalId })).kind).toBe("withdrawn");
      expect((await withdrawProposal(db(), { actor: helper, proposalId })).kind).toBe("withdrawn");
      expect(await caseOf(questionId)).toMatchObject({ state: "decided" });
    });

    it("are written once however often the form is sent, and not at all when nothing changed", async () => {
      const questionId = await ask();
      const edit = await suggestion(questionId, helper, (text) => `${text}\n\nReally.`);
      const outcomes = await Promise.all([1, 2, 3].map(() => proposeRevision(db(), edit)));
      expect(
        new Set(outcomes.map((outcome) => (outcome.kind === "proposed" ? outcome.proposalId : outcome.kind))).size,
      ).toBe(1);
      expect(await database.sql`select 1 from proposals where document_id = ${questionId}`).toHaveLength(1);
      expect((await proposeRevision(db(), await suggestion(questionId, helper, (text) => text))).kind).toBe(
        "unchanged",
      );
    });
  });

  describe("the log", () => {
    it("is whole after everything above, and refuses changes", async () => {
      const count = (await database.sql`select count(*) as count from decisions`)[0]?.count;
      expect(await verifyLog(db())).toMatchObject({ kind: "intact", count });
      await expect(database.sql`update decisions set note = 'x'`).rejects.toThrow("append-only");
      await expect(database.sql`delete from decisions`).rejects.toThrow("append-only");
    });

    it("keeps one chain when many decide at once", async () => {
      const { id } = await caseOf(await heldQuestion());
      await Promise.all(
        Array.from({ length: 12 }, (_, at) =>
          db().transaction((tx) =>
            appendDecision(tx, {
              caseId: id,
              revisionId: null,
              deciderId: moderator.id,
              outcome: "dismiss",
              rule: null,
              passage: null,
              note: `${at}: „ключ“ 鑰匙`,
              authorId: asker.id,
              effects: { state: { from: "published", to: "published" } },
              appealedId: null,
            }),
          ),
        ),
      );
      expect((await verifyLog(db())).kind).toBe("intact");
    });

    it("shows where somebody changed a row or took one out", async () => {
      const rows = await database.sql<{ id: number }[]>`select id from decisions order by id`;
      const middle = rows[Math.floor(rows.length / 2)]?.id ?? 0;
      await database.sql`alter table decisions disable trigger user`;
      await database.sql`update decisions set note = note || '.' where id = ${middle}`;
      expect(await verifyLog(db())).toEqual({ kind: "broken", decisionId: middle, because: "changed" });
      await database.sql`update decisions set note = left(note, -1) where id = ${middle}`;
      expect((await verifyLog(db())).kind).toBe("intact");
      await database.sql`delete from decisions where id = ${middle}`;
      expect(await verifyLog(db())).toMatchObject({ kind: "broken", because: "missing-before" });
      await database.sql`alter table decisions enable trigger user`;
    });
  });
});

describe("marking passages", () => {
  it("marks words in text, whatever case, and never inside tags or character references", () => {
    const html =
      '<p title="x">Buy &amp; save at <a href="https://shop.example/amp">Shop.example</a> &quot;now&quot;</p>';
    expect(markPassages(html, ["shop.example", "amp"])).toBe(
      '<p title="x">Buy &amp; save at <a href="https://shop.example/amp"><mark>Shop.example</mark></a> &quot;now&quot;</p>',
    );
    expect(markPassages(html, ['"now"', "Buy & save"])).toContain("<mark>Buy &amp; save</mark>");
    expect(markPassages("<p>a&lt;b</p>", ["<b>", "a<b"])).toBe("<p><mark>a&lt;b</mark></p>");
    expect(markPassages("<p>1+1 (x)</p>", ["1+1 (x)"])).toBe("<p><mark>1+1 (x)</mark></p>");
    expect(markPassages("<p>text</p>", ["", "t"])).toBe("<p>text</p>");
  });
});
