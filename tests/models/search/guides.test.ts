import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { indexDocument, indexEverything } from "~/models/search/indexing.server";
import { refreshSearch } from "~/models/search/refresh.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { answer, ask, entry, find, furnish, page, titles } from "./search-community";

describe("pages and official entries in the search", () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    await furnish(database.db);
  });
  afterAll(() => database.close());
  beforeEach(() => empty());

  it("are found beside questions and answers, each with what it is", async () => {
    const question = await ask(database.db, { title: "Flow sensor dirty" });
    await answer(database.db, question, "Rinse it.");
    await page(database.db, { title: "Flow sensor", text: "The flow sensor counts turns." });
    await entry(database.db, { title: "How do I clean the flow sensor?", text: "Rinse the flow sensor." });
    const { hits, total } = await find(database.db, "flow sensor");
    expect(total).toBe(3);
    expect(hits.map((hit) => hit.kind).sort()).toEqual(["faq", "page", "question"]);
  });

  it("put the official entry first, even before a question that many voted for", async () => {
    await ask(database.db, { title: "Empty start of the pump", score: 60 });
    await entry(database.db, { title: "Empty start of the pump" });
    await page(database.db, { title: "Empty start of the pump" });
    const { hits } = await find(database.db, "empty start");
    expect(hits[0]?.kind).toBe("faq");
  });

  it("keep the official entry in sight when hundreds of posts have the word, before any job has run", async () => {
    for (let n = 0; n < 210; n += 1) await ask(database.db, { title: `Valve number ${n}` });
    await entry(database.db, { title: "Valve" });
    expect((await find(database.db, "valve")).hits[0]?.kind).toBe("faq");
    await refreshSearch(database.db);
    expect((await find(database.db, "valve")).hits[0]?.kind).toBe("faq");
  }, 60_000);

  it("are found in five languages, with typing errors too", async () => {
    await page(database.db, { title: "Reinigung der Filterkörbe", text: "Alle vier Wochen.", language: "de" });
    await entry(database.db, { title: "Почему насос гудит?", text: "В нём воздух.", language: "ru" });
    await page(database.db, { title: "清洁滤网", text: "每月清洗一次滤网。", language: "zh-Hans" });
    await entry(database.db, { title: "如何更新軟體", text: "連接網路後自動更新。", language: "zh-Hant" });
    await refreshSearch(database.db);
    expect(await titles(database.db, "Filterkorb")).toEqual(["Reinigung der Filterkörbe"]);
    expect(await titles(database.db, "насосы гудят", { language: "ru" })).toEqual(["Почему насос гудит?"]);
    expect(await titles(database.db, "濾網", { language: "zh-Hant" })).toEqual(["清洁滤网"]);
    expect(await titles(database.db, "软件更新", { language: "zh-Hans" })).toEqual(["如何更新軟體"]);
    const misspelt = await find(database.db, "Reinigugn");
    expect(misspelt.correction).toEqual({ text: "reinigung", isUsed: true });
    expect(misspelt.hits.map((hit) => hit.title)).toEqual(["Reinigung der Filterkörbe"]);
  });

  it("narrow by kind, product and language, and stay out of filters that only posts can meet", async () => {
    await ask(database.db, { title: "Winter storage", productId: 1 });
    await page(database.db, { title: "Winter storage page", productId: 1 });
    await entry(database.db, { title: "Winter storage entry", productId: 2, language: "de" });
    expect(await titles(database.db, "winter", { filters: { kind: "page" } })).toEqual(["Winter storage page"]);
    expect(await titles(database.db, "winter is:faq")).toEqual(["Winter storage entry"]);
    expect(await titles(database.db, "winter is:wiki")).toEqual(["Winter storage page"]);
    expect((await titles(database.db, "winter", { filters: { productId: 1 } })).sort()).toEqual([
      "Winter storage",
      "Winter storage page",
    ]);
    expect(await titles(database.db, "winter", { filters: { contentLanguage: "de" } })).toEqual([
      "Winter storage entry",
    ]);
    expect(await titles(database.db, "winter", { filters: { condition: "unanswered" } })).toEqual(["Winter storage"]);
  });

  it("are found by the words customers asked in, also those of later duplicates", async () => {
    const canonical = await ask(database.db, { title: "Sucking air at the inlet" });
    const solved = await answer(database.db, canonical, "Tighten the ring.");
    await entry(database.db, { title: "Why does the union draw in air?", sources: [solved] });
    expect(await titles(database.db, "sucking inlet is:faq")).toEqual(["Why does the union draw in air?"]);
    const duplicate = await ask(database.db, { title: "It gurgles terribly" });
    await database.db.execute(sql`
      insert into question_duplicates (question_id, canonical_id, marked_by) values (${duplicate}::bigint, ${canonical}::bigint, 1)`);
    await refreshSearch(database.db);
    expect(await titles(database.db, "gurgles is:faq")).toEqual(["Why does the union draw in air?"]);
  });

  it("show their first prose, unless another passage has more of the words", async () => {
    const text = "State: ready. Descale it every month. The needle valve closes by itself.";
    const id = await entry(database.db, { title: "Descaling the boiler", text });
    await database.db.execute(sql`update faq_entries set excerpt = 'Descale it every month.' where id = ${id}::bigint`);
    const shown = async (query: string) =>
      (await find(database.db, query)).hits[0]?.excerptSegments.map((segment) => segment.text).join("");
    expect(await shown("boiler")).toBe("Descale it every month.");
    expect(await shown("descale")).toBe("Descale it every month.");
    expect(await shown("descale needle valve")).toContain("The needle valve closes");
  });

  it("are found by an address they had before", async () => {
    const id = await page(database.db, { title: "Priming" });
    await database.db.execute(
      sql`insert into page_redirects (slug, page_id) values ('venting-the-inlet', ${id}::bigint)`,
    );
    await indexDocument(database.db, id);
    expect(await titles(database.db, "venting")).toEqual(["Priming"]);
  });

  it("vanish with the row of the transaction that hides them, whatever the index says", async () => {
    const hidden = await page(database.db, { title: "Secret calibration page" });
    const draft = await entry(database.db, { title: "Secret calibration entry" });
    await database.db.execute(sql`update pages set is_listed = false where id = ${hidden}::bigint`);
    await database.db.execute(sql`update faq_entries set state = 'archived' where id = ${draft}::bigint`);
    // The rows are still in the index; nothing is shown all the same.
    expect(await titles(database.db, "calibration")).toEqual([]);
    await database.db.execute(
      sql`update documents set state = 'draft' where id in (${hidden}::bigint, ${draft}::bigint)`,
    );
    await indexDocument(database.db, hidden);
    await indexDocument(database.db, draft);
    expect(await indexed()).toEqual([]);
  });

  it("come back when the whole index is written anew", async () => {
    await ask(database.db, { title: "Gasket question" });
    await page(database.db, { title: "Gasket page" });
    await entry(database.db, { title: "Gasket entry" });
    await database.db.execute(sql`delete from search_documents`);
    await indexEverything(database.db);
    expect((await titles(database.db, "gasket")).sort()).toEqual(["Gasket entry", "Gasket page", "Gasket question"]);
  });

  async function indexed(): Promise<number[]> {
    const rows = await database.db.execute<{ id: number }>(sql`select document_id as id from search_documents`);
    return rows.map((row) => row.id);
  }

  async function empty(): Promise<void> {
    for (const table of ["search_documents", "search_words", "faq_sources", "faq_entries", "page_redirects", "pages"])
      await database.db.execute(sql`delete from ${sql.identifier(table)}`);
    for (const table of ["question_duplicates", "answers", "questions"])
      await database.db.execute(sql`delete from ${sql.identifier(table)}`);
    await database.db.execute(sql`update documents set state = 'deleted'`);
  }
});
