import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { countMarked, listMarked, settleMarks } from "~/models/case/marks.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";
import * as cases from "./case-community";

describe("marks", () => {
  let database: TestDatabase;
  let author: Actor;
  let moderator: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase();
    await make.furnish(db());
    [author, moderator] = [await make.person(db()), await make.person(db(), "moderator")];
  });
  afterAll(() => database.close());

  const marked = (body: string) => make.ask(db(), author, { body });

  it("of a published text are listed with rule and passage, and change nothing for its author", async () => {
    const id = await marked(
      "This fucking lamp flickers again since it hangs in the hall. Which dimmer do I need for it?",
    );
    expect(await make.post(db(), id)).toMatchObject({ state: "published" });
    const { rows } = await listMarked(db(), { before: null });
    expect(rows).toMatchObject([
      { documentId: id, kind: "question", marks: [{ rule: "respect", passage: "fucking" }] },
    ]);
    expect(await countMarked(db())).toBe(1);
  });

  it("are gone when a moderator says that nothing is wrong", async () => {
    const [row] = (await listMarked(db(), { before: null })).rows;
    const settle = { documentId: row?.documentId ?? 0, verdict: "fine" as const };
    expect(await settleMarks(db(), { actor: author, ...settle })).toMatchObject({ kind: "forbidden" });
    expect(await settleMarks(db(), { actor: moderator, ...settle })).toEqual({ kind: "done", caseId: null });
    expect(await countMarked(db())).toBe(0);
  });

  it("become a case with one press", async () => {
    const id = await marked(
      "What a piece of shit lamp, it broke after a week in the hall. Is there one made of metal?",
    );
    const outcome = await settleMarks(db(), { actor: moderator, documentId: id, verdict: "case" });
    expect(outcome.kind === "done" && outcome.caseId).toBeGreaterThan(0);
    expect(await cases.caseOf(db(), id)).toMatchObject({ state: "open" });
    expect(await countMarked(db())).toBe(0);
  });

  it("of an older version go with the newer one", async () => {
    const id = await marked(
      "The fucking lamp in the office hums all day since Monday. Does the driver need to be replaced?",
    );
    expect(await countMarked(db())).toBe(1);
    await database.sql`delete from rate_counts`;
    await make.edit(db(), author, id, {
      body: "The lamp in the office hums all day since Monday. Does the driver need to be replaced?",
    });
    expect(await countMarked(db())).toBe(0);
  });
});
