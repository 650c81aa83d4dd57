// Accepting answers: several, but not all of them.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { MOST_ACCEPTED } from "#moderation/acceptance";
import { limitsFor } from "#moderation/limits";
import type { Actor } from "~/actor";
import { setAcceptance } from "~/models/question/answer.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { intoThisWindow } from "../../support/windows";
import * as make from "./care-community";

describe("accepting an answer", () => {
  let database: TestDatabase;
  let asker: Actor;
  let answers: number[];
  const db = () => database.db;
  const accept = (answerId: number, isAccepted = true) => setAcceptance(db(), { actor: asker, answerId, isAccepted });

  beforeAll(async () => {
    database = await createTestDatabase();
    await make.furnish(db());
    asker = await make.person(db());
  });
  beforeEach(async () => {
    await database.sql`delete from rate_counts`;
    const question = await make.ask(db(), asker);
    const helper = await make.person(db(), "staff");
    answers = [];
    for (let count = 0; count <= MOST_ACCEPTED; count += 1) answers.push(await make.answer(db(), helper, question));
  });
  afterAll(() => database.close());

  it("holds as many as say something, and says so to who wants one more", async () => {
    const last = answers.pop() ?? 0;
    for (const id of answers) expect((await accept(id)).kind).toBe("done");
    expect(await accept(last)).toEqual({ kind: "forbidden", reason: "enough-accepted" });
    expect((await accept(answers[0] ?? 0)).kind).toBe("unchanged");
    expect((await accept(answers[0] ?? 0, false)).kind).toBe("done");
    expect((await accept(last)).kind).toBe("done");
  });

  it("holds no more when all are accepted in the same moment", async () => {
    const outcomes = await Promise.all(answers.map((id) => accept(id)));
    expect(outcomes.filter(({ kind }) => kind === "done")).toHaveLength(MOST_ACCEPTED);
  });

  it("is limited like whatever else one can do again and again", async () => {
    const most = limitsFor("accept", null)[0]?.most ?? 0;
    let limited = 0;
    for (let count = 0; count < 8 * most && limited === 0; count += 1) {
      await intoThisWindow(database.sql);
      if ((await accept(answers[0] ?? 0, count % 2 === 0)).kind === "limited") limited = count;
    }
    expect(limited).toBeGreaterThanOrEqual(most);
  });
});
