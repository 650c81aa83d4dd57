import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ANSWER_DAYS } from "#moderation/appeals";
import type { Actor } from "~/actor";
import { appealDecision } from "~/models/case/appeal.server";
import { claimCase, releaseCase } from "~/models/case/claim.server";
import { decideCase } from "~/models/case/decision.server";
import { proposeRevision } from "~/models/case/proposal.server";
import { listCases, reviewMinutes } from "~/models/case/queue.server";
import { queueSummary } from "~/models/case/queue-count.server";
import type { QueueKind, QueueReader } from "~/models/case/queue-kinds";
import { rateFaqEntry } from "~/models/faq/rating.server";
import { closeQuestion, reopenQuestion } from "~/models/question/care.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as faq from "../faq/faq-community";
import * as make from "../question/care-community";
import * as cases from "./case-community";

const READER = { seesHeld: true, seesReviews: true, newcomerPosts: 3 };

describe("the queue", () => {
  let database: TestDatabase;
  let asker: Actor;
  let helper: Actor;
  let moderator: Actor;
  let other: Actor;
  const db = () => database.db;
  const countCases = async (reader: Omit<QueueReader, "newcomerPosts">) => {
    const rows = await db().execute<{ summary: { total: number } }>(sql`select (${queueSummary(reader)}) as summary`);
    return rows[0]?.summary.total;
  };

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
  const heldQuestion = (author = asker) => cases.heldQuestion(db(), author);

  const suggest = async (questionId: number, body: string, summary: string) => {
    const post = await make.post(db(), questionId);
    const base = post.latestRevisionId;
    const edit = { actor: helper, post, title: post.questionTitle, body, tags: [], summary, isMinor: false, base };
    return proposeRevision(db(), { ...edit, key: crypto.randomUUID() });
  };

  it("shows newcomers first, then the oldest, page by page without repetition", async () => {
    for (let n = 0; n < READER.newcomerPosts; n += 1) await ask();
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
    expect(await countCases({ seesHeld: true, seesReviews: true })).toBe(3);
  });

  it("shows staff experts nothing that is not published", async () => {
    const reader = { seesHeld: false, seesReviews: true, newcomerPosts: 3 };
    expect((await listCases(db(), { reader, after: null, kind: null })).rows).toEqual([]);
    expect(await countCases(reader)).toBe(0);
    const questionId = await ask();
    await suggest(questionId, "It is the reading lamp with the brass foot, and it flickers.", "More precise");
    expect((await listCases(db(), { reader, after: null, kind: null })).rows.map((row) => row.documentId)).toEqual([
      questionId,
    ]);
  });

  it("says who suggests what, and names contested closings and poorly rated entries apart", async () => {
    await database.sql`update signals set settled_at = now() where settled_at is null`;
    const questionId = await ask();
    const text = await faq.textOf(db(), questionId);
    for (const word of ["brass", "steel", "silver"])
      await suggest(questionId, `It has a ${word} foot. ${text}`, `it is ${word}`);
    const { rows } = await listCases(db(), { reader: READER, after: null, kind: "proposal" });
    expect(rows.map((row) => row.documentId)).toEqual([questionId]);
    const [row] = rows;
    expect(row?.suggestions?.count).toBe(3);
    expect(row?.suggestions?.first.map(({ summary }) => summary)).toEqual(["it is brass", "it is steel"]);
    expect(row?.suggestions?.first[0]).toMatchObject({ author: { displayName: helper.displayName } });
    expect(row?.suggestions?.first[0]?.change).toContainEqual(
      expect.objectContaining({ kind: "added", text: expect.stringContaining("brass foot") }),
    );

    const closed = await ask();
    await cases.closeBefore(db(), { actor: moderator, questionId: closed });
    await reopenQuestion(db(), { actor: asker, questionId: closed, because: "It is about the lamp." });
    const { answerId } = await faq.accepted(db(), { asker, helper });
    const staff = await make.person(db(), "staff");
    const entry = await faq.entryOf(db(), await faq.promote(db(), staff, [answerId], { isPublished: true }));
    const rated = { entryId: entry.id, rating: 1, comment: "It did not help." };
    await rateFaqEntry(db(), { ...rated, rater: { actor: helper } });
    const of = async (kind: QueueKind, reader = READER) =>
      (await listCases(db(), { reader, after: null, kind })).rows.map(({ documentId, kinds }) => ({
        documentId,
        kinds,
      }));
    for (const reader of [READER, { ...READER, seesHeld: false }]) {
      expect(await of("reopen", reader)).toEqual([{ documentId: closed, kinds: ["reopen"] }]);
      expect(await of("report", reader)).toEqual([{ documentId: entry.id, kinds: ["report"] }]);
    }
  });

  it("puts an appeal that has waited longer than it may at the head, and says until when it is to be answered", async () => {
    await database.sql`update signals set settled_at = now() where settled_at is null`;
    const appealed = await ask();
    await closeQuestion(db(), { actor: moderator, questionId: appealed, reason: "off-topic", note: "" });
    const [decision] = await database.sql<{ id: number }[]>`select max(id)::int8 as id from decisions`;
    await appealDecision(db(), { actor: asker, decisionId: decision?.id ?? 0, because: "It is about the lamp." });
    const held = await cases.heldQuestion(db(), asker);
    const listed = async () => (await listCases(db(), { reader: READER, after: null, kind: null })).rows;
    const inTime = await listed();
    expect(inTime.find((row) => row.documentId === appealed)?.answer).toMatchObject({ isLate: false });
    expect(inTime.findIndex((row) => row.documentId === held)).toBeLessThan(
      inTime.findIndex((row) => row.documentId === appealed),
    );
    await database.sql`update signals set at = now() - make_interval(days => ${ANSWER_DAYS}, secs => 1) where kind = 'appeal'`;
    const [head] = await listed();
    expect(head).toMatchObject({ documentId: appealed, answer: { isLate: true } });
  });

  it("knows how long reviews take", async () => {
    expect(await reviewMinutes(db())).toBeNull();
    for (let i = 0; i < 10; i += 1) await cases.decide(db(), moderator, await heldQuestion(), { outcome: "publish" });
    await database.sql`update cases set decided_at = now(), opened_at = now() - interval '40 minutes' where state = 'decided'`;
    expect(await reviewMinutes(db())).toBe(40);
  });

  describe("claims", () => {
    it("belong to one person for five minutes, can be renewed and given back", async () => {
      const { id } = await cases.caseOf(db(), await heldQuestion());
      const [one, two] = await Promise.all([
        claimCase(db(), { caseId: id, actorId: moderator.id }),
        claimCase(db(), { caseId: id, actorId: other.id }),
      ]);
      expect([one.kind, two.kind].sort()).toEqual(["mine", "taken"]);
      const winner = one.kind === "mine" ? moderator : other;
      const loser = winner === moderator ? other : moderator;
      const { version } = await cases.caseOf(
        db(),
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
      const { id } = await cases.caseOf(db(), await heldQuestion());
      await claimCase(db(), { caseId: id, actorId: moderator.id });
      await database.sql`update cases set claimed_until = now() - interval '1 second' where id = ${id}`;
      expect((await claimCase(db(), { caseId: id, actorId: other.id })).kind).toBe("mine");
    });
  });
});
