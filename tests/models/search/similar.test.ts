import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { similarQuestions } from "~/models/question/similar.server";
import { recountWords } from "~/models/search/words.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { ask, furnish } from "./search-community";

describe("similar questions", () => {
  let database: TestDatabase;
  const ids: Record<string, number> = {};
  beforeAll(async () => {
    database = await createTestDatabase();
    const { db } = database;
    await furnish(db);
    const questions = [
      ["hum", "Pump hums but moves no water", "It hums loudly and the hose stays dry.", "en"],
      ["dry", "No water comes out although the pump is running", "It runs and hums.", "en"],
      ["frost", "How do I store the pump before frost", "Winter is near.", "en"],
      ["hose", "Which hose keeps four bar", "Over sixty metres.", "en"],
      ["de", "Pumpe brummt, fördert aber kein Wasser", "Seit gestern.", "de"],
      ["zh", "水泵有噪音但不出水", "昨天开始。", "zh-Hans"],
    ] as const;
    for (const [name, title, text, language] of questions)
      ids[name] = await ask(db, { title, text, language, tags: ["pump"] });
    for (let n = 0; n < 30; n += 1)
      await ask(db, { title: `Something about the pump, part ${n}`, text: "Nothing in particular." });
    await recountWords(db);
  });
  afterAll(() => database.close());

  const similar = async (title: string, more: object = {}) =>
    (await similarQuestions(database.db, { title, language: "en", limit: 3, ...more })).map((question) => question.id);

  it("share the rare words, not the common ones", async () => {
    expect((await similar("Why does my pump hum and give no water"))[0]).toBe(ids.hum);
    expect((await similar("How to store a pump against frost"))[0]).toBe(ids.frost);
  });

  it("are none where one word of many is shared, however often it is", async () => {
    expect(await similar("Which colour has the pump in your newest catalogue")).toEqual([]);
  });

  it("are found in every language", async () => {
    expect((await similar("Die Pumpe brummt und fördert nichts", { language: "de" }))[0]).toBe(ids.de);
    expect((await similar("水泵噪音很大", { language: "zh-Hans" }))[0]).toBe(ids.zh);
    expect((await similar("水泵噪音", { language: "zh-Hant" }))[0]).toBe(ids.zh);
  });

  it("use the text as well as the title", async () => {
    const body = "It hums and the hose stays dry.";
    expect(await similar("Strange behaviour", { body })).toContain(ids.hum);
    expect(await similar("Strange behaviour")).toEqual([]);
  });

  it("of a question leave itself out and find its neighbours", async () => {
    const found = await similar("whatever stands here", { excludeId: ids.hum });
    expect(found).not.toContain(ids.hum);
    expect(found[0]).toBe(ids.dry);
  });

  it("are listed questions only, also when they were found before they were hidden", async () => {
    expect(await similar("x", { excludeId: ids.frost, limit: 5 })).not.toEqual([]);
    const [shown] = await similar("x", { excludeId: ids.frost, limit: 5 });
    await database.sql`update questions set is_listed = false where id = ${shown ?? 0}`;
    expect(await similar("x", { excludeId: ids.frost, limit: 5 })).not.toContain(shown);
    await database.sql`update questions set is_listed = true where id = ${shown ?? 0}`;
    await database.sql`update questions set is_listed = false where id = ${ids.hum ?? 0}`;
    expect(await similar("Pump hums but moves no water")).not.toContain(ids.hum);
    await database.sql`update questions set is_listed = true where id = ${ids.hum ?? 0}`;
  });

  it("are none for a title that says nothing, and no title breaks them", async () => {
    expect(await similar("")).toEqual([]);
    expect(await similar("the and of")).toEqual([]);
    for (const title of ["' \\ & |", 'tag:x -y "z', "水".repeat(200), "a ".repeat(100), "E-1042/".repeat(25)]) {
      await expect(similar(title), title).resolves.toBeDefined();
    }
  });
});
