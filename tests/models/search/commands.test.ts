import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { goDark, goLive } from "~/models/document/visibility.server";
import { setAcceptance } from "~/models/question/answer.server";
import { closeQuestion } from "~/models/question/care.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { answer, ask, furnish, person } from "../question/care-community";
import { find } from "./search-community";

describe("what members and moderators do", () => {
  let database: TestDatabase;
  let asker: Actor;
  let helper: Actor;
  let moderator: Actor;
  let question: number;
  let reply: number;
  beforeAll(async () => {
    database = await createTestDatabase();
    const { db } = database;
    await furnish(db);
    [asker, helper, moderator] = [await person(db), await person(db), await person(db, "moderator")];
    question = await ask(db, asker, { title: "Does the marmalade lamp flicker in the cellar" });
    reply = await answer(db, helper, question, "Turn the brass ferrule to the left until it clicks twice.");
  });
  afterAll(() => database.close());

  const found = async (query: string) =>
    (await find(database.db, query)).hits.filter((hit) => hit.match === "all").map((hit) => hit.documentId);

  it("is found as soon as it is posted", async () => {
    expect(await found("marmalade lamp")).toEqual([question]);
    expect(await found("ferrule marmalade")).toEqual([reply]);
    expect(await found("is:answered marmalade")).toEqual([question]);
    expect(await found("is:unsolved marmalade")).toEqual([question]);
  });

  it("changes state when an answer is accepted and when the question is closed", async () => {
    await setAcceptance(database.db, { actor: asker, answerId: reply, isAccepted: true });
    expect(await found("is:solved marmalade")).toEqual([question]);
    expect(await found("is:unsolved marmalade")).toEqual([]);
    await closeQuestion(database.db, { actor: moderator, questionId: question, reason: "off-topic", note: "" });
    expect(await found("is:closed marmalade")).toEqual([question]);
    expect(await found("is:open marmalade")).toEqual([]);
  });

  it("is gone with all its answers when a moderator takes it down, and back when it is restored", async () => {
    await database.db.transaction((tx) => goDark(tx, question, "removed"));
    expect([await found("marmalade"), await found("ferrule")]).toEqual([[], []]);
    await database.db.transaction((tx) => goLive(tx, question));
    expect([await found("marmalade lamp"), await found("ferrule")]).toEqual([[question], [reply]]);
  });
});
