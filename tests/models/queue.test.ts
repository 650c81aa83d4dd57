import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { claimCase, releaseCase } from "~/models/claim.server";
import { decideCase } from "~/models/decision.server";
import { proposeRevision } from "~/models/proposal.server";
import { listCases, reviewMinutes } from "~/models/queue.server";
import { queueSummary } from "~/models/queue-count.server";
import type { Actor } from "~/visit.server";
import { createTestDatabase, type TestDatabase } from "../support/cluster";
import * as make from "./care-community";
import * as cases from "./case-community";

const READER = { seesHeld: true, newcomerPosts: 3 };

describe("the queue", () => {
  let database: TestDatabase;
  let asker: Actor;
  let helper: Actor;
  let moderator: Actor;
  let other: Actor;
  const db = () => database.db;
  const countCases = async (reader: { seesHeld: boolean }) => {
    const rows = await db().execute<{ summary: { total: number } }>(sql`select (${queueSummary(reader)}) as summary`);
    return rows[0]?.summary.total;
  };

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

  const ask = async (options: Parameters<typeof make.ask>[2] = {}, by = asker) => {
    await database.sql`delete from rate_counts`;
    return make.ask(db(), by, options);
  };
  const heldQuestion = (author = asker) => cases.heldQuestion(db(), author);

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
    expect(await countCases({ seesHeld: true })).toBe(3);
  });

  it("shows staff experts nothing that is not published", async () => {
    const reader = { seesHeld: false, newcomerPosts: 3 };
    expect((await listCases(db(), { reader, after: null, kind: null })).rows).toEqual([]);
    expect(await countCases(reader)).toBe(0);
    const questionId = await ask();
    const post = await make.post(db(), questionId);
    await proposeRevision(db(), {
      actor: helper,
      post,
      allowsAdvertising: false,
      title: post.questionTitle,
      body: "It is the reading lamp with the brass foot, and it flickers.",
      tags: [],
      summary: "More precise",
      isMinor: false,
      base: post.latestRevisionId,
      key: crypto.randomUUID(),
    });
    expect((await listCases(db(), { reader, after: null, kind: null })).rows.map((row) => row.documentId)).toEqual([
      questionId,
    ]);
  });

  it("knows how long reviews take", async () => {
    await cases.decide(db(), moderator, await heldQuestion(), { outcome: "publish" });
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
