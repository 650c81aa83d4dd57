// The notice about a decision: what it says, to whom, and the way back it opens.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { type Decide, decideCase } from "~/models/case/decision.server";
import { findDecisionNotice } from "~/models/case/decision-notice.server";
import { listRecord } from "~/models/case/decision-record.server";
import { listReasons } from "~/models/case/held-reasons.server";
import { deletePost } from "~/models/case/post-deletion.server";
import { findCase } from "~/models/case/reading.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";

describe("the notice about a decision", () => {
  let database: TestDatabase;
  let asker: Actor;
  let helper: Actor;
  let moderator: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    [asker, helper, moderator] = [
      await make.person(db()),
      await make.person(db()),
      await make.person(db(), "moderator"),
    ];
  });
  afterAll(() => database.close());

  const ask = async () => {
    return make.ask(db(), asker, {});
  };
  const decide = async (documentId: number, outcome: Decide["outcome"], more: Partial<Decide> = {}) => {
    const [row] = await database.sql<{ id: number; version: number }[]>`
      insert into cases (document_id) values (${documentId})
      on conflict (document_id) do update set state = 'open', version = cases.version + 1 returning id, version`;
    if (!row) throw new Error("no case");
    const outcomeOf = await decideCase(db(), {
      actor: moderator,
      caseId: row.id,
      version: row.version,
      outcome,
      rule: "respect",
      passage: "only an idiot",
      note: "Say it without the word.",
      ...more,
    });
    if (outcomeOf.kind !== "decided" || outcomeOf.decisionId === null) throw new Error(outcomeOf.kind);
    return { decisionId: outcomeOf.decisionId, caseId: row.id };
  };
  const read = async (actor: Actor, id: number) =>
    findDecisionNotice(db(), await loadMemberFacts(db(), { actor, productId: null }), id);
  const mend = async (documentId: number, body: string) => {
    return make.edit(db(), asker, documentId, { body });
  };

  it("names rule, version, passage and note, and gives six months to appeal", async () => {
    const id = await ask();
    const { decisionId } = await decide(id, "return");
    const notice = await read(asker, decisionId);
    expect(notice).toMatchObject({
      outcome: "return",
      rule: "respect",
      ruleVersion: 1,
      passage: "only an idiot",
      note: "Say it without the word.",
      isOwn: true,
      mayAppeal: true,
      deciderName: null,
      revisionNumber: 1,
    });
    const days = ((notice?.appealUntil?.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(180);
    expect(days).toBeLessThan(185);
  });

  it("is found by the person it concerns and by moderators, and is not there for anybody else", async () => {
    const id = await ask();
    const { decisionId } = await decide(id, "remove");
    expect(await read(helper, decisionId)).toBeNull();
    expect(await read(asker, 999_999)).toBeNull();
    const seen = await read(moderator, decisionId);
    expect(seen).toMatchObject({ isOwn: false, mayAppeal: false, deciderName: moderator.displayName });
  });

  it("stands at the post itself, and its author can mend what was removed in its place", async () => {
    const id = await ask();
    const { decisionId, caseId } = await decide(id, "remove");
    expect(await listReasons(db(), id)).toMatchObject({
      note: "Say it without the word.",
      decision: { id: decisionId, outcome: "remove", appeal: null },
    });
    const edited = await mend(id, "Which of the two lamps is the brighter one in a hall without a window?");
    expect(edited.kind).toBe("held");
    expect((await make.post(db(), id)).state).toBe("held");
    const view = await findCase(db(), caseId);
    expect(view).toMatchObject({ state: "open", kinds: ["held-again"], change: { since: "returned", number: 1 } });
    expect(view?.change?.diff).toBeTruthy();
  });

  it("keeps what was sent back from going live by a second edit that nobody looked at", async () => {
    const id = await ask();
    await decide(id, "return");
    expect((await mend(id, "The first attempt to say it better: which lamp for the hall?")).kind).toBe("held");
    expect((await mend(id, "The second attempt to say it better: which lamp fits the hall?")).kind).toBe("held");
    expect((await make.post(db(), id)).state).toBe("held");
  });

  it("is written for a removal on the post too, outside the queue", async () => {
    const id = await ask();
    const outcome = await deletePost(db(), { actor: moderator, documentId: id, rule: "spam", note: "" });
    expect(outcome.kind).toBe("done");
    const { rows } = await listRecord(db(), { userId: asker.id, before: null });
    expect(rows[0]).toMatchObject({ outcome: "remove", rule: "spam", isAppealed: false });
    expect(await read(asker, rows[0]?.id ?? 0)).toMatchObject({
      mayAppeal: true,
      effects: { state: { from: "published", to: "removed" } },
    });
  });

  it("is an event of its own, once for each decision", async () => {
    const id = await ask();
    const { decisionId, caseId } = await decide(id, "return");
    const events = await database.sql`select details from events where verb = 'decided' and subject_id = ${id}`;
    expect(events).toEqual([{ details: { caseId, decisionId, outcome: "return" } }]);
  });

  it("leads through a member's whole record, newest first, a page at a time", async () => {
    const { rows, next } = await listRecord(db(), { userId: asker.id, before: null });
    expect(rows.length).toBeGreaterThan(4);
    expect(next).toBeNull();
    expect(rows.map((row) => row.id)).toEqual(rows.map((row) => row.id).sort((a, b) => b - a));
    const rest = await listRecord(db(), { userId: asker.id, before: rows[1]?.id ?? 0 });
    expect(rest.rows[0]?.id).toBe(rows[2]?.id);
    expect((await listRecord(db(), { userId: helper.id, before: null })).rows).toEqual([]);
  });
});
