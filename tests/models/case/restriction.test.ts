import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { env } from "~/env.server";
import { appealDecision } from "~/models/case/appeal.server";
import { listRecord } from "~/models/case/decision-record.server";
import { verifyLog } from "~/models/case/log-check.server";
import { answerMemberAppeal, findMemberCase } from "~/models/case/member-appeal.server";
import { findMemberNotice } from "~/models/case/member-notice.server";
import { listWritten } from "~/models/case/member-record.server";
import { listCases } from "~/models/case/queue.server";
import { countQueue } from "~/models/case/queue-order.server";
import { liftRestriction, type Restrict, restrictMember } from "~/models/case/restriction.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { listNotifications } from "~/models/notification/notification.server";
import { tellWaitingEvents } from "~/models/notification/telling.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";

const READER = { seesHeld: true, seesReviews: true, newcomerPosts: 3 };

describe("a restriction", () => {
  let database: TestDatabase;
  let member: Actor;
  let first: Actor;
  let second: Actor;
  let admin: Actor;
  let other: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase();
    await make.furnish(db());
    [member, first, second, admin, other] = [
      await make.person(db()),
      await make.person(db(), "moderator"),
      await make.person(db(), "moderator"),
      await make.person(db(), "admin"),
      await make.person(db(), "admin"),
    ];
  });
  afterAll(() => database.close());

  const restrict = (more: Partial<Restrict> = {}) =>
    restrictMember(db(), {
      actor: first,
      memberId: member.id,
      functionName: "post",
      days: 7,
      rule: "respect",
      reason: "Insults in several threads.",
      ...more,
    });
  const newestDecision = async () => {
    const { rows } = await listRecord(db(), { userId: member.id, before: null });
    const [row] = rows;
    if (row === undefined) throw new Error("nothing was decided");
    return row;
  };
  const facts = (actor: Actor) => loadMemberFacts(db(), { actor, productId: null });

  it("by a moderator is told at once, stands in the record with rule, reason and end, and in the log", async () => {
    expect(await restrict()).toEqual({ kind: "done" });
    const row = await newestDecision();
    expect(row).toMatchObject({ outcome: "restrict", rule: "respect", functionName: "post", kind: "member" });
    const notice = await findMemberNotice(db(), await facts(member), row.id);
    expect(notice).toMatchObject({
      isOwn: true,
      isInForce: true,
      mayAppeal: true,
      deciderName: null,
      note: "Insults in several threads.",
    });
    expect(notice?.restriction?.endsAt).not.toBeNull();
    await tellWaitingEvents(db(), env());
    const { items } = await listNotifications(db(), { userId: member.id, after: null });
    expect(items[0]).toMatchObject({ kind: "decision", what: "restricted", path: `/decisions/${row.id}` });
    expect((await verifyLog(db())).kind).toBe("intact");
    expect((await facts(member)).restrictions).toHaveLength(1);
  });

  it("is nobody else's to read, but a moderator's", async () => {
    const { id } = await newestDecision();
    expect(await findMemberNotice(db(), await facts(await make.person(db())), id)).toBeNull();
    expect(await findMemberNotice(db(), await facts(second), id)).toMatchObject({ isOwn: false });
  });

  it("is appealed by a suspended member too, answered by somebody else, and an overturning lifts exactly it", async () => {
    await restrict({ actor: admin, functionName: "all", days: null });
    const { id } = await newestDecision();
    expect((await appealDecision(db(), { actor: member, decisionId: id, because: "It was a quotation." })).kind).toBe(
      "appealed",
    );
    const { rows } = await listCases(db(), { reader: READER, after: null, kind: "appeal" });
    expect(rows).toMatchObject([{ documentId: null, documentKind: "member", kinds: ["appeal"] }]);
    expect(await countQueue(db(), READER)).toMatchObject({ all: 1, appeal: 1 });
    const caseId = rows[0]?.id ?? 0;
    const view = await findMemberCase(db(), { caseId, actor: admin });
    expect(view?.appeals[0]?.decide).toEqual({ allowed: false, reason: "first-decider" });
    const answer = { caseId, version: view?.version ?? 0, appealedId: id, outcome: "overturn" as const, note: "" };
    expect((await answerMemberAppeal(db(), { actor: admin, ...answer })).kind).toBe("forbidden");
    expect((await answerMemberAppeal(db(), { actor: second, ...answer })).kind).toBe("decided");
    expect((await answerMemberAppeal(db(), { actor: second, ...answer })).kind).toBe("stale");
    const { restrictions, isSuspended } = await facts(member);
    expect([restrictions.map(({ kind }) => kind), isSuspended]).toEqual([["post"], false]);
    expect(await findMemberNotice(db(), await facts(member), id)).toMatchObject({
      isInForce: false,
      appeal: { answer: { outcome: "overturn" } },
    });
    expect(await countQueue(db(), READER)).toMatchObject({ all: 0 });
    await tellWaitingEvents(db(), env());
    const { items } = await listNotifications(db(), { userId: member.id, after: null });
    expect(items[0]).toMatchObject({ kind: "appeal", what: "overturned" });
  });

  it("names area, product, rule and case, and holds only there", async () => {
    const [area] = await database.sql<{ id: number }[]>`select id from areas order by id limit 1`;
    const somebody = await make.person(db());
    await restrict({ memberId: somebody.id, areaId: area?.id ?? 0 });
    const { restrictions } = await facts(somebody);
    expect(restrictions).toMatchObject([{ kind: "post", areaId: area?.id, productId: null }]);
    expect(await restrict({ memberId: somebody.id, areaId: 999_999 })).toEqual({ kind: "unknown", field: "area" });
  });

  it("is for a month at most from a moderator, who never restricts those with a role", async () => {
    const somebody = await make.person(db());
    for (const days of [90, null])
      expect(await restrict({ memberId: somebody.id, days })).toEqual({
        kind: "forbidden",
        reason: "longer-by-admins",
      });
    expect(await restrict({ memberId: somebody.id, days: null, actor: admin })).toEqual({ kind: "done" });
    expect(await restrict({ memberId: second.id })).toEqual({ kind: "forbidden", reason: "outranked" });
    expect(await restrict({ memberId: first.id })).toEqual({ kind: "forbidden", reason: "own-case" });
    expect(await restrict({ actor: member, memberId: somebody.id })).toEqual({
      kind: "forbidden",
      reason: "moderators-only",
    });
  });

  it("that is lifted is told as well, once", async () => {
    const [row] = await db().execute<{ id: number }>(
      sql`select id from restrictions where user_id = ${member.id}::bigint and lifted_at is null limit 1`,
    );
    const lift = () => liftRestriction(db(), { actor: second, memberId: member.id, restrictionId: row?.id ?? 0 });
    expect(await lift()).toEqual({ kind: "done" });
    expect(await lift()).toEqual({ kind: "unchanged" });
    expect(await newestDecision()).toMatchObject({ outcome: "lift", functionName: "post" });
    await tellWaitingEvents(db(), env());
    const { items } = await listNotifications(db(), { userId: member.id, after: null });
    expect(items[0]).toMatchObject({ kind: "decision", what: "unrestricted" });
  });

  describe("that replaced another", () => {
    /** `days`: of the first and of what takes its place; the latter is contested with success. */
    async function replaced(days: [number | null, number | null], { isFirstContested = false } = {}) {
      const somebody = await make.person(db());
      const about = { memberId: somebody.id, actor: admin };
      const newest = async () => {
        const { rows } = await listRecord(db(), { userId: somebody.id, before: null });
        return rows[0]?.id ?? 0;
      };
      const notice = async (id: number) => findMemberNotice(db(), await facts(somebody), id);
      await restrict({ ...about, days: days[0] });
      const old = await newest();
      if (isFirstContested) {
        await appealDecision(db(), { actor: somebody, decisionId: old, because: "It was a quotation." });
        expect((await restrict({ ...about, days: days[1] })).kind).toBe("forbidden");
      }
      expect(await restrict({ ...about, actor: other, days: days[1] })).toEqual({ kind: "done" });
      const replacing = await newest();
      const meanwhile = await notice(old);
      await appealDecision(db(), { actor: somebody, decisionId: replacing, because: "For what?" });
      const [waiting] = await db().execute<{ id: number }>(
        sql`select id from cases where user_id = ${somebody.id}::bigint and state = 'open'`,
      );
      const view = await findMemberCase(db(), { caseId: waiting?.id ?? 0, actor: first });
      const answer = { caseId: waiting?.id ?? 0, version: view?.version ?? 0, appealedId: replacing, note: "" };
      expect((await answerMemberAppeal(db(), { actor: first, ...answer, outcome: "overturn" })).kind).toBe("decided");
      expect((await verifyLog(db())).kind).toBe("intact");
      return { somebody, old, replacing, meanwhile, before: await notice(old), after: await notice(await newest()) };
    }

    it("falls to an appeal, and the shorter one before it holds again", async () => {
      const { old, replacing, meanwhile, before, after } = await replaced([3, 30]);
      expect(meanwhile).toMatchObject({ isInForce: false, replacedById: replacing });
      expect(before).toMatchObject({ isInForce: true, liftedAt: null, replacedById: null });
      expect(after).toMatchObject({ againId: old });
    });

    it("falls to an appeal, and brings back nothing that lasts longer", async () => {
      for (const days of [
        [30, 7],
        [null, 7],
      ] as const) {
        const { somebody, before, after, replacing } = await replaced([...days]);
        expect(before).toMatchObject({ isInForce: false, replacedById: replacing });
        expect(after).toMatchObject({ againId: null });
        expect((await facts(somebody)).restrictions).toEqual([]);
      }
    });

    it("answered the appeal against the first; what nobody had looked at does not come back", async () => {
      const { somebody, meanwhile } = await replaced([3, 30], { isFirstContested: true });
      expect(meanwhile).toMatchObject({ isInForce: false, appeal: { answer: { outcome: "uphold" } } });
      expect((await facts(somebody)).restrictions).toEqual([]);
    });
  });

  it("is imposed beside everything the member wrote, of every kind", async () => {
    const writer = await make.person(db());
    const questionId = await make.ask(db(), writer);
    const { rows } = await listWritten(db(), { userId: writer.id, before: null });
    expect(rows).toMatchObject([{ kind: "question", state: "published" }]);
    expect(rows[0]?.path).toContain(`${questionId}`);
  });
});
