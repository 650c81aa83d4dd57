// While an appeal waits, whoever decided first does nothing about that text or member, by any road; and what the appeal asked for,
// done by somebody else on whatever road, answers it.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { appealDecision } from "~/models/case/appeal.server";
import { findDeciderRecord } from "~/models/case/decider-record.server";
import { findDecisionNotice } from "~/models/case/decision-notice.server";
import { listRecord } from "~/models/case/decision-record.server";
import { flagDocument } from "~/models/case/flag.server";
import { verifyLog } from "~/models/case/log-check.server";
import { findMemberNotice } from "~/models/case/member-notice.server";
import { recordOldRestrictions } from "~/models/case/old-restrictions.server";
import { deletePost, restorePost } from "~/models/case/post-deletion.server";
import { proposeRevision } from "~/models/case/proposal.server";
import { acceptProposal, rejectProposal } from "~/models/case/proposal-review.server";
import { liftRestriction, restrictMember } from "~/models/case/restriction.server";
import { loadCommunity } from "~/models/community/community.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { closeQuestion, reopenQuestion } from "~/models/question/care.server";
import { markDuplicate } from "~/models/question/duplicate.server";
import { setPinned, setProtected } from "~/models/question/marks.server";
import { mergeQuestions } from "~/models/question/merge.server";
import { movePlace } from "~/models/question/place.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as telling from "../notification/notification-community";
import * as make from "../question/care-community";
import * as cases from "./case-community";

const FIRST_DECIDER = { kind: "forbidden", reason: "first-decider" };

describe("a second person", () => {
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

  /** A live question whose asker contests that `first` moved it. */
  const contested = async () => {
    const id = await make.ask(db(), asker);
    await database.sql`insert into cases (document_id) values (${id})`;
    const moved = await cases.decide(db(), first, id, { outcome: "move", rule: "advertising", note: "An offer." });
    if (moved.kind !== "decided" || moved.decisionId === null) throw new Error(moved.kind);
    await appealDecision(db(), { actor: asker, decisionId: moved.decisionId, because: "It asks, it does not offer." });
    return { id, decisionId: moved.decisionId };
  };

  it("is needed for every road to a text under appeal", async () => {
    const { id } = await contested();
    const other = await make.ask(db(), asker);
    const community = await loadCommunity(db());
    const area = community.areas.find((one) => one.kind === "questions");
    const place = { areaId: area?.id ?? 0, productId: null, versionId: null };
    const post = await make.post(db(), id);
    const suggested = await proposeRevision(db(), {
      actor: helper,
      post,
      title: post.questionTitle,
      body: "It is a question about the lamp, and says since when it flickers, and how often.",
      tags: [],
      summary: "",
      isMinor: false,
      base: post.latestRevisionId,
      key: crypto.randomUUID(),
    });
    if (suggested.kind !== "proposed") throw new Error(suggested.kind);
    const { proposalId } = suggested;
    const roads: Record<string, (actor: Actor) => Promise<{ kind: string }>> = {
      close: (actor) => closeQuestion(db(), { actor, questionId: id, reason: "off-topic", note: "" }),
      pin: (actor) => setPinned(db(), { actor, questionId: id, isOn: true }),
      protect: (actor) => setProtected(db(), { actor, questionId: id, isOn: true, reason: "" }),
      move: (actor) => movePlace(db(), { actor, questionId: id, place, community }),
      merge: (actor) => mergeQuestions(db(), { actor, fromId: id, intoId: other }),
      "merge into it": (actor) => mergeQuestions(db(), { actor, fromId: other, intoId: id }),
      reject: (actor) => rejectProposal(db(), { actor, proposalId, note: "It was clearer before." }),
      accept: (actor) => acceptProposal(db(), { actor, proposalId, live: post.publishedRevisionId ?? 0, note: "" }),
      remove: (actor) => deletePost(db(), { actor, documentId: id, rule: "advertising", note: "" }),
    };
    for (const [road, take] of Object.entries(roads)) expect(await take(first), road).toMatchObject(FIRST_DECIDER);
    expect(await make.edit(db(), first, id, { body: "Something else altogether is asked here now." })).toMatchObject(
      FIRST_DECIDER,
    );
    for (const road of ["pin", "protect", "reject", "move", "close"])
      expect((await roads[road]?.(second))?.kind, road).not.toBe("forbidden");
    // The asker's own text stays the asker's.
    expect(
      (await make.edit(db(), asker, id, { body: "It asks, and has never offered anything to anybody." })).kind,
    ).toBe("published");
  });

  it("is needed to mark as a duplicate, and to open what its asker wants open", async () => {
    const id = await make.ask(db(), asker);
    const target = await make.ask(db(), helper);
    await make.answer(db(), asker, target);
    await closeQuestion(db(), { actor: first, questionId: id, reason: "off-topic", note: "Not about lamps." });
    expect(await reopenQuestion(db(), { actor: asker, questionId: id, because: "It is." })).toMatchObject({
      kind: "asked",
    });
    expect(await reopenQuestion(db(), { actor: first, questionId: id, because: "" })).toMatchObject(FIRST_DECIDER);
    expect((await reopenQuestion(db(), { actor: second, questionId: id, because: "" })).kind).toBe("done");
    const other = await contested();
    const targets = String(target);
    expect(await markDuplicate(db(), { actor: first, questionId: other.id, targets, note: "" })).toMatchObject(
      FIRST_DECIDER,
    );
    expect((await markDuplicate(db(), { actor: second, questionId: other.id, targets, note: "" })).kind).toBe("done");
  });

  it("who brings a removed post back answers its appeal, and everybody hears the new truth", async () => {
    const id = await make.ask(db(), asker);
    await flagDocument(db(), { actor: helper, documentId: id, rule: "respect", passage: "", key: crypto.randomUUID() });
    const removed = await cases.decide(db(), first, id, { outcome: "remove", rule: "respect", note: "Rude." });
    if (removed.kind !== "decided" || removed.decisionId === null) throw new Error(removed.kind);
    const { decisionId } = removed;
    await appealDecision(db(), { actor: asker, decisionId, because: "It was not." });
    await telling.tellAll(db());
    expect(await restorePost(db(), { actor: first, documentId: id, note: "" })).toMatchObject(FIRST_DECIDER);
    expect((await restorePost(db(), { actor: second, documentId: id, note: "It was not rude." })).kind).toBe("done");
    expect((await make.post(db(), id)).state).toBe("published");
    expect(await cases.caseOf(db(), id)).toMatchObject({ state: "decided" });
    const facts = await loadMemberFacts(db(), { actor: asker, productId: null });
    const notice = await findDecisionNotice(db(), facts, decisionId);
    expect(notice?.appeal?.answer).toMatchObject({ outcome: "overturn", note: "It was not rude." });
    const [flag] = await database.sql`
      select is_upheld as "isUpheld" from signals where by_user_id = ${helper.id} and kind = 'flag' order by id desc limit 1`;
    expect(flag?.isUpheld).toBe(false);
    await telling.tellAll(db());
    expect((await telling.toldTo(db(), asker))[0]).toBe("appeal.overturned");
    expect((await telling.toldTo(db(), helper)).filter((what) => what.startsWith("flag."))[0]).toBe("flag.dismissed");
    expect(await restorePost(db(), { actor: second, documentId: id, note: "" })).toMatchObject({ kind: "unchanged" });
    expect((await verifyLog(db())).kind).toBe("intact");
  });

  it("is counted beside the office of whoever decided: how much was contested, and how much of it lifted", async () => {
    const judge = await make.person(db(), "moderator");
    expect(await findDeciderRecord(db(), judge.id)).toBeNull();
    const ids: number[] = [];
    for (let number = 0; number < 3; number++) {
      const id = await make.ask(db(), asker);
      await deletePost(db(), { actor: judge, documentId: id, rule: "respect", note: "" });
      ids.push(id);
    }
    const decisions = await database.sql<
      { id: number }[]
    >`select id from decisions where decider_id = ${judge.id} order by id`;
    for (const { id } of decisions.slice(0, 2))
      await appealDecision(db(), { actor: asker, decisionId: id, because: "No." });
    await restorePost(db(), { actor: second, documentId: ids[0] ?? 0, note: "" });
    expect(await findDeciderRecord(db(), judge.id)).toMatchObject({ decided: 3, appealed: 2, overturned: 1 });
  });

  it("who lifts a restriction answers the appeal against it; its imposer can do nothing about the member meanwhile", async () => {
    const member = await make.person(db());
    const restrict = (actor: Actor) =>
      restrictMember(db(), {
        actor,
        memberId: member.id,
        functionName: "post",
        days: 7,
        rule: "respect",
        reason: "Insults.",
      });
    await restrict(first);
    const [row] = (await listRecord(db(), { userId: member.id, before: null })).rows;
    const decisionId = row?.id ?? 0;
    await appealDecision(db(), { actor: member, decisionId, because: "It was a quotation." });
    const [restriction] = await database.sql<
      { id: number }[]
    >`select id from restrictions where user_id = ${member.id}`;
    const lift = (actor: Actor) =>
      liftRestriction(db(), { actor, memberId: member.id, restrictionId: restriction?.id ?? 0 });
    expect(await restrict(first)).toMatchObject(FIRST_DECIDER);
    expect(await lift(first)).toMatchObject(FIRST_DECIDER);
    expect(await lift(second)).toEqual({ kind: "done" });
    const facts = await loadMemberFacts(db(), { actor: member, productId: null });
    expect(await findMemberNotice(db(), facts, decisionId)).toMatchObject({
      isInForce: false,
      appeal: { answer: { outcome: "overturn" } },
    });
    const [open] = await database.sql`select state from cases where user_id = ${member.id}`;
    expect(open?.state).toBe("decided");
    expect(await restrict(first)).toEqual({ kind: "done" });
  });

  it("decides about restrictions from before they were decisions, once they are written down and told", async () => {
    const member = await make.person(db());
    const [gone, past] = [await make.person(db()), await make.person(db())];
    const impose = (userId: number, by: number | null, more: { ends?: string } = {}) =>
      database.sql`insert into restrictions (user_id, function_name, reason, imposed_by, ends_at)
        values (${userId}, 'post', 'Insults in several threads.', ${by}, ${more.ends ?? null})`;
    await impose(member.id, first.id);
    await impose(gone.id, null);
    await impose(past.id, first.id, { ends: "2020-01-01" });
    expect(await recordOldRestrictions(db())).toBe(2);
    expect(await recordOldRestrictions(db())).toBe(0);
    expect((await listRecord(db(), { userId: past.id, before: null })).rows).toEqual([]);
    await telling.tellAll(db());
    for (const one of [member, gone]) {
      expect(await telling.toldTo(db(), one)).toEqual(["decision.restricted"]);
      const [row] = (await listRecord(db(), { userId: one.id, before: null })).rows;
      const facts = await loadMemberFacts(db(), { actor: one, productId: null });
      const notice = await findMemberNotice(db(), facts, row?.id ?? 0);
      expect(notice).toMatchObject({ isInForce: true, mayAppeal: true, note: "Insults in several threads." });
      expect(await appealDecision(db(), { actor: one, decisionId: row?.id ?? 0, because: "No." })).toEqual({
        kind: "appealed",
      });
    }
    expect((await verifyLog(db())).kind).toBe("intact");
  });
});
