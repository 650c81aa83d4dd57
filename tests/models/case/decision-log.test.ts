import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { appendDecision, verifyLog } from "~/models/case/decision-log.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";
import * as cases from "./case-community";

describe("the log of decisions", () => {
  let database: TestDatabase;
  let asker: Actor;
  let moderator: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase();
    await make.furnish(db());
    [asker, moderator] = [await make.person(db()), await make.person(db(), "moderator")];
    for (const outcome of ["publish", "return", "remove"] as const) {
      const id = await cases.heldQuestion(db(), asker);
      const decided = await cases.decide(db(), moderator, id, { outcome, rule: "advertising" });
      if (decided.kind !== "decided") throw new Error(decided.kind);
    }
  });
  afterAll(() => database.close());

  it("is whole, and refuses changes", async () => {
    expect(await verifyLog(db())).toMatchObject({ kind: "intact", count: 3 });
    await expect(database.sql`update decisions set note = 'x'`).rejects.toThrow("append-only");
    await expect(database.sql`delete from decisions`).rejects.toThrow("append-only");
  });

  it("keeps one chain when many decide at once", async () => {
    const { id } = await cases.caseOf(db(), await cases.heldQuestion(db(), asker));
    await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        db().transaction((tx) =>
          appendDecision(tx, {
            caseId: id,
            revisionId: null,
            deciderId: moderator.id,
            outcome: "dismiss",
            rule: null,
            passage: null,
            note: `${at}: „ключ“ 鑰匙`,
            authorId: asker.id,
            effects: { state: { from: "published", to: "published" } },
            appealedId: null,
          }),
        ),
      ),
    );
    expect((await verifyLog(db())).kind).toBe("intact");
  });

  it("shows where somebody changed a row or took one out", async () => {
    const rows = await database.sql<{ id: number }[]>`select id from decisions order by id`;
    const middle = rows[Math.floor(rows.length / 2)]?.id ?? 0;
    await database.sql`alter table decisions disable trigger user`;
    await database.sql`update decisions set note = note || '.' where id = ${middle}`;
    expect(await verifyLog(db())).toEqual({ kind: "broken", decisionId: middle, because: "changed" });
    await database.sql`update decisions set note = left(note, -1) where id = ${middle}`;
    expect((await verifyLog(db())).kind).toBe("intact");
    await database.sql`delete from decisions where id = ${middle}`;
    expect(await verifyLog(db())).toMatchObject({ kind: "broken", because: "missing-before" });
    await database.sql`alter table decisions enable trigger user`;
  });
});
