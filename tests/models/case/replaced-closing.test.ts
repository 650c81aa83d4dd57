// A merge of a closed question: what it was closed for holds again when the merge is taken back.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { appealDecision } from "~/models/case/appeal.server";
import { findDecisionNotice } from "~/models/case/decision-notice.server";
import { verifyLog } from "~/models/case/log-check.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { closeQuestion, reopenQuestion } from "~/models/question/care.server";
import { canonicalOf, markDuplicate } from "~/models/question/duplicate.server";
import { mergeQuestions } from "~/models/question/merge.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";
import * as cases from "./case-community";

describe("merging a closed question", () => {
  let database: TestDatabase;
  let asker: Actor;
  let helper: Actor;
  let first: Actor;
  let second: Actor;
  let id: number;
  let into: number;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    asker = await make.person(db());
    helper = await make.person(db());
    first = await make.person(db(), "moderator");
    second = await make.person(db(), "moderator");
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    [id, into] = [await make.ask(db(), asker), await make.ask(db(), helper)];
  });

  const newest = async () => {
    const [row] = await database.sql<{ id: number }[]>`
      select x.id::int as id from decisions x join cases c on c.id = x.case_id where c.document_id = ${id} order by x.id desc limit 1`;
    return row?.id ?? 0;
  };
  const close = async () => {
    await closeQuestion(db(), { actor: first, questionId: id, reason: "off-topic", note: "Not about lamps." });
    return newest();
  };
  const merge = (actor = first) => mergeQuestions(db(), { actor, fromId: id, intoId: into, note: "One lamp." });
  const merged = async () => {
    expect((await merge()).kind).toBe("done");
    return newest();
  };
  const appeal = async (decisionId: number) =>
    expect((await appealDecision(db(), { actor: asker, decisionId, because: "No." })).kind).toBe("appealed");
  const overturn = async (appealedId: number) => {
    await appeal(appealedId);
    expect((await cases.decide(db(), second, id, { outcome: "overturn", appealedId, note: "So it is." })).kind).toBe(
      "decided",
    );
  };
  const closureOf = async (decisionId: number) => {
    const facts = await loadMemberFacts(db(), { actor: asker, productId: null });
    return (await findDecisionNotice(db(), facts, decisionId))?.closure;
  };

  it("closes it again as it was when the merge is overturned, and that closing can be contested in its turn", async () => {
    const closing = await close();
    const merging = await merged();
    await overturn(merging);
    expect(await make.questionRow(db(), id)).toMatchObject({ isClosed: true });
    expect((await make.post(db(), id)).mergedInto).toBeNull();
    expect(await closureOf(closing)).toMatchObject({ isInForce: true, reason: "off-topic" });
    expect(await closureOf(merging)).toMatchObject({ isInForce: false, isClosed: true });
    await overturn(closing);
    expect(await make.questionRow(db(), id)).toMatchObject({ isClosed: false });
    expect((await verifyLog(db())).kind).toBe("intact");
  });

  it("leaves it open when the earlier closing was overturned meanwhile", async () => {
    const closing = await close();
    const merging = await merged();
    await overturn(closing);
    expect(await make.questionRow(db(), id)).toMatchObject({ isClosed: true });
    await overturn(merging);
    expect(await make.questionRow(db(), id)).toMatchObject({ isClosed: false });
  });

  it("makes it the duplicate again that it was, and leads to where that chain ends by now", async () => {
    const target = await make.ask(db(), helper);
    await make.answer(db(), first, target);
    const mark = { actor: first, questionId: id, targets: String(target), note: "", leavesTitleOut: true };
    expect((await markDuplicate(db(), mark)).kind).toBe("done");
    await overturn(await merged());
    expect(await canonicalOf(db(), id)).toMatchObject({ isMerged: false, question: { id: target } });
    const links = await database.sql`select is_title_shown from question_duplicates where question_id = ${id}`;
    expect(links).toEqual([{ is_title_shown: false }]);
    expect((await make.questionRow(db(), target)).meTooCount).toBe(1);
    const merging = await merged();
    await make.answer(db(), first, into);
    await mergeQuestions(db(), { actor: first, fromId: target, intoId: into });
    await overturn(merging);
    expect(await canonicalOf(db(), id)).toMatchObject({ isMerged: false, question: { id: into } });
  });

  it("waits until the appeal against its closing, or the wish to open it, is answered", async () => {
    const closing = await close();
    await appeal(closing);
    const contested = { kind: "refused", because: "contested" };
    expect(await merge(second)).toEqual(contested);
    expect(
      (await cases.decide(db(), second, id, { outcome: "uphold", appealedId: closing, note: "Really not." })).kind,
    ).toBe("decided");
    await reopenQuestion(db(), { actor: asker, questionId: id, because: "Please." });
    expect(await merge(second)).toEqual(contested);
    expect((await reopenQuestion(db(), { actor: second, questionId: id, because: "" })).kind).toBe("done");
    expect((await merge(second)).kind).toBe("done");
  });
});
