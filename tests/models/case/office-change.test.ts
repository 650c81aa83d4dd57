// Offices are given and taken by decisions: told with words, in the record and the log, and what is taken can be contested before
// another administrator, who alone can give it back.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { outcomeOfOffice } from "#moderation/appeals";
import type { Actor } from "~/actor";
import { appealDecision } from "~/models/case/appeal.server";
import { listRecord } from "~/models/case/decision-record.server";
import { verifyLog } from "~/models/case/log-check.server";
import { answerMemberAppeal, findMemberCase } from "~/models/case/member-appeal.server";
import { findMemberNotice } from "~/models/case/member-notice.server";
import { changeRole } from "~/models/case/office-change.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { findMember } from "~/models/member/list.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as telling from "../notification/notification-community";
import * as make from "../question/care-community";

const FIRST_DECIDER = { kind: "forbidden", reason: "first-decider" };
const NOTE = "You asked to rest for a while.";

describe("an office", () => {
  let database: TestDatabase;
  let first: Actor;
  let second: Actor;
  let moderator: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    first = await make.person(db(), "admin");
    second = await make.person(db(), "admin");
    moderator = await make.person(db(), "moderator");
  });
  afterAll(() => database.close());
  beforeEach(() => telling.forget(db()));

  const newest = async (member: Actor) => {
    const { rows } = await listRecord(db(), { userId: member.id, before: null });
    const [row] = rows;
    if (!row) throw new Error("nothing decided");
    return row;
  };
  const told = async (member: Actor) => {
    await telling.tellAll(db());
    return telling.toldTo(db(), member);
  };
  const noticeFor = async (member: Actor, id: number) =>
    findMemberNotice(db(), await loadMemberFacts(db(), { actor: member, productId: null }), id);
  const roleOf = async (member: Actor) => (await findMember(db(), member.id))?.role;
  /** Taken, and contested. */
  const contested = async () => {
    const member = await make.person(db(), "moderator");
    await changeRole(db(), { actor: first, memberId: member.id, role: "member", note: NOTE });
    const { id } = await newest(member);
    const asMember: Actor = { ...member, role: "member" };
    expect(await appealDecision(db(), { actor: asMember, decisionId: id, because: "I did not." })).toEqual({
      kind: "appealed",
    });
    const [row] = await database.sql<
      { id: number; version: number }[]
    >`select id, version from cases where user_id = ${member.id}`;
    if (!row) throw new Error("no case");
    return { member, decisionId: id, caseId: row.id, version: row.version };
  };

  it("is given or taken, and nothing is taken from whoever becomes an administrator", () => {
    expect(outcomeOfOffice({ from: "member", to: "staff" })).toBe("grant");
    expect(outcomeOfOffice({ from: "moderator", to: "admin" })).toBe("grant");
    expect(outcomeOfOffice({ from: "moderator", to: "staff" })).toBe("withdraw");
    expect(outcomeOfOffice({ from: "admin", to: "member" })).toBe("withdraw");
  });

  it("is told to whom it is given, and there is nothing to contest", async () => {
    const member = await make.person(db());
    await changeRole(db(), { actor: first, memberId: member.id, role: "staff" });
    expect(await told(member)).toEqual(["decision.office-given"]);
    const row = await newest(member);
    expect(row).toMatchObject({ outcome: "grant", office: "staff" });
    expect(await noticeFor(member, row.id)).toMatchObject({
      office: { from: "member", to: "staff" },
      mayAppeal: false,
    });
  });

  it("is taken with words only, told, and contested before another administrator", async () => {
    const silent = await make.person(db(), "moderator");
    expect(await changeRole(db(), { actor: first, memberId: silent.id, role: "member" })).toEqual({
      kind: "reason-needed",
    });
    const { member, decisionId, caseId, version } = await contested();
    expect(await told(member)).toContain("decision.office-taken");
    const answer = { caseId, version, appealedId: decisionId, outcome: "overturn" as const, note: "" };
    expect(await answerMemberAppeal(db(), { ...answer, actor: first })).toMatchObject(FIRST_DECIDER);
    expect(await answerMemberAppeal(db(), { ...answer, actor: moderator })).toMatchObject({ reason: "admins-only" });
    const seen = await findMemberCase(db(), { caseId, actor: moderator });
    expect(seen?.appeals[0]?.decide).toEqual({ allowed: false, reason: "admins-only" });
    expect(await answerMemberAppeal(db(), { ...answer, actor: second })).toMatchObject({ kind: "decided" });
    expect(await roleOf(member)).toBe("moderator");
    expect((await told(member))[0]).toBe("appeal.overturned");
    expect(await noticeFor(member, decisionId)).toMatchObject({ roleNow: "moderator", note: NOTE });
    expect((await verifyLog(db())).kind).toBe("intact");
  });

  it("given back on its own page is the answer to the appeal, and not by whoever took it", async () => {
    const { member, decisionId } = await contested();
    const back = (actor: Actor) => changeRole(db(), { actor, memberId: member.id, role: "moderator", note: "Sorry." });
    expect(await back(first)).toMatchObject(FIRST_DECIDER);
    expect(await back(second)).toEqual({ kind: "done" });
    expect(await noticeFor(member, decisionId)).toMatchObject({
      appeal: { answer: { outcome: "overturn", note: "Sorry." } },
    });
  });

  it("that was given anew meanwhile is not given twice", async () => {
    const { member, decisionId, caseId } = await contested();
    await changeRole(db(), { actor: second, memberId: member.id, role: "staff" });
    const [row] = await database.sql<{ version: number }[]>`select version from cases where id = ${caseId}`;
    const answer = {
      caseId,
      version: row?.version ?? 0,
      appealedId: decisionId,
      outcome: "overturn" as const,
      note: "",
    };
    expect(await answerMemberAppeal(db(), { ...answer, actor: second })).toMatchObject({ kind: "decided" });
    expect(await roleOf(member)).toBe("staff");
  });
});
