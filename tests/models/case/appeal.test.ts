// Appeals: by whom, how long, decided by somebody else, lifting exactly what the decision did.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { appealDecision } from "~/models/case/appeal.server";
import type { Decide } from "~/models/case/decision.server";
import { findDecisionNotice } from "~/models/case/decision-notice.server";
import { verifyLog } from "~/models/case/log-check.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { countRuleUse } from "~/models/rule/use.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";
import * as cases from "./case-community";

describe("an appeal", () => {
  let database: TestDatabase;
  let asker: Actor;
  let helper: Actor;
  let first: Actor;
  let second: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    [asker, helper, first, second] = [
      await make.person(db()),
      await make.person(db()),
      await make.person(db(), "moderator"),
      await make.person(db(), "moderator"),
    ];
  });
  afterAll(() => database.close());

  const ask = async () => {
    return make.ask(db(), asker, {});
  };
  const caseOf = (documentId: number) => cases.caseOf(db(), documentId);
  const decide = (documentId: number, outcome: Decide["outcome"], more: Partial<Decide> = {}) =>
    cases.decide(db(), first, documentId, { outcome, note: "Because.", ...more });
  const open = (documentId: number) =>
    database.sql`insert into cases (document_id) values (${documentId})
      on conflict (document_id) do update set state = 'open', version = cases.version + 1`;
  /** A published question, flagged by hand, decided by `first`; gives the decision's id. */
  const decided = async (
    outcome: "remove" | "return",
    documentId?: number,
  ): Promise<{ id: number; decision: number }> => {
    const id = documentId ?? (await ask());
    await open(id);
    const result = await decide(id, outcome, { rule: "respect" });
    if (result.kind !== "decided" || result.decisionId === null) throw new Error(result.kind);
    return { id, decision: result.decisionId };
  };
  const appeal = (decisionId: number, actor = asker) =>
    appealDecision(db(), { actor, decisionId, because: "It was a quotation." });
  const stateOf = async (id: number) => (await make.post(db(), id)).state;

  it("goes into the queue, once, and only from the person it concerns", async () => {
    const { id, decision } = await decided("remove");
    expect(await appeal(decision, helper)).toEqual({ kind: "missing" });
    expect(await appeal(decision)).toEqual({ kind: "appealed" });
    expect(await appeal(decision)).toEqual({ kind: "unchanged" });
    expect(await caseOf(id)).toMatchObject({ state: "open" });
    const [count] = await database.sql`select count(*)::int as n from signals where decision_id = ${decision}`;
    expect(count?.n).toBe(1);
    expect(await make.eventsOf(db(), id)).toContain("appealed");
  });

  it("is counted beside its rule while it waits", async () => {
    const before = await countRuleUse(db(), "respect");
    const { id, decision } = await decided("remove");
    await appeal(decision);
    expect(await countRuleUse(db(), "respect")).toMatchObject({ open: before.open + 1, appeals: before.appeals });
    await cases.decide(db(), second, id, { outcome: "uphold", appealedId: decision, note: "It was not." });
    expect(await countRuleUse(db(), "respect")).toMatchObject({ open: before.open, appeals: before.appeals + 1 });
  });

  it("is refused after six months, by the clock of the database", async () => {
    const { decision } = await decided("remove");
    const [row] = await database.sql`select at::text as at from decisions where id = ${decision}`;
    await database.sql`alter table decisions disable trigger decisions_append_only`;
    await database.sql`update decisions set at = now() - interval '6 months 1 day' where id = ${decision}`;
    expect(await appeal(decision)).toEqual({ kind: "forbidden", reason: "not-appealable" });
    await database.sql`update decisions set at = now() - interval '5 months 27 days' where id = ${decision}`;
    expect(await appeal(decision)).toEqual({ kind: "appealed" });
    await database.sql`update decisions set at = ${row?.at}::timestamptz where id = ${decision}`;
    await database.sql`alter table decisions enable trigger decisions_append_only`;
  });

  it("is possible for somebody who is restricted in everything", async () => {
    const { decision } = await decided("remove");
    await database.sql`insert into restrictions (user_id, function_name, reason, imposed_by) values (${asker.id}, 'all', 'test', ${first.id})`;
    expect(await appeal(decision)).toEqual({ kind: "appealed" });
    await database.sql`delete from restrictions where user_id = ${asker.id}`;
  });

  it("is never decided by whoever decided first", async () => {
    const { id, decision } = await decided("remove");
    await appeal(decision);
    const own = await decide(id, "overturn", { appealedId: decision });
    expect(own).toEqual({ kind: "forbidden", reason: "first-decider" });
    expect(await stateOf(id)).toBe("removed");
    expect((await decide(id, "overturn", { actor: second, appealedId: decision })).kind).toBe("decided");
    expect(await stateOf(id)).toBe("published");
    expect(await caseOf(id)).toMatchObject({ state: "decided" });
    expect(await make.indexedUnder(db(), id)).toBe(id);
    expect(await make.eventsOf(db(), id)).toContain("appeal-decided");
  });

  it("that is not right leaves everything as it was and tells why", async () => {
    const { id, decision } = await decided("return");
    await appeal(decision);
    expect(await decide(id, "uphold", { actor: second, appealedId: decision, note: "" })).toEqual({
      kind: "reason-needed",
    });
    expect((await decide(id, "uphold", { actor: second, appealedId: decision })).kind).toBe("decided");
    expect(await stateOf(id)).toBe("returned");
    const member = await loadMemberFacts(db(), { actor: asker, productId: null });
    const notice = await findDecisionNotice(db(), member, decision);
    expect(notice?.appeal?.answer).toMatchObject({ outcome: "uphold", note: "Because." });
    expect(notice?.mayAppeal).toBe(false);
  });

  it("lifts nothing that happened since: what its author mended and sent again keeps waiting", async () => {
    const { id, decision } = await decided("return");
    await appeal(decision);
    const edited = await make.edit(db(), asker, id, {
      body: "I have said it kindly now: which lamp fits the hall, and who has fitted one?",
    });
    expect(edited.kind).toBe("held");
    expect((await decide(id, "overturn", { actor: second, appealedId: decision })).kind).toBe("decided");
    expect(await stateOf(id)).toBe("held");
  });

  it("against an older decision does not lift a later one", async () => {
    const { id, decision } = await decided("return");
    await appeal(decision);
    expect((await decide(id, "remove", { rule: "respect" })).kind).toBe("forbidden");
    expect((await decide(id, "remove", { actor: second, rule: "respect" })).kind).toBe("decided");
    expect((await decide(id, "overturn", { actor: second, appealedId: decision })).kind).toBe("decided");
    expect(await stateOf(id)).toBe("removed");
  });

  it("moves a question back to exactly where it was", async () => {
    const id = await ask();
    const before = await make.questionRow(db(), id);
    await open(id);
    const moved = await decide(id, "move", { rule: "advertising" });
    if (moved.kind !== "decided" || moved.decisionId === null) throw new Error(moved.kind);
    const [market] = await database.sql<{ id: number }[]>`select id from areas where kind = 'marketplace'`;
    expect(await make.questionRow(db(), id)).toMatchObject({ areaId: market?.id, isListed: true });
    await appeal(moved.decisionId);
    await decide(id, "overturn", { actor: second, appealedId: moved.decisionId });
    expect(await make.questionRow(db(), id)).toMatchObject({ areaId: before.areaId, productId: before.productId });
    const [row] = await database.sql`select offer_ends_at from questions where id = ${id}`;
    expect(row?.offer_ends_at).toBeNull();
  });

  it("counts in the rate of its rule, and the log of it all is whole", async () => {
    const use = await countRuleUse(db(), "respect");
    expect(use.appeals).toBeGreaterThan(use.overturned);
    expect(use.overturned).toBeGreaterThan(0);
    expect(use.recent.every((one) => Object.keys(one).sort().join() === "at,kind,outcome")).toBe(true);
    expect((await verifyLog(db())).kind).toBe("intact");
  });

  it("cannot be slipped into the log: a changed effect or author breaks the chain", async () => {
    const { decision } = await decided("remove");
    await database.sql`alter table decisions disable trigger decisions_append_only`;
    await database.sql`update decisions set author_id = ${helper.id} where id = ${decision}`;
    expect(await verifyLog(db())).toEqual({ kind: "broken", decisionId: decision, because: "changed" });
    await database.sql`update decisions set author_id = ${asker.id}, effects = '{"state":{"from":"held","to":"removed"}}' where id = ${decision}`;
    expect(await verifyLog(db())).toEqual({ kind: "broken", decisionId: decision, because: "changed" });
  });
});
