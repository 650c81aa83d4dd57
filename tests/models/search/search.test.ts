import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { indexDocument, indexMany } from "~/models/search/indexing.server";
import { deleteOldSearches, logSearch, writeGatheredSearches } from "~/models/search/log.server";
import { recomputeTiers } from "~/models/search/tiers.server";
import { recountWords } from "~/models/search/words.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { answer, ask, find, furnish, titles } from "./search-community";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await furnish(database.db);
});
afterAll(() => database.close());

const written = {
  en: {
    title: "Pump hums but moves no water",
    text: "It is leaking at the union nut since the 4.2 update. Error E-1042.",
  },
  de: {
    title: "Wie entlüfte ich den Zulauf der Gartenpumpe?",
    text: "Die Kühlung ist groß genug, aber es gluckert in den Schläuchen.",
  },
  ru: { title: "Насос включается ночью сам по себе", text: "Ещё вчера всё было в порядке, а сегодня насосы гудят." },
  "zh-Hans": { title: "手机应用连接不上水泵怎么办", text: "软件更新以后网络连接失败，水泵不出水。" },
  "zh-Hant": { title: "濾網如何清潔", text: "使用說明沒有提到濾網的清潔方法，軟體也沒有提示。" },
};

describe("search in five languages", () => {
  beforeAll(async () => {
    for (const [language, post] of Object.entries(written)) await ask(database.db, { ...post, language });
    await recountWords(database.db);
  });
  afterAll(() => empty());

  const finds = async (query: string, language: keyof typeof written, reader = "en") =>
    expect(await titles(database.db, query, { language: reader })).toContain(written[language].title);

  it("finds inflected forms", async () => {
    await finds("humming pumps", "en");
    await finds("leaks", "en");
    await finds("Gartenpumpen", "de");
    await finds("Schlauch", "de");
    await finds("насоса", "ru");
    await finds("включаться", "ru");
  });

  it("finds German by German words whatever the reader's language, umlauts written in any way", async () => {
    for (const query of ["Kühlung", "Kuehlung", "kuhlung", "Schläuche", "gross", "wie entlüften"])
      await finds(query, "de");
    await finds("die Kühlung", "de", "ru");
  });

  it("finds Russian with е for ё", async () => {
    await finds("еще вчера", "ru");
  });

  it("finds one Chinese script by the other, in words, sentences and single characters", async () => {
    await finds("網路連接", "zh-Hans", "zh-Hant");
    await finds("軟體", "zh-Hans", "zh-Hant");
    await finds("滤网", "zh-Hant", "zh-Hans");
    await finds("水泵为什么不出水", "zh-Hans", "zh-Hans");
    await finds("泵", "zh-Hans");
    await finds("“水泵不出水”", "zh-Hans");
  });

  it("finds codes in any spelling", async () => {
    for (const query of ["E-1042", "e1042", "E 1042", "1042", "4.2"]) await finds(query, "en");
    expect((await find(database.db, "42")).hits.filter((hit) => hit.match === "all")).toHaveLength(0);
  });

  it("finds a compound by its head, and a word by a compound of it", async () => {
    await finds("Pumpe", "de");
    const { hits } = await find(database.db, "Pumpe");
    expect(hits.find((hit) => hit.title === written.de.title)?.match).toBe("alike");
  });

  it("corrects what is misspelt, and says so", async () => {
    for (const [typed, meant, language] of [
      ["pmup", "pump", "en"],
      ["watter", "water", "en"],
      ["Zulaf", "zulauf", "de"],
      ["насс", "насос", "ru"],
      ["Gartenbumpe", "gartenpumpe", "de"],
    ] as const) {
      const found = await find(database.db, typed);
      expect(found.correction, typed).toEqual({ text: meant, isUsed: true });
      expect(found.hits[0]?.title, typed).toBe(written[language].title);
    }
  });

  it("only offers a correction for a word that somebody did write", async () => {
    await ask(database.db, { title: "Cooling", text: "Put a wafer under it." });
    const found = await find(database.db, "wafer violin");
    expect(found.correction).toEqual({ text: "water violin", isUsed: false });
    expect(found.hits[0]?.title).toBe("Cooling");
  });

  it("shows where the words stand, in the language they were written in", async () => {
    const { hits } = await find(database.db, "leak union");
    expect(hits[0]?.language).toBe("en");
    expect(hits[0]?.excerptSegments.filter((segment) => segment.isHit).map((segment) => segment.text)).toEqual([
      "leaking",
      "union",
    ]);
  });

  it("puts hits in the reader's language first", async () => {
    await ask(database.db, { title: "Update", language: "de" });
    await ask(database.db, { title: "Update", language: "en" });
    const first = async (language: string) => (await find(database.db, "update", { language })).hits[0]?.titleLanguage;
    expect([await first("en"), await first("de")]).toEqual(["en", "de"]);
  });
});

describe("search with operators and filters", () => {
  let winter: number;
  let summer: number;
  let reply: number;
  beforeAll(async () => {
    winter = await ask(database.db, { title: "Store the pump in winter", tags: ["winter", "storage"], productId: 1 });
    summer = await ask(database.db, { title: "Winter pump in summer heat", productId: 2, areaId: 2, authorId: 2 });
    reply = await answer(database.db, winter, "Drain it and keep the gasket wet.", { authorId: 2 });
  });
  afterAll(() => empty());

  const ids = async (query: string, filters: Parameters<typeof find>[2] = {}) =>
    (await find(database.db, query, filters)).hits
      .filter((hit) => hit.match === "all")
      .map((hit) => hit.documentId)
      .sort((a, b) => a - b);

  it("leaves out what has an excluded word, finds phrases as written", async () => {
    expect(await ids("pump -heat")).toEqual([winter]);
    expect(await ids('"winter pump"')).toEqual([summer]);
    expect(await ids("winter pump")).toEqual([winter, summer]);
  });

  it("narrows by tag, member, product, kind, state and area, typed or chosen", async () => {
    expect(await ids("tag:storage")).toEqual([winter]);
    expect(await ids("[winter] pump")).toEqual([winter]);
    expect(await ids("user:bert")).toEqual([summer, reply].sort((a, b) => a - b));
    expect(await ids("product:hose pump")).toEqual([summer]);
    expect(await ids("pump", { filters: { productId: 1, kind: "question" } })).toEqual([winter]);
    expect(await ids("gasket", { filters: { kind: "question" } })).toEqual([]);
    expect(await ids("is:unanswered winter")).toEqual([summer]);
    expect(await ids("is:answered")).toEqual([winter]);
    expect(await ids("pump", { filters: { areaId: 2 } })).toEqual([summer]);
    expect(await ids("", { filters: { tags: ["winter"] } })).toEqual([winter]);
    expect(await ids("user:nobody pump")).toEqual([]);
    expect(await ids("lang:de pump")).toEqual([]);
  });

  it("shows a conversation once, by the post that fits", async () => {
    const { hits } = await find(database.db, "store gasket");
    expect(hits).toHaveLength(1);
    expect(hits[0]).toMatchObject({
      documentId: reply,
      questionId: winter,
      kind: "answer",
      title: "Store the pump in winter",
    });
    const both = await find(database.db, "store winter");
    expect(both.hits[0]).toMatchObject({ documentId: winter, kind: "question", moreCount: 1 });
  });

  it("says when only some of the words were found", async () => {
    const { hits, total } = await find(database.db, "pump violin");
    expect(total).toBe(0);
    expect(hits.map((hit) => hit.match)).toEqual(["some", "some"]);
  });

  it("finds nothing without a question", async () => {
    expect(await find(database.db, "")).toMatchObject({ hits: [], total: 0, next: null });
    expect(await find(database.db, "-pump")).toMatchObject({ hits: [], total: 0 });
  });

  it("survives whatever is typed", async () => {
    for (const query of [
      "'",
      "\\",
      "a'b\\c",
      '"',
      "& | ! <->",
      ":*",
      "%",
      "😀",
      "tag:'x\\",
      'user:"',
      "x".repeat(300),
      "a ".repeat(150),
    ]) {
      await expect(find(database.db, query), query).resolves.toBeDefined();
    }
  });
});

describe("what is not published", () => {
  beforeEach(() => empty());

  const setState = (id: number, state: string) => database.sql`update documents set state = ${state} where id = ${id}`;
  const setListed = (id: number, isListed: boolean) =>
    database.sql`update questions set is_listed = ${isListed} where id = ${id}`;

  it("is not in the index once it was indexed again, nor are the answers of such a question", async () => {
    const question = await ask(database.db, { title: "Secret gasket" });
    const reply = await answer(database.db, question, "Turn the secret screw");
    await setState(reply, "held");
    await indexDocument(database.db, reply);
    expect((await find(database.db, "screw")).hits).toHaveLength(0);
    await setState(reply, "published");
    await indexDocument(database.db, reply);
    expect((await find(database.db, "screw")).hits).toHaveLength(1);
    await setState(question, "removed");
    await setListed(question, false);
    await indexDocument(database.db, question);
    expect(await database.sql`select 1 from search_documents`).toHaveLength(0);
  });

  it("never appears, even if the index still has it", async () => {
    for (const [post, state] of [
      ["question", "held"],
      ["question", "removed"],
      ["answer", "returned"],
      ["answer", "deleted"],
    ] as const) {
      await empty();
      const question = await ask(database.db, { title: "Secret gasket" });
      const reply = await answer(database.db, question, "Turn the hidden screw");
      await setState(post === "question" ? question : reply, state);
      if (post === "question") await setListed(question, false);
      const query = post === "question" ? "secret" : "hidden";
      expect((await find(database.db, query)).hits, `${post} ${state}`).toHaveLength(0);
      expect((await find(database.db, "screw", { filters: { kind: "answer" } })).hits, `${post} ${state}`).toHaveLength(
        0,
      );
    }
  });

  it("comes back with its answers", async () => {
    const question = await ask(database.db, { title: "Secret gasket" });
    await answer(database.db, question, "Turn the hidden screw");
    await setListed(question, false);
    await indexDocument(database.db, question);
    await setListed(question, true);
    await indexDocument(database.db, question);
    expect(await titles(database.db, "hidden screw")).toEqual(["Secret gasket"]);
  });
});

describe("the index", () => {
  beforeEach(() => empty());

  it("follows a changed title, in the answers too", async () => {
    const question = await ask(database.db, { title: "Old wording" });
    const reply = await answer(database.db, question, "Turn the screw");
    await database.sql`update questions set title = 'Fresh phrasing', tag_slugs = '{tidy}' where id = ${question}`;
    await indexDocument(database.db, question);
    expect((await find(database.db, "old screw")).hits.filter((hit) => hit.match === "all")).toHaveLength(0);
    expect((await find(database.db, "phrasing screw tag:tidy")).hits[0]?.documentId).toBe(reply);
  });

  it("is the same written one by one or many at once", async () => {
    const question = await ask(database.db, { title: "Pump TW-300", text: "It hums.", tags: ["noise"] });
    const reply = await answer(database.db, question, "Bleed it.");
    const rows = () =>
      database.sql`select document_id, vector::text, title_vector::text, context, state from search_documents order by 1`;
    await indexDocument(database.db, question);
    const before = await rows();
    await database.sql`delete from search_documents`;
    await indexMany(database.db, [reply, question, 999_999]);
    expect(await rows()).toEqual(before);
    expect(before).toHaveLength(2);
  });

  it("finds a question by the titles of its duplicates", async () => {
    const canonical = await ask(database.db, { title: "Pump does not prime" });
    const other = await ask(database.db, { title: "Machine gurgles dry" });
    await database.sql`insert into question_duplicates (question_id, canonical_id) values (${other}, ${canonical})`;
    await indexDocument(database.db, canonical);
    expect(await titles(database.db, "gurgles")).toContain("Pump does not prime");
  });

  it("reads the source where there is no rendering", async () => {
    const question = await ask(database.db, { title: "Pump", text: "The **impeller** is stuck" });
    await database.sql`delete from renderings`;
    await indexDocument(database.db, question);
    expect(await titles(database.db, "impeller")).toEqual(["Pump"]);
  });

  /** For a lock, in this database. */
  async function somebodyWaits(): Promise<void> {
    const waiting = () =>
      database.sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    while ((await waiting()).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  it("does not keep the older of two texts written at the same time", async () => {
    const question = await ask(database.db, { title: "Crimson" });
    let tellLocked = () => {};
    const locked = new Promise<void>((resolve) => {
      tellLocked = resolve;
    });
    const slow = database.db.transaction(async (tx) => {
      await tx.execute(sql`select 1 from search_documents where document_id = ${question}::bigint for update`);
      await tx.execute(sql`update questions set title = 'Turquoise' where id = ${question}::bigint`);
      tellLocked();
      await somebodyWaits();
      await indexDocument(tx, question);
    });
    await locked;
    await database.db.transaction((tx) => indexDocument(tx, question));
    await slow;
    expect(await titles(database.db, "turquoise")).toEqual(["Turquoise"]);
    expect((await find(database.db, "crimson")).total).toBe(0);
  });

  it("moves posts between tiers without losing or doubling them", async () => {
    const liked = await ask(database.db, { title: "Pump one", score: 40 });
    const plain = await ask(database.db, { title: "Pump two" });
    const tiers = async () =>
      Object.fromEntries(
        (
          await database.sql<{ document_id: number; tier: number }[]>`select document_id, tier from search_documents`
        ).map((row) => [row.document_id, row.tier]),
      );
    expect(await tiers()).toEqual({ [liked]: 6, [plain]: 6 });
    expect((await find(database.db, "pump")).total).toBe(2);
    expect(await recomputeTiers(database.db)).toBe(2);
    expect(await tiers()).toEqual({ [liked]: 1, [plain]: 1 });
    expect(await titles(database.db, "pump")).toEqual(["Pump one", "Pump two"]);
    await indexDocument(database.db, liked);
    expect(await tiers()).toEqual({ [liked]: 1, [plain]: 1 });
    expect(await recomputeTiers(database.db)).toBe(0);
    expect((await find(database.db, "pump")).total).toBe(2);
  });

  it("pages through more than one page and ends", async () => {
    for (let n = 0; n < 25; n += 1) await ask(database.db, { title: `Pump number ${n}` });
    const first = await find(database.db, "pump", { limit: 10 });
    const second = await find(database.db, "pump", { limit: 10, cursor: first.next ?? 0 });
    const third = await find(database.db, "pump", { limit: 10, cursor: second.next ?? 0 });
    const seen = [first, second, third].flatMap(({ hits }) => hits.map((hit) => hit.documentId));
    expect(new Set(seen).size).toBe(25);
    expect([first.total, first.isMore, third.hits.length, third.next]).toEqual([25, false, 5, null]);
    expect(await find(database.db, "pump", { cursor: 10_000 })).toMatchObject({ hits: [], next: null });
  });

  it("says that there is more than it counted", async () => {
    for (let n = 0; n < 260; n += 1) await ask(database.db, { title: `Pump number ${n}` });
    const { total, isMore } = await find(database.db, "pump");
    expect(isMore).toBe(true);
    expect(total).toBeGreaterThanOrEqual(200);
  });
});

describe("the log of searches", () => {
  it("forgets after 90 days", async () => {
    await database.sql`insert into searches (query, language, result_count, at) values ('old', 'en', 1, now() - interval '91 days'), ('new', 'en', 1, now() - interval '89 days')`;
    await deleteOldSearches(database.db);
    expect((await database.sql`select query from searches`).map((row) => row.query)).toEqual(["new"]);
    await database.sql`delete from searches`;
  });

  it("holds words, language and count, and nothing of the person", async () => {
    logSearch(database.db, { query: "pump", language: "de", resultCount: 3 });
    logSearch(database.db, { query: "'; drop", language: "en", resultCount: 0 });
    await writeGatheredSearches();
    const rows = await database.sql`select * from searches order by id`;
    expect(rows.map(({ query, language, result_count }) => [query, language, result_count])).toEqual([
      ["pump", "de", 3],
      ["'; drop", "en", 0],
    ]);
  });
});

async function empty(): Promise<void> {
  await database.sql`delete from search_documents`;
  await database.sql`delete from question_duplicates`;
  await database.sql`delete from answers`;
  await database.sql`delete from questions`;
  await database.sql`update documents set state = 'deleted'`;
}
