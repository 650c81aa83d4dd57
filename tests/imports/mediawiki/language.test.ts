import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedEmpty } from "#drizzle/seed/empty.server";
import { chosenLanguage } from "~/imports/mediawiki/language";
import { importMediaWiki } from "~/imports/mediawiki/mediawiki.server";
import { closeRendering } from "~/markdown/rendering.server";
import { loadSettings } from "~/models/community/community.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { exportOf, KETTLE_PAGES, wikiOptions, writeExport } from "./kettle-wiki";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await seedEmpty(database.db);
});
afterAll(async () => {
  await closeRendering();
  await database.close();
});

describe("the language of an export's pages", () => {
  test.each([
    ["de", "de"],
    ["de-formal", "de"],
    ["de-AT", "de"],
    ["ru", "ru"],
    ["zh", "zh-Hans"],
    ["zh-CN", "zh-Hans"],
    ["zh-Hans-SG", "zh-Hans"],
    ["zh-hant", "zh-Hant"],
    ["zh-TW", "zh-Hant"],
    ["zh-hk", "zh-Hant"],
    ["yue", "zh-Hant"],
    ["EN-gb", "en"],
    ["fr", "fr"],
    ["pt-BR", "pt"],
    ["no", "nb"],
    ["tlh", "en"],
    ["deu-x", "en"],
    ["constructor", "en"],
    ["", "en"],
  ])("that says %j is %s", (written, expected) => {
    expect(chosenLanguage(null, written).language).toBe(expected);
    expect(chosenLanguage("ru", written).language).toBe("ru");
  });

  test("says where it comes from, and what it is not", () => {
    expect(chosenLanguage(null, "tlh").because).toContain('"tlh"');
    expect(chosenLanguage("de", "fr").because).toContain('the export says "fr"');
    expect(chosenLanguage("de", "de-AT").because).not.toContain("the export says");
  });

  test("is stored with them, and stands in the report", async () => {
    const file = writeExport(exportOf(KETTLE_PAGES).replace('xml:lang="en"', 'xml:lang="de-AT"'));
    const report = await importMediaWiki(database.options, wikiOptions(file.path, { language: null }));
    file.delete();
    expect(report.named["Language of the pages"]).toEqual(['de, as the export says ("de-AT")']);
    const rows = await database.db.execute<{ language: string }>(sql`
      select distinct language from (select language from pages union all select language from documents where kind = 'page') x`);
    expect([...rows]).toEqual([{ language: "de" }]);
    expect((await loadSettings(database.db)).languages.offered).toEqual([]);
  });

  test("is offered from then on where the interface does not have it", async () => {
    const file = writeExport(exportOf(KETTLE_PAGES).replace('xml:lang="en"', 'xml:lang="fr-CA"'));
    const options = wikiOptions(file.path, { language: null, source: "another" });
    await importMediaWiki(database.options, options);
    await importMediaWiki(database.options, options);
    file.delete();
    expect((await loadSettings(database.db)).languages.offered).toEqual(["fr"]);
  });
});
