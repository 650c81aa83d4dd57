import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { appealDecision } from "~/models/case/appeal.server";
import { countModerationYear } from "~/models/case/year.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";
import * as cases from "./case-community";

describe("a year of moderation in numbers", () => {
  let database: TestDatabase;
  let asker: Actor;
  let moderator: Actor;
  let other: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    asker = await make.person(db());
    moderator = await make.person(db(), "moderator");
    other = await make.person(db(), "moderator");
  });
  afterAll(() => database.close());

  it("is there before anything was decided", async () => {
    const year = await countModerationYear(db());
    expect(year).toMatchObject({ held: 0, flagged: 0, outcomes: [], rules: [], medianHours: null });
    expect(year.year).toBe(new Date().getUTCFullYear());
  });

  it("counts what was held and decided, by rule, and says how many appeals were right", async () => {
    const first = await cases.heldQuestion(db(), asker);
    const second = await cases.heldQuestion(db(), asker);
    await cases.decide(db(), moderator, first, { outcome: "publish" });
    await cases.decide(db(), moderator, second, { outcome: "return", rule: "advertising" });
    const [decision] = await database.sql`select max(id) as id from decisions`;
    await appealDecision(db(), { actor: asker, decisionId: Number(decision?.id), because: "It is a question." });
    await cases.decide(db(), other, second, { outcome: "overturn", appealedId: Number(decision?.id) });
    const year = await countModerationYear(db());
    expect(year.held).toBe(2);
    expect(year.outcomes).toEqual([
      { outcome: "overturn", count: 1 },
      { outcome: "publish", count: 1 },
      { outcome: "return", count: 1 },
    ]);
    expect(year.rules).toEqual([{ rule: "advertising", count: 1 }]);
    expect(year.medianHours).toBe(0);
  });

  it("leaves out what was decided in another year", async () => {
    const before = await countModerationYear(db());
    await database.sql`alter table decisions disable trigger user`;
    await database.sql`update decisions set at = date_trunc('year', now(), 'UTC') - interval '1 second' where outcome = 'publish'`;
    await database.sql`alter table decisions enable trigger user`;
    const year = await countModerationYear(db());
    expect(year.outcomes).toEqual(before.outcomes.filter(({ outcome }) => outcome !== "publish"));
  });
});
