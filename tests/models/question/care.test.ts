import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { deletePost, loadDeletion, restorePost } from "~/models/case/post-deletion.server";
import type { Community } from "~/models/community/community.server";
import { setAcceptance } from "~/models/question/answer.server";
import { closeQuestion, reopenQuestion } from "~/models/question/care.server";
import { canonicalOf, confirmDuplicate, markDuplicate } from "~/models/question/duplicate.server";
import { parseTargets } from "~/models/question/duplicate-targets.server";
import { duplicatesOf } from "~/models/question/leading-here.server";
import { setPinned, setProtected } from "~/models/question/marks.server";
import { mergeQuestions } from "~/models/question/merge.server";
import { movePlace } from "~/models/question/place.server";
import { setMeToo, vote } from "~/models/question/vote.server";
import { filterMark } from "~/search/vector";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "./care-community";

describe("looking after questions", () => {
  let database: TestDatabase;
  let community: Community;
  let asker: Actor;
  let helper: Actor;
  let moderator: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase();
    community = await make.furnish(db());
    [asker, helper, moderator] = [
      await make.person(db()),
      await make.person(db()),
      await make.person(db(), "moderator"),
    ];
  });
  afterAll(() => database.close());

  const rate = () => database.sql`delete from rate_counts`;
  const ask = async (options: Parameters<typeof make.ask>[2] = {}, by = asker) => {
    await rate();
    return make.ask(db(), by, options);
  };
  const answered = async (options: Parameters<typeof make.ask>[2] = {}) => {
    const questionId = await ask(options);
    return { questionId, answerId: await make.answer(db(), helper, questionId) };
  };

  describe("closing and opening again", () => {
    it("says why, keeps answers out, and does nothing the second time", async () => {
      const questionId = await ask();
      const close = () =>
        closeQuestion(db(), { actor: moderator, questionId, reason: "off-topic", note: "Ask the heating company." });
      expect((await close()).kind).toBe("done");
      expect((await close()).kind).toBe("unchanged");
      expect((await make.questionRow(db(), questionId)).isClosed).toBe(true);
      expect(await database.sql`select reason, note from question_closures where question_id = ${questionId}`).toEqual([
        { reason: "off-topic", note: "Ask the heating company." },
      ]);
      expect((await make.eventsOf(db(), questionId)).filter((verb) => verb === "closed")).toHaveLength(1);
      await expect(make.answer(db(), helper, questionId)).rejects.toThrow("question-closed");
    });

    it("is not for members, except their own question that was solved elsewhere", async () => {
      const questionId = await ask();
      expect(await closeQuestion(db(), { actor: helper, questionId, reason: "off-topic", note: "" })).toEqual({
        kind: "forbidden",
        reason: "moderators-only",
      });
      expect(await closeQuestion(db(), { actor: asker, questionId, reason: "off-topic", note: "" })).toEqual({
        kind: "forbidden",
        reason: "moderators-only",
      });
      expect(
        (await closeQuestion(db(), { actor: asker, questionId, reason: "resolved-elsewhere", note: "" })).kind,
      ).toBe("done");
    });

    it("lets the asker open it once, and then asks a moderator", async () => {
      const questionId = await ask();
      const close = () => closeQuestion(db(), { actor: moderator, questionId, reason: "resolved-elsewhere", note: "" });
      const reopen = () => reopenQuestion(db(), { actor: asker, questionId, because: "It is back." });
      await close();
      expect((await reopen()).kind).toBe("done");
      expect((await make.questionRow(db(), questionId)).isClosed).toBe(false);
      await close();
      expect((await reopen()).kind).toBe("asked");
      expect((await reopen()).kind).toBe("asked");
      expect((await make.questionRow(db(), questionId)).isClosed).toBe(true);
      const wishes = await database.sql`
        select s.passage from signals s join cases c on c.id = s.case_id where c.document_id = ${questionId} and s.settled_at is null`;
      expect(wishes).toEqual([{ passage: "It is back." }]);
    });

    it("happens by itself when the asker adds the detail that was missing", async () => {
      const questionId = await ask();
      await closeQuestion(db(), { actor: moderator, questionId, reason: "needs-detail", note: "Which lamp?" });
      const edit = async (actor: Actor, words: string) => {
        const post = await make.post(db(), questionId);
        return make.edit(db(), actor, questionId, {
          title: post.questionTitle,
          body: `It is the reading lamp with the brass foot, ${words}.`,
          tags: [],
        });
      };
      await edit(moderator, "bought in May");
      expect((await make.questionRow(db(), questionId)).isClosed).toBe(true);
      await edit(asker, "bought in June");
      expect((await make.questionRow(db(), questionId)).isClosed).toBe(false);
      expect(await make.eventsOf(db(), questionId)).toContain("reopened");
    });

    it("tells nobody about a question they may not see", async () => {
      const questionId = await ask();
      await deletePost(db(), { actor: moderator, documentId: questionId, rule: null, note: "Under repair." });
      const outcome = await closeQuestion(db(), { actor: helper, questionId, reason: "off-topic", note: "" });
      expect(outcome).toEqual({ kind: "forbidden", reason: "not-visible" });
      expect(
        (await closeQuestion(db(), { actor: moderator, questionId: 999_999, reason: "off-topic", note: "" })).kind,
      ).toBe("missing");
    });

    it("has one winner when it is closed many times at once", async () => {
      const questionId = await ask();
      const outcomes = await Promise.all(
        [1, 2, 3, 4, 5].map(() => closeQuestion(db(), { actor: moderator, questionId, reason: "off-topic", note: "" })),
      );
      expect(outcomes.filter((outcome) => outcome.kind === "done")).toHaveLength(1);
      expect(await database.sql`select 1 from question_closures where question_id = ${questionId}`).toHaveLength(1);
    });
  });

  describe("pinning and protecting", () => {
    it("is for those who hold a role, and can be taken back", async () => {
      const questionId = await ask();
      expect((await setPinned(db(), { actor: asker, questionId, isOn: true })).kind).toBe("forbidden");
      expect((await setPinned(db(), { actor: moderator, questionId, isOn: true })).kind).toBe("done");
      expect((await setPinned(db(), { actor: moderator, questionId, isOn: true })).kind).toBe("unchanged");
      expect((await make.questionRow(db(), questionId)).isPinned).toBe(true);
      expect((await setPinned(db(), { actor: moderator, questionId, isOn: false })).kind).toBe("done");
      expect((await setProtected(db(), { actor: moderator, questionId, isOn: true, reason: "" })).kind).toBe("done");
      expect((await setProtected(db(), { actor: moderator, questionId, isOn: true, reason: "" })).kind).toBe(
        "unchanged",
      );
      expect((await make.post(db(), questionId)).isProtected).toBe(true);
      expect((await setProtected(db(), { actor: moderator, questionId, isOn: false, reason: "" })).kind).toBe("done");
      expect((await make.post(db(), questionId)).isProtected).toBe(false);
    });
  });

  describe("moving", () => {
    it("takes answers, comments and the search index along", async () => {
      const [lamp, kettle] = community.products;
      const { questionId, answerId } = await answered({ productId: lamp?.id ?? null });
      const commentId = await make.comment(db(), helper, answerId);
      const areaId = (await make.post(db(), questionId)).areaId;
      const place = { areaId, productId: kettle?.id ?? null, versionId: kettle?.versions[0]?.id ?? null };
      expect((await movePlace(db(), { actor: asker, questionId, place, community })).kind).toBe("forbidden");
      expect((await movePlace(db(), { actor: moderator, questionId, place, community })).kind).toBe("done");
      expect((await movePlace(db(), { actor: moderator, questionId, place, community })).kind).toBe("unchanged");
      const products = await db().execute<{ product: number }>(sql`
        select product_id as product from documents where id in (${questionId}::bigint, ${answerId}::bigint, ${commentId}::bigint)`);
      expect(products.map((row) => row.product)).toEqual([kettle?.id, kettle?.id, kettle?.id]);
      const contexts =
        await database.sql`select vector::text as vector from search_documents where document_id in (${questionId}, ${answerId})`;
      for (const { vector } of contexts) {
        expect(vector).toContain(`'${filterMark.product(kettle?.id ?? 0)}'`);
        expect(vector).not.toContain(`'${filterMark.product(lamp?.id ?? 0)}'`);
      }
    });

    it("refuses a version of another product", async () => {
      const [lamp, kettle] = community.products;
      const questionId = await ask({ productId: lamp?.id ?? null });
      const areaId = (await make.post(db(), questionId)).areaId;
      const place = { areaId, productId: lamp?.id ?? null, versionId: kettle?.versions[0]?.id ?? null };
      expect((await movePlace(db(), { actor: moderator, questionId, place, community })).kind).toBe("unknown-place");
    });
  });

  describe("duplicates", () => {
    it("are named by number or address, several at once", () => {
      expect(parseTargets("#12, 7 https://x.example/q/45/why-not and").map((target) => target.id)).toEqual([
        12,
        7,
        45,
        null,
      ]);
      expect(parseTargets("1 2 3 4 5 6 7")).toHaveLength(6);
      expect(parseTargets("/questions/9/x、#10").map((target) => target.id)).toEqual([9, 10]);
    });

    it("bring their people, their words and the answer from there", async () => {
      const { questionId: canonicalId, answerId } = await answered({
        title: "Which bulb fits the reading lamp upstairs",
      });
      const people = [await make.person(db()), await make.person(db())];
      const duplicateId = await ask({ title: "Unusualword light for my bedside table" }, people[0]);
      for (const one of [people[1], asker])
        if (one) await setMeToo(db(), { actor: one, questionId: duplicateId, isOn: true });
      const mark = () =>
        markDuplicate(db(), { actor: moderator, questionId: duplicateId, targets: `#${canonicalId}`, note: "" });
      expect((await mark()).kind).toBe("done");
      expect((await mark()).kind).toBe("unchanged");
      // The asker of the duplicate and one more; the asker of the canonical question does not have it "too".
      expect((await make.questionRow(db(), canonicalId)).meTooCount).toBe(2);
      expect((await make.questionRow(db(), duplicateId)).isClosed).toBe(true);
      const canonical = await canonicalOf(db(), duplicateId);
      expect(canonical).toMatchObject({
        question: { id: canonicalId, answerCount: 1 },
        others: [],
        isMerged: false,
        answer: { id: answerId },
      });
      const found =
        await database.sql`select vector::text as vector from search_documents where document_id = ${canonicalId}`;
      expect(found[0]?.vector).toContain("unusualword");
    });

    it.each(["marked", "merged"] as const)(
      "leave their title out where whoever did it wants that, also after a further merge: %s",
      async (how) => {
        const { questionId: canonicalId } = await answered({ title: `Which bulb fits the ${how} lamp in the hall` });
        const duplicateId = await ask({ title: `Zzyx${how} zzyx zzyx zzyx zzyx` }, await make.person(db()));
        const done =
          how === "marked"
            ? await markDuplicate(db(), {
                actor: moderator,
                questionId: duplicateId,
                targets: `#${canonicalId}`,
                note: "",
                leavesTitleOut: true,
              })
            : await mergeQuestions(db(), {
                actor: moderator,
                fromId: duplicateId,
                intoId: canonicalId,
                leavesTitleOut: true,
              });
        expect(done.kind).toBe("done");
        const shown = (id: number) => db().execute<{ title: string }>(duplicatesOf(id));
        const words = async (id: number) =>
          (await database.sql`select vector::text as vector from search_documents where document_id = ${id}`)[0]
            ?.vector;
        expect([...(await shown(canonicalId))]).toEqual([]);
        expect(await words(canonicalId)).not.toContain("zzyx");
        const elsewhere = await ask({ title: `Where does the ${how} lamp get its bulbs from` });
        await mergeQuestions(db(), { actor: moderator, fromId: canonicalId, intoId: elsewhere });
        expect((await shown(elsewhere)).map(({ title }) => title)).toEqual([
          `Which bulb fits the ${how} lamp in the hall`,
        ]);
        expect(await words(elsewhere)).not.toContain("zzyx");
      },
    );

    it("are forgotten when the question opens again: only the people who followed go", async () => {
      const { questionId: canonicalId } = await answered();
      const duplicateId = await ask({}, helper);
      const stays = await make.person(db());
      await setMeToo(db(), { actor: stays, questionId: canonicalId, isOn: true });
      await setMeToo(db(), { actor: stays, questionId: duplicateId, isOn: true });
      await markDuplicate(db(), { actor: moderator, questionId: duplicateId, targets: String(canonicalId), note: "" });
      expect((await make.questionRow(db(), canonicalId)).meTooCount).toBe(2);
      expect(
        (await reopenQuestion(db(), { actor: helper, questionId: duplicateId, because: "Mine is another model." }))
          .kind,
      ).toBe("done");
      expect((await make.questionRow(db(), canonicalId)).meTooCount).toBe(1);
      expect(await canonicalOf(db(), duplicateId)).toBeNull();
    });

    it("lead to the end of a chain and never in a circle", async () => {
      const { questionId: first } = await answered();
      const { questionId: second } = await answered();
      const { questionId: third } = await answered();
      await markDuplicate(db(), { actor: moderator, questionId: second, targets: String(first), note: "" });
      const marked = await markDuplicate(db(), {
        actor: moderator,
        questionId: third,
        targets: String(second),
        note: "",
      });
      expect(marked.kind).toBe("done");
      expect((await canonicalOf(db(), third))?.question.id).toBe(first);
      const circle = await markDuplicate(db(), {
        actor: moderator,
        questionId: first,
        targets: String(third),
        note: "",
      });
      expect(circle).toMatchObject({ kind: "refused", because: "circle" });
    });

    it("have one winner when two questions are marked as each other's duplicates at once", async () => {
      const [{ questionId: one }, { questionId: other }] = [await answered(), await answered()];
      const outcomes = await Promise.all([
        markDuplicate(db(), { actor: moderator, questionId: one, targets: String(other), note: "" }),
        markDuplicate(db(), { actor: moderator, questionId: other, targets: String(one), note: "" }),
      ]);
      expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(["done", "refused"]);
    });

    it("need a visible, answered question that exists", async () => {
      const questionId = await ask();
      const unanswered = await ask();
      const { questionId: gone } = await answered();
      await deletePost(db(), { actor: moderator, documentId: gone, rule: null, note: "Under repair." });
      const because = async (targets: string) => {
        const outcome = await markDuplicate(db(), { actor: moderator, questionId, targets, note: "" });
        return outcome.kind === "refused" ? outcome.because : outcome.kind;
      };
      expect(await because(String(unanswered))).toBe("not-answered");
      expect(await because(String(gone))).toBe("not-visible");
      expect(await because("999999")).toBe("unknown");
      expect(await because("nonsense")).toBe("unknown");
      expect(await because(String(questionId))).toBe("itself");
      expect(await because(" ")).toBe("none");
      expect((await make.questionRow(db(), questionId)).isClosed).toBe(false);
    });

    it("count once per member that they solved it", async () => {
      const { questionId: canonicalId } = await answered();
      const duplicateId = await ask({}, helper);
      await markDuplicate(db(), { actor: moderator, questionId: duplicateId, targets: String(canonicalId), note: "" });
      expect((await confirmDuplicate(db(), { actor: helper, questionId: duplicateId })).kind).toBe("done");
      expect((await confirmDuplicate(db(), { actor: helper, questionId: duplicateId })).kind).toBe("unchanged");
      expect((await make.eventsOf(db(), canonicalId)).filter((verb) => verb === "duplicate-solved")).toHaveLength(1);
    });
  });

  describe("merging", () => {
    it("moves everything once, counts it anew, and leaves a closed duplicate that leads there", async () => {
      const { questionId: fromId, answerId } = await answered();
      const { questionId: intoId } = await answered({ productId: community.products[1]?.id ?? null });
      const both = await make.person(db());
      const onlyOld = await make.person(db());
      for (const id of [fromId, intoId]) await setMeToo(db(), { actor: both, questionId: id, isOn: true });
      await setMeToo(db(), { actor: onlyOld, questionId: fromId, isOn: true });
      await setAcceptance(db(), { actor: asker, answerId, isAccepted: true });
      await vote(db(), { actor: onlyOld, documentId: answerId, value: 1 });
      const underQuestion = await make.comment(db(), helper, fromId);
      const underAnswer = await make.comment(db(), helper, answerId);
      const merge = () => mergeQuestions(db(), { actor: moderator, fromId, intoId });
      expect((await merge()).kind).toBe("done");
      expect((await merge()).kind).toBe("unchanged");
      expect(await make.questionRow(db(), intoId)).toMatchObject({
        answerCount: 2,
        acceptedCount: 1,
        commentCount: 1,
        meTooCount: 2,
      });
      expect(await make.questionRow(db(), fromId)).toMatchObject({
        answerCount: 0,
        acceptedCount: 0,
        commentCount: 0,
        meTooCount: 0,
        isClosed: true,
      });
      expect(await make.post(db(), answerId)).toMatchObject({
        questionId: intoId,
        productId: community.products[1]?.id,
      });
      expect((await make.post(db(), underQuestion)).answerId).toBeNull();
      expect((await make.post(db(), underAnswer)).answerId).toBe(answerId);
      expect(await database.sql`select score from answers where id = ${answerId}`).toEqual([{ score: 1 }]);
      expect(await canonicalOf(db(), fromId)).toMatchObject({ question: { id: intoId }, isMerged: true });
      expect(await make.indexedUnder(db(), answerId)).toBe(intoId);
    });

    it("is for moderators and refuses circles and itself", async () => {
      const [{ questionId: one }, { questionId: other }] = [await answered(), await answered()];
      const merge = (actor: Actor, fromId: number, intoId: number) => mergeQuestions(db(), { actor, fromId, intoId });
      expect((await merge(asker, one, other)).kind).toBe("forbidden");
      expect(await merge(moderator, one, one)).toEqual({ kind: "refused", because: "itself" });
      expect(await merge(moderator, one, 999_999)).toEqual({ kind: "refused", because: "unknown" });
      await markDuplicate(db(), { actor: moderator, questionId: other, targets: String(one), note: "" });
      expect(await merge(moderator, one, other)).toEqual({ kind: "refused", because: "circle" });
    });
  });

  describe("deleting and restoring", () => {
    it("takes counters, tags, acceptances and search along, and brings all of it back", async () => {
      const { questionId, answerId } = await answered({ tags: ["flicker"] });
      await setAcceptance(db(), { actor: asker, answerId, isAccepted: true });
      await make.comment(db(), helper, answerId);
      expect(await make.tagCount(db(), "flicker")).toBe(1);
      const remove = (documentId: number) =>
        deletePost(db(), { actor: moderator, documentId, rule: null, note: "Under repair." });
      const restore = (documentId: number) => restorePost(db(), { actor: moderator, documentId, note: "" });

      expect((await remove(answerId)).kind).toBe("done");
      expect((await remove(answerId)).kind).toBe("unchanged");
      expect(await make.questionRow(db(), questionId)).toMatchObject({ answerCount: 0, acceptedCount: 0 });
      expect(await make.indexedUnder(db(), answerId)).toBeNull();
      expect((await restore(answerId)).kind).toBe("done");
      expect((await restore(answerId)).kind).toBe("unchanged");
      expect(await make.questionRow(db(), questionId)).toMatchObject({ answerCount: 1, acceptedCount: 1 });
      expect(await make.indexedUnder(db(), answerId)).toBe(questionId);

      await remove(questionId);
      expect(await make.questionRow(db(), questionId)).toMatchObject({
        isListed: false,
        answerCount: 1,
        tags: ["flicker"],
      });
      expect(await make.tagCount(db(), "flicker")).toBe(0);
      expect([await make.indexedUnder(db(), questionId), await make.indexedUnder(db(), answerId)]).toEqual([
        null,
        null,
      ]);
      await restore(questionId);
      expect(await make.questionRow(db(), questionId)).toMatchObject({
        isListed: true,
        answerCount: 1,
        acceptedCount: 1,
      });
      expect(await make.tagCount(db(), "flicker")).toBe(1);
      expect(await make.indexedUnder(db(), answerId)).toBe(questionId);
    });

    it("lets authors withdraw only what nobody has built on", async () => {
      const { questionId, answerId } = await answered();
      const remove = (actor: Actor, documentId: number) =>
        deletePost(db(), { actor, documentId, rule: null, note: "Under repair." });
      expect(await remove(asker, questionId)).toEqual({ kind: "forbidden", reason: "has-answers" });
      await setAcceptance(db(), { actor: asker, answerId, isAccepted: true });
      expect(await remove(helper, answerId)).toEqual({ kind: "forbidden", reason: "is-accepted" });
      await setAcceptance(db(), { actor: asker, answerId, isAccepted: false });
      expect((await remove(helper, answerId)).kind).toBe("done");
      expect((await remove(helper, answerId)).kind).toBe("unchanged");
      expect((await remove(asker, questionId)).kind).toBe("done");
      expect(await restorePost(db(), { actor: asker, documentId: questionId, note: "" })).toEqual({
        kind: "forbidden",
        reason: "not-visible",
      });
    });

    it("cites the rule when a moderator takes down somebody else's post, and logs it", async () => {
      const questionId = await ask();
      const outcome = await deletePost(db(), {
        actor: moderator,
        documentId: questionId,
        rule: "spam",
        note: "The same under ten questions.",
      });
      expect(outcome.kind).toBe("done");
      expect((await make.post(db(), questionId)).state).toBe("removed");
      const rows = await database.sql`
        select x.outcome, x.rule, x.note from decisions x join cases c on c.id = x.case_id where c.document_id = ${questionId} order by x.id`;
      expect(rows).toEqual([{ outcome: "remove", rule: "spam", note: "The same under ten questions." }]);
      expect(await loadDeletion(db(), { actor: asker, documentId: questionId })).toMatchObject({
        isOwn: true,
        mayDelete: false,
        mayRestore: false,
      });
      await restorePost(db(), { actor: moderator, documentId: questionId, note: "" });
      expect((await make.post(db(), questionId)).state).toBe("published");
    });

    it("brings a post that was never live back to the queue, not to the readers", async () => {
      const questionId = await ask({ isLive: false });
      await database.sql`update documents set state = 'held', published_revision_id = null, published_at = null where id = ${questionId}`;
      await database.sql`update questions set is_listed = false where id = ${questionId}`;
      await deletePost(db(), { actor: asker, documentId: questionId, rule: null, note: "Under repair." });
      await restorePost(db(), { actor: moderator, documentId: questionId, note: "" });
      expect((await make.post(db(), questionId)).state).toBe("held");
      expect((await make.questionRow(db(), questionId)).isListed).toBe(false);
      expect(await database.sql`select state from cases where document_id = ${questionId}`).toEqual([
        { state: "open" },
      ]);
    });
  });

  it("keeps a deleted question's edit out of sight until it is restored", async () => {
    const questionId = await ask({ title: "Why does the lamp in the hall buzz at night" });
    await deletePost(db(), { actor: asker, documentId: questionId, rule: null, note: "" });
    const edited = await make.edit(db(), moderator, questionId, {
      title: "Why does the lamp in the hall buzz",
      body: "It buzzes whenever the heating starts, every evening since October.",
      tags: [],
    });
    expect(edited.kind).not.toBe("forbidden");
    expect(await make.questionRow(db(), questionId)).toMatchObject({ isListed: false });
    await restorePost(db(), { actor: moderator, documentId: questionId, note: "" });
    expect(await make.questionRow(db(), questionId)).toMatchObject({ isListed: true });
  });
});
