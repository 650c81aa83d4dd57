// What is decided on a text's own page is in the record like what is decided in the queue: closed, linked, merged, not taken over.
// Told with words, in the log and the CSV, contested in one step, decided by somebody else, and taken back whole.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { appealDecision } from "~/models/case/appeal.server";
import { findDecisionNotice } from "~/models/case/decision-notice.server";
import { listRecord } from "~/models/case/decision-record.server";
import { verifyLog } from "~/models/case/log-check.server";
import { proposeRevision } from "~/models/case/proposal.server";
import { acceptProposal, rejectProposal } from "~/models/case/proposal-review.server";
import { transparencyReport } from "~/models/case/transparency.server";
import { findDraft } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";
import { loadMemberFacts } from "~/models/member/facts.server";
import { closeQuestion, reopenQuestion } from "~/models/question/care.server";
import { canonicalOf, markDuplicate } from "~/models/question/duplicate.server";
import { mergeQuestions } from "~/models/question/merge.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as telling from "../notification/notification-community";
import * as make from "../question/care-community";
import * as cases from "./case-community";

const FIRST_DECIDER = { kind: "forbidden", reason: "first-decider" };

describe("what is decided outside the queue", () => {
  let database: TestDatabase;
  let asker: Actor;
  let helper: Actor;
  let first: Actor;
  let second: Actor;
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
  beforeEach(() => telling.forget(db()));

  const newest = async (member: Actor) => {
    const { rows } = await listRecord(db(), { userId: member.id, before: null });
    const [row] = rows;
    if (!row) throw new Error("nothing decided");
    return row;
  };
  const noticeFor = async (member: Actor, id: number) =>
    findDecisionNotice(db(), await loadMemberFacts(db(), { actor: member, productId: null }), id);
  const told = async (member: Actor) => {
    await telling.tellAll(db());
    return telling.toldTo(db(), member);
  };
  const appeal = async (member: Actor, decisionId: number) =>
    expect(await appealDecision(db(), { actor: member, decisionId, because: "Please look again." })).toEqual({
      kind: "appealed",
    });
  const answer = (actor: Actor, documentId: number, appealedId: number, outcome: "uphold" | "overturn" = "overturn") =>
    cases.decide(db(), actor, documentId, { outcome, appealedId, note: "Looked at again." });

  it("is nobody's decision when askers close, link or open their own question", async () => {
    const id = await make.ask(db(), asker);
    await closeQuestion(db(), { actor: asker, questionId: id, reason: "resolved-elsewhere", note: "" });
    await reopenQuestion(db(), { actor: asker, questionId: id, because: "" });
    const target = await make.ask(db(), helper);
    await make.answer(db(), first, target);
    await markDuplicate(db(), { actor: asker, questionId: id, targets: String(target), note: "" });
    expect((await listRecord(db(), { userId: asker.id, before: null })).rows).toEqual([]);
  });

  it("closes with a notice, and opens again when somebody else finds the appeal right", async () => {
    const id = await make.ask(db(), asker);
    await closeQuestion(db(), { actor: first, questionId: id, reason: "off-topic", note: "Not about lamps." });
    expect(await told(asker)).toEqual(["decision.closed"]);
    const row = await newest(asker);
    expect(row).toMatchObject({ outcome: "close", isAppealed: false });
    expect(await noticeFor(asker, row.id)).toMatchObject({
      note: "Not about lamps.",
      mayAppeal: true,
      closure: { reason: "off-topic", isInForce: true, into: [] },
    });
    await appeal(asker, row.id);
    expect(await answer(first, id, row.id)).toMatchObject(FIRST_DECIDER);
    expect((await answer(second, id, row.id)).kind).toBe("decided");
    expect((await make.questionRow(db(), id)).isClosed).toBe(false);
    expect(await cases.caseOf(db(), id)).toMatchObject({ state: "decided" });
    expect((await told(asker))[0]).toBe("appeal.overturned");
    expect(await noticeFor(asker, row.id)).toMatchObject({
      closure: { isInForce: false },
      appeal: { answer: { outcome: "overturn", note: "Looked at again." } },
    });
    expect(await transparencyReport(db())).toMatch(/,question,close,1,/);
    expect((await verifyLog(db())).kind).toBe("intact");
  });

  it("takes the asker's wish to open it for the appeal, and opening it by somebody else for the answer", async () => {
    const id = await make.ask(db(), asker);
    await closeQuestion(db(), { actor: first, questionId: id, reason: "off-topic", note: "" });
    const { id: decisionId } = await newest(asker);
    const wish = await reopenQuestion(db(), { actor: asker, questionId: id, because: "It is about lamps." });
    expect(wish.kind).toBe("asked");
    expect(await noticeFor(asker, decisionId)).toMatchObject({
      appeal: { because: "It is about lamps.", answer: null },
    });
    const staff = await make.person(db(), "staff");
    expect(await reopenQuestion(db(), { actor: staff, questionId: id, because: "" })).toMatchObject({
      kind: "forbidden",
      reason: "moderators-only",
    });
    expect(await reopenQuestion(db(), { actor: first, questionId: id, because: "" })).toMatchObject(FIRST_DECIDER);
    expect((await reopenQuestion(db(), { actor: second, questionId: id, because: "So it is." })).kind).toBe("done");
    expect((await told(asker))[0]).toBe("appeal.overturned");
    expect(await noticeFor(asker, decisionId)).toMatchObject({ appeal: { answer: { note: "So it is." } } });
  });

  it("lets nobody be the judge of the closing of their own question, whatever office they hold", async () => {
    const id = await make.ask(db(), second);
    await closeQuestion(db(), { actor: first, questionId: id, reason: "off-topic", note: "" });
    expect((await reopenQuestion(db(), { actor: second, questionId: id, because: "No." })).kind).toBe("asked");
    expect((await make.questionRow(db(), id)).isClosed).toBe(true);
    expect(await answer(second, id, (await newest(second)).id)).toMatchObject({ reason: "own-case" });
  });

  it("says that an appeal is settled when the asker's own edit opened the question", async () => {
    const id = await make.ask(db(), asker);
    await closeQuestion(db(), { actor: first, questionId: id, reason: "needs-detail", note: "Which lamp?" });
    const { id: decisionId } = await newest(asker);
    await appeal(asker, decisionId);
    await make.edit(db(), asker, id, {
      body: "The brass lamp of last year flickers every evening from eight o'clock on.",
    });
    expect((await make.questionRow(db(), id)).isClosed).toBe(false);
    expect(await noticeFor(asker, decisionId)).toMatchObject({ appeal: { isWaiting: false, answer: null } });
    expect(await cases.caseOf(db(), id)).toMatchObject({ state: "decided" });
  });

  it("opens as a decision of its own when nobody contested, and asks staff experts where no appeal is left", async () => {
    const id = await make.ask(db(), asker);
    await closeQuestion(db(), { actor: first, questionId: id, reason: "off-topic", note: "" });
    const { id: decisionId } = await newest(asker);
    await appeal(asker, decisionId);
    expect((await answer(second, id, decisionId, "uphold")).kind).toBe("decided");
    expect(await cases.caseOf(db(), id)).toMatchObject({ state: "decided" });
    for (const because of ["Please.", "Please, please."])
      expect((await reopenQuestion(db(), { actor: asker, questionId: id, because })).kind).toBe("asked");
    const wishes = await database.sql`
      select s.passage from signals s join cases c on c.id = s.case_id
      where c.document_id = ${id} and s.code = 'reopen-asked' and s.settled_at is null`;
    expect(wishes).toEqual([{ passage: "Please." }]);
    expect(await cases.caseOf(db(), id)).toMatchObject({ state: "open" });
    const staff = await make.person(db(), "staff");
    expect((await reopenQuestion(db(), { actor: staff, questionId: id, because: "Fine." })).kind).toBe("done");
    expect(await newest(asker)).toMatchObject({ outcome: "restore" });
    expect((await told(asker))[0]).toBe("decision.restored");
  });

  it("links as asked before, and overturning takes the link away and who followed it", async () => {
    const [id, target] = [await make.ask(db(), asker), await make.ask(db(), helper)];
    await make.answer(db(), first, target);
    await markDuplicate(db(), { actor: first, questionId: id, targets: String(target), note: "The same lamp." });
    const row = await newest(asker);
    expect(row.outcome).toBe("duplicate");
    expect(await noticeFor(asker, row.id)).toMatchObject({ closure: { into: [{ id: target }] } });
    expect(await told(asker)).toContain("decision.duplicate");
    expect((await make.questionRow(db(), target)).meTooCount).toBe(1);
    await appeal(asker, row.id);
    expect((await answer(second, id, row.id)).kind).toBe("decided");
    expect(await canonicalOf(db(), id)).toBeNull();
    expect(await make.questionRow(db(), id)).toMatchObject({ isClosed: false });
    expect((await make.questionRow(db(), target)).meTooCount).toBe(0);
  });

  it("merges, and overturning brings back what went along with what was said about it since", async () => {
    const [id, target] = [await make.ask(db(), asker), await make.ask(db(), helper)];
    const [moved, stays] = [await make.answer(db(), helper, id), await make.answer(db(), first, target)];
    const comment = await make.comment(db(), helper, id);
    await mergeQuestions(db(), { actor: first, fromId: id, intoId: target, note: "One lamp, one question." });
    const later = await make.comment(db(), asker, moved);
    const row = await newest(asker);
    expect(row.outcome).toBe("merge");
    expect(await told(asker)).toContain("decision.merged");
    expect(await noticeFor(asker, row.id)).toMatchObject({
      note: "One lamp, one question.",
      closure: { isInForce: true },
    });
    await appeal(asker, row.id);
    expect(await mergeQuestions(db(), { actor: first, fromId: target, intoId: id })).toMatchObject({ kind: "refused" });
    expect((await answer(second, id, row.id)).kind).toBe("decided");
    for (const one of [moved, comment, later]) expect((await make.post(db(), one)).questionId).toBe(id);
    expect((await make.post(db(), stays)).questionId).toBe(target);
    expect(await make.questionRow(db(), id)).toMatchObject({ isClosed: false, answerCount: 1, commentCount: 1 });
    expect(await make.questionRow(db(), target)).toMatchObject({ answerCount: 1, commentCount: 0 });
    expect(await make.indexedUnder(db(), moved)).toBe(id);
    expect((await make.post(db(), id)).mergedInto).toBeNull();
  });

  it("does not take a suggestion, and overturning brings it to a review by somebody else", async () => {
    const id = await make.ask(db(), helper);
    const post = await make.post(db(), id);
    const suggested = await proposeRevision(db(), {
      actor: asker,
      post,
      title: post.questionTitle,
      body: "It flickers every evening from eight o'clock on, with any bulb, and on every socket of the house.",
      tags: [],
      summary: "Says since when",
      isMinor: false,
      base: post.latestRevisionId,
      key: crypto.randomUUID(),
    });
    if (suggested.kind !== "proposed") throw new Error(suggested.kind);
    const { proposalId } = suggested;
    await rejectProposal(db(), { actor: first, proposalId, note: "It was clearer before." });
    expect(await told(asker)).toEqual(["decision.not-taken"]);
    const row = await newest(asker);
    expect(row).toMatchObject({ outcome: "reject" });
    expect(await noticeFor(asker, row.id)).toMatchObject({
      mayAppeal: true,
      proposal: { id: proposalId, state: "rejected" },
    });
    expect(await findDraft(db(), { userId: asker.id, target: draftTargets.edit(id) })).not.toBeNull();
    await appeal(asker, row.id);
    expect((await answer(second, id, row.id)).kind).toBe("decided");
    expect(await noticeFor(asker, row.id)).toMatchObject({ proposal: { state: "waiting" } });
    expect(await cases.caseOf(db(), id)).toMatchObject({ state: "open" });
    expect(await rejectProposal(db(), { actor: first, proposalId, note: "Still." })).toMatchObject(FIRST_DECIDER);
    const live = post.publishedRevisionId ?? 0;
    expect((await acceptProposal(db(), { actor: second, proposalId, live, note: "" })).kind).toBe("accepted");
  });

  it("is no decision when people turn down a suggestion for their own text", async () => {
    const id = await make.ask(db(), helper);
    const post = await make.post(db(), id);
    const suggested = await proposeRevision(db(), {
      actor: asker,
      post,
      title: post.questionTitle,
      body: "It flickers only when the washing machine runs, and stops as soon as that is done with the laundry.",
      tags: [],
      summary: "",
      isMinor: false,
      base: post.latestRevisionId,
      key: crypto.randomUUID(),
    });
    if (suggested.kind !== "proposed") throw new Error(suggested.kind);
    const before = (await listRecord(db(), { userId: asker.id, before: null })).rows.length;
    await rejectProposal(db(), { actor: helper, proposalId: suggested.proposalId, note: "No." });
    expect((await listRecord(db(), { userId: asker.id, before: null })).rows).toHaveLength(before);
    expect(await told(asker)).toEqual(["proposal.rejected"]);
  });
});
