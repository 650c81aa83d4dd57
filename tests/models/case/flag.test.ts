// Flags: who may, how much they weigh, when they hide, what their authors hear.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { flagDocument } from "~/models/case/flag.server";
import { listOwnFlags } from "~/models/case/flag-reading.server";
import { listReasons } from "~/models/case/held-reasons.server";
import { listCases } from "~/models/case/queue.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { intoThisWindow } from "../../support/windows";
import * as make from "../question/care-community";
import * as cases from "./case-community";

describe("flags", () => {
  let database: TestDatabase;
  let asker: Actor;
  let moderator: Actor;
  const crowd: Actor[] = [];
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase();
    await make.furnish(db());
    asker = await make.person(db());
    moderator = await make.person(db(), "moderator");
    for (let n = 0; n < 6; n += 1) crowd.push(await make.person(db()));
  });
  afterAll(() => database.close());

  const ask = async () => {
    await database.sql`delete from rate_counts`;
    return make.ask(db(), asker, {});
  };
  const flag = (actor: Actor, documentId: number, more: Partial<Parameters<typeof flagDocument>[1]> = {}) =>
    flagDocument(db(), { actor, documentId, rule: "respect", passage: "", key: crypto.randomUUID(), ...more });
  const caseOf = (documentId: number) => cases.caseOf(db(), documentId);
  const decide = (documentId: number, outcome: "publish" | "remove" | "dismiss" | "return") =>
    cases.decide(db(), moderator, documentId, {
      outcome,
      rule: outcome === "remove" || outcome === "return" ? "respect" : null,
      about: outcome === "dismiss" ? "flag" : null,
    });
  const somebody = (n: number): Actor => {
    const actor = crowd[n];
    if (!actor) throw new Error("too small a crowd");
    return actor;
  };

  it("open a case that cites the rule in its version, and leave a post in view below the threshold", async () => {
    const id = await ask();
    const outcome = await flag(somebody(0), id, { passage: "the second sentence" });
    expect(outcome).toMatchObject({ kind: "flagged", isHidden: false });
    expect((await make.post(db(), id)).state).toBe("published");
    const signals = await database.sql`
      select s.rule, s.rule_version, s.passage, s.by_user_id, s.weight from signals s join cases c on c.id = s.case_id where c.document_id = ${id}`;
    expect(signals).toMatchObject([{ rule: "respect", rule_version: 1, passage: "the second sentence" }]);
    const { rows } = await listCases(db(), {
      reader: { seesHeld: true, seesReviews: true, newcomerPosts: 3 },
      after: null,
      kind: "flag",
    });
    expect(rows.find((row) => row.documentId === id)?.kinds).toEqual(["flagged"]);
  });

  it("count once per person and text, however often they are sent", async () => {
    const id = await ask();
    const key = crypto.randomUUID();
    const first = await flag(somebody(0), id, { key });
    expect(await flag(somebody(0), id, { key })).toEqual(first);
    expect(await flag(somebody(0), id)).toEqual({ kind: "already" });
    const both = await Promise.all([flag(somebody(1), id), flag(somebody(1), id)]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(["already", "flagged"]);
    const [count] = await database.sql`
      select count(*)::int as n from signals s join cases c on c.id = s.case_id where c.document_id = ${id}`;
    expect(count?.n).toBe(2);
  });

  it("hide a post when enough of them weigh together, and it comes back with its place when a moderator says so", async () => {
    const id = await ask();
    const hidden: boolean[] = [];
    for (const actor of crowd) {
      const outcome = await flag(actor, id);
      if (outcome.kind !== "flagged") break;
      hidden.push(outcome.isHidden);
    }
    expect(hidden.at(-1)).toBe(true);
    expect(hidden.filter(Boolean)).toHaveLength(1);
    expect(hidden.length).toBeGreaterThan(2);
    expect(await make.questionRow(db(), id)).toMatchObject({ isListed: false });
    expect(await make.indexedUnder(db(), id)).toBeNull();
    const told = await listReasons(db(), id);
    expect(told).toMatchObject({ isFlagged: true, decision: null });
    expect(told.reasons).toEqual([{ code: "", rule: "respect" }]);
    expect((await decide(id, "publish")).kind).toBe("decided");
    expect(await make.questionRow(db(), id)).toMatchObject({ isListed: true });
    expect(await caseOf(id)).toMatchObject({ state: "decided" });
  });

  it("are not got rid of by an edit: what members hid waits for a moderator", async () => {
    const id = await ask();
    for (const actor of crowd) await flag(actor, id);
    const post = await make.post(db(), id);
    expect(post.state).toBe("held");
    const edited = await make.edit(db(), asker, id, {
      body: "Now it only asks how to change the lamp in the hall without a ladder.",
    });
    expect(edited.kind).toBe("held");
    expect((await make.post(db(), id)).state).toBe("held");
  });

  it("tell everybody who flagged what came of it, and remember who was right", async () => {
    const id = await ask();
    await flag(somebody(2), id);
    await flag(somebody(3), id);
    expect((await decide(id, "remove")).kind).toBe("decided");
    const events = await database.sql`
      select details from events where verb = 'flag-decided' and subject_id = ${id}`;
    expect(events).toHaveLength(1);
    expect(events[0]?.details).toMatchObject({ isUpheld: true });
    expect([...(events[0]?.details.flaggerIds ?? [])].sort()).toEqual([somebody(2).id, somebody(3).id].sort());
    const mine = await listOwnFlags(db(), somebody(2).id);
    expect(mine[0]).toMatchObject({ isDecided: true, isUpheld: true, title: null });
    const left = await ask();
    await flag(somebody(2), left);
    await decide(left, "dismiss");
    expect((await make.post(db(), left)).state).toBe("published");
    expect((await listOwnFlags(db(), somebody(2).id))[0]).toMatchObject({ isDecided: true, isUpheld: false });
    expect(await flag(somebody(2), left)).toEqual({ kind: "already" });
  });

  it("weigh more from somebody whose flags were right", async () => {
    const careful = await make.person(db());
    const weights: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      const id = await ask();
      await flag(careful, id);
      const [row] =
        await database.sql`select weight from signals where by_user_id = ${careful.id} order by id desc limit 1`;
      weights.push(Number(row?.weight));
      await decide(id, "remove");
    }
    expect(weights[5]).toBeGreaterThan(weights[0] ?? 0);
  });

  it("are refused from the author, for what is not in view, and when there are too many", async () => {
    const id = await ask();
    expect(await flag(asker, id)).toMatchObject({ kind: "refused", reason: "own-flag" });
    await make.hold(db(), id);
    expect(await flag(somebody(0), id)).toMatchObject({ kind: "refused", reason: "not-visible" });
    const eager = await make.person(db());
    const kinds: string[] = [];
    for (let n = 0; n < 8; n += 1) {
      const target = await make.ask(db(), moderator, {});
      await intoThisWindow(database.sql);
      kinds.push((await flag(eager, target)).kind);
    }
    expect(kinds).toContain("limited");
    expect(await flag(somebody(0), 999_999_999)).toEqual({ kind: "missing" });
  });
});
