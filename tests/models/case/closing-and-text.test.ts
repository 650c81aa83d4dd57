// A closing and what was decided about the text itself go past each other: taking one back says nothing about the other.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { appealDecision } from "~/models/case/appeal.server";
import { waitsForPerson } from "~/models/case/case.server";
import { findDecisionNotice } from "~/models/case/decision-notice.server";
import { restorePost } from "~/models/case/post-deletion.server";
import { gatherExamples } from "~/models/filter/examples.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { closeQuestion, reopenQuestion } from "~/models/question/care.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";
import * as cases from "./case-community";

describe("a closing that is taken back", () => {
  let database: TestDatabase;
  let asker: Actor;
  let first: Actor;
  let second: Actor;
  let id: number;
  let closing: number;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    asker = await make.person(db());
    first = await make.person(db(), "moderator");
    second = await make.person(db(), "moderator");
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    id = await make.ask(db(), asker);
    await close(first);
    closing = await newest();
  });

  const close = (actor: Actor) =>
    closeQuestion(db(), { actor, questionId: id, reason: "off-topic", note: "Not about lamps." });
  const open = (actor: Actor) => reopenQuestion(db(), { actor, questionId: id, because: "It is." });
  const newest = async () => {
    const [row] = await database.sql<{ id: number }[]>`
      select x.id::int as id from decisions x join cases c on c.id = x.case_id where c.document_id = ${id} order by x.id desc limit 1`;
    return row?.id ?? 0;
  };
  const decide = async (outcome: "remove" | "move") => {
    await database.sql`update cases set state = 'open', version = version + 1 where document_id = ${id}`;
    expect((await cases.decide(db(), first, id, { outcome, rule: "spam", note: "Spam." })).kind).toBe("decided");
    return newest();
  };
  const overturn = async (appealedId: number) => {
    expect((await appealDecision(db(), { actor: asker, decisionId: appealedId, because: "No." })).kind).toBe(
      "appealed",
    );
    expect((await cases.decide(db(), second, id, { outcome: "overturn", appealedId, note: "So it is." })).kind).toBe(
      "decided",
    );
  };
  const notice = async (decisionId: number) =>
    findDecisionNotice(db(), await loadMemberFacts(db(), { actor: asker, productId: null }), decisionId);
  const isBad = async () => {
    const { questionTitle } = await make.post(db(), id);
    return (await gatherExamples(db())).find(({ text }) => text.includes(questionTitle))?.isBad === true;
  };

  it("leaves a removed text an example of spam that waits for a person, until its removal is overturned too", async () => {
    const removal = await decide("remove");
    expect([await isBad(), await waitsForPerson(db(), id)]).toEqual([true, true]);
    await overturn(closing);
    expect([await isBad(), await waitsForPerson(db(), id)]).toEqual([true, true]);
    await overturn(removal);
    expect([await isBad(), await waitsForPerson(db(), id)]).toEqual([false, false]);
    expect((await make.post(db(), id)).state).toBe("published");
  });

  it("does not stand in the way of moving a question back that an appeal is about", async () => {
    const { areaId } = await make.questionRow(db(), id);
    const moved = await decide("move");
    expect((await make.questionRow(db(), id)).areaId).not.toBe(areaId);
    expect((await open(second)).kind).toBe("done");
    await overturn(moved);
    expect((await make.questionRow(db(), id)).areaId).toBe(areaId);
  });

  it("does not hide the appeal that bringing the text back is the answer to", async () => {
    const removal = await decide("remove");
    await appealDecision(db(), { actor: asker, decisionId: removal, because: "No." });
    await database.sql`update documents set state = 'published' where id = ${id}`;
    expect((await open(second)).kind).toBe("done");
    await database.sql`update documents set state = 'removed' where id = ${id}`;
    await restorePost(db(), { actor: second, documentId: id, note: "It is no spam." });
    expect(await notice(removal)).toMatchObject({ appeal: { answer: { outcome: "overturn" } } });
  });

  it("says in every notice how the question stands now, whichever closing it is closed by", async () => {
    expect((await open(second)).kind).toBe("done");
    const opening = await newest();
    const now = async (decisionId: number) => (await notice(decisionId))?.closure;
    expect(await now(closing)).toMatchObject({ isInForce: false, isClosed: false });
    await close(second);
    expect(await now(closing)).toMatchObject({ isInForce: false, isClosed: true });
    expect(await now(opening)).toMatchObject({ isInForce: false, isClosed: true });
    expect(await now(await newest())).toMatchObject({ isInForce: true, isClosed: true });
  });
});
