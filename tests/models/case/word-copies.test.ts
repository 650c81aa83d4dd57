// "Words erased" is true wherever the words of a decision were kept, and of nothing but that decision.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { endHandover } from "~/models/case/handover.server";
import { verifyLog } from "~/models/case/log-check.server";
import { eraseDecision } from "~/models/case/log-erasure.server";
import { deletePost, restorePost } from "~/models/case/post-deletion.server";
import { proposeRevision } from "~/models/case/proposal.server";
import { rejectProposal } from "~/models/case/proposal-review.server";
import { deleteAccount } from "~/models/member/account-deletion.server";
import { closeQuestion, reopenQuestion } from "~/models/question/care.server";
import { markDuplicate } from "~/models/question/duplicate.server";
import { mergeQuestions } from "~/models/question/merge.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";
import * as cases from "./case-community";

const WORDS = "Words about this very person.";

describe("the words of a decision", () => {
  let database: TestDatabase;
  let asker: Actor;
  let helper: Actor;
  let moderator: Actor;
  let admin: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    asker = await make.person(db());
    helper = await make.person(db());
    moderator = await make.person(db(), "moderator");
    admin = await make.person(db(), "admin");
  });
  afterAll(() => database.close());

  /** Every column of every table in which these words stand. */
  const placesOf = async (words: string) => {
    const columns = await database.sql<{ table: string; column: string }[]>`
      select c.table_name as table, c.column_name as column from information_schema.columns c
      join information_schema.tables t on t.table_name = c.table_name and t.table_schema = c.table_schema and t.table_type = 'BASE TABLE'
      where c.table_schema = 'public' and c.data_type in ('text', 'jsonb') order by 1, 2`;
    const found: string[] = [];
    for (const { table, column } of columns) {
      const rows = await database.sql`
        select 1 from ${database.sql(table)} where position(${words} in ${database.sql(column)}::text) > 0 limit 1`;
      if (rows.length > 0) found.push(`${table}.${column}`);
    }
    return found;
  };
  const eraseNewest = async () => {
    const [row] = await database.sql<{ id: number }[]>`select max(id) as id from decisions`;
    expect(await eraseDecision(db(), { actor: admin, decisionId: row?.id ?? 0 })).toEqual({ kind: "done" });
  };
  const suggest = async (author: Actor, questionId: number) => {
    const post = await make.post(db(), questionId);
    const suggested = await proposeRevision(db(), {
      actor: author,
      post,
      title: post.questionTitle,
      body: `It flickers every evening from eight o'clock on, with any bulb and on every socket of house ${questionId}.`,
      tags: [],
      summary: "Says since when",
      isMinor: false,
      base: post.latestRevisionId,
      key: crypto.randomUUID(),
    });
    if (suggested.kind !== "proposed") throw new Error(suggested.kind);
    return suggested.proposalId;
  };

  const close = (questionId: number, note: string) =>
    closeQuestion(db(), { actor: moderator, questionId, reason: "off-topic", note });
  /** Every road on which a note is kept twice. */
  const roads: Record<string, (note: string, author: Actor) => Promise<unknown>> = {
    close: async (note, author) => close(await make.ask(db(), author), note),
    duplicate: async (note, author) => {
      const [questionId, target] = [await make.ask(db(), author), await make.ask(db(), helper)];
      await make.answer(db(), moderator, target);
      await markDuplicate(db(), { actor: moderator, questionId, targets: String(target), note });
    },
    merge: async (note, author) => {
      const [fromId, intoId] = [await make.ask(db(), author), await make.ask(db(), helper)];
      await mergeQuestions(db(), { actor: moderator, fromId, intoId, note });
    },
    reopen: async (note, author) => {
      const questionId = await make.ask(db(), author);
      await close(questionId, "");
      await reopenQuestion(db(), { actor: moderator, questionId, because: note });
    },
    reject: async (note, author) => {
      const proposalId = await suggest(author, await make.ask(db(), helper));
      await rejectProposal(db(), { actor: moderator, proposalId, note });
    },
    remove: async (note, author) => {
      const documentId = await make.ask(db(), author);
      await deletePost(db(), { actor: moderator, documentId, rule: "spam", note });
    },
    restore: async (note, author) => {
      const documentId = await make.ask(db(), author);
      await deletePost(db(), { actor: moderator, documentId, rule: "spam", note: "" });
      await restorePost(db(), { actor: moderator, documentId, note });
    },
  };

  for (const road of Object.keys(roads))
    it(`are nowhere any more once they are erased: ${road}`, async () => {
      const words = `${WORDS} ${road}`;
      await roads[road]?.(words, asker);
      expect(await placesOf(words)).toContain("decisions.note");
      await eraseNewest();
      expect(await placesOf(words)).toEqual([]);
    });

  it("go without those of other decisions about the same text", async () => {
    const documentId = await make.ask(db(), asker);
    await deletePost(db(), { actor: moderator, documentId, rule: "spam", note: "The first word." });
    await restorePost(db(), { actor: moderator, documentId, note: "" });
    await deletePost(db(), { actor: moderator, documentId, rule: "spam", note: "The second word." });
    await eraseNewest();
    expect(await placesOf("The second word.")).toEqual([]);
    expect(await placesOf("The first word.")).toEqual(["decisions.note", "events.details"]);
  });

  it("go from what moderators wrote to each other about the case", async () => {
    const documentId = await cases.heldQuestion(db(), asker);
    const { id } = await cases.caseOf(db(), documentId);
    await database.sql`insert into handovers (case_id, by_id, note) values (${id}, ${admin.id}, ${`${WORDS} handed`})`;
    await cases.decide(db(), moderator, documentId, { outcome: "remove", rule: "spam", note: "To the author." });
    await db().transaction((tx) => endHandover(tx, id));
    await eraseNewest();
    expect(await placesOf(`${WORDS} handed`)).toEqual([]);
    const rows = await database.sql`select by_id from handovers where case_id = ${id}`;
    expect(rows).toEqual([{ by_id: admin.id }]);
  });

  it("go everywhere with the person they were said to", async () => {
    const leaver = await make.person(db());
    const words = `${WORDS} leaving`;
    for (const road of Object.values(roads)) await road(words, leaver);
    const questionId = await make.ask(db(), leaver);
    await closeQuestion(db(), { actor: leaver, questionId, reason: "resolved-elsewhere", note: words });
    await reopenQuestion(db(), { actor: leaver, questionId, because: words });
    expect(await placesOf(words)).toEqual(
      expect.arrayContaining(["decisions.note", "events.details", "proposals.review_note", "question_closures.note"]),
    );
    await deleteAccount(db(), { userId: leaver.id, posts: "stay" });
    expect(await placesOf(words)).toEqual([]);
    expect((await verifyLog(db())).kind).toBe("intact");
  });
});
